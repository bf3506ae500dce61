"""As many words as can be typed, in every way that they can be asked for, on every engine."""

from itertools import islice, pairwise, product

import pytest

from index.article import Article, Section
from search.request import MAX_QUERY, SearchRequest
from search.searcher import Searcher
from search.typed.scanner import MAX_WORDS
from tests.test_cases import ENGINES

WORDS = ["".join(w) for w in islice(product("bdfgklm", "aou", "nprt", "aou"), MAX_WORDS)]
HALF = WORDS[::2]
ARTICLES = [
    Article("all", "All", "s", sections=(Section(None, "s1", (" ".join(WORDS),)),)),
    Article("half", "Half", "s", sections=(Section(None, "s1", (" ".join(HALF),)),)),
    Article("none", "None", "s", sections=(Section(None, "s1", ("Nothing.",)),)),
]
LONG = {
    "all of them": (" ".join(WORDS), {"all"}),
    "any of them": (" OR ".join(WORDS[:210]), {"all", "half"}),
    "a phrase": (f'"{" ".join(WORDS)}"', {"all"}),
    "phrases": (
        " ".join(f"{a}-{b}" for a, b in pairwise(HALF[:90])),
        {"half"},
    ),
    "near each other": (f'"{" ".join(WORDS[63::-1])}"~50', {"all"}),
    "pairs near each other": (" w/9 ".join(WORDS[:64]), {"all"}),
    "forms": (" ".join(f"={word}" for word in WORDS), {"all"}),
    "beginnings": (" ".join(f"{word[:3]}*" for word in WORDS), {"all", "half"}),
    "none of them": ("NOT (" + " OR ".join(WORDS[:200]) + ")", {"none"}),
    "each left out": (" ".join(f"-{word}" for word in WORDS), {"none"}),
    "in a field": ("body:(" + " OR ".join(WORDS[:200]) + ")", {"all", "half"}),
    "in a facet": ("source:(" + " OR ".join([*WORDS[:200], "s"]) + ")", {"all", "half", "none"}),
}
"""What is typed, at most `MAX_QUERY` characters, and the ids of what it finds."""


@pytest.fixture(scope="module", params=ENGINES)
def searcher(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    index = ENGINES[request.param](request, tmp_path_factory.mktemp("long") / "ix")
    writer = index.writer()
    writer.write(ARTICLES)
    writer.publish([])
    return Searcher(index)


@pytest.mark.parametrize("kind", LONG)
def test_a_long_query_is_answered(kind: str, searcher: Searcher) -> None:
    typed, ids = LONG[kind]
    assert len(typed) <= MAX_QUERY
    page = searcher.search(SearchRequest(typed))
    assert not page.partial
    assert {result.id for result in page.results} == ids
    assert page.warnings == ()
