"""What is offered in place of a query is another query, and finds what it says."""

from typing import Any

import pytest
from hypothesis import given

from index.asking.plan import Choice
from index.document import Document
from search.request import SearchRequest
from search.searcher import Searcher
from search.typed.parse import parse
from search.typed.query import brief
from tests.index.strategies import corpora
from tests.laws import law
from tests.search.archives import of_texts, searchers, typed
from tests.search.cases import DATA, cases
from tests.test_cases import ENGINES, asked

FILTERS = (Choice("language", ("en",), ("de",)),)


@law(40)
@given(corpora(), typed)
def test_another_spelling_finds_what_it_says(documents: list[Document], query: str) -> None:
    request = SearchRequest(query, choices=FILTERS)
    with searchers(documents) as engines:
        offered = [engine.search(request).did_you_mean for engine in engines]
        meant = offered[0]
        if meant:
            page = engines[0].search(SearchRequest(meant.query, choices=FILTERS))
            assert page.total == meant.total > 0
            assert meant.query != brief(parse(query).query)
    assert offered[0] == offered[1]


@pytest.mark.parametrize("case", cases("spelling"))
def test_each_case_is_respelt(case: dict[str, Any], searcher: Searcher) -> None:
    request = asked(case)
    meant = searcher.search(request).did_you_mean
    if case["meant"] is None:
        assert meant is None
        return
    assert meant
    assert (meant.query, meant.total) == (case["meant"], case["total"])
    again = searcher.search(asked({**case, "q": meant.query}))
    assert again.total == meant.total
    assert again.did_you_mean is None


@pytest.fixture(scope="module", params=ENGINES)
def rare(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    """A searcher over as many articles of each text as the cases of rare words say."""
    index = ENGINES[request.param](request, tmp_path_factory.mktemp("rare") / "ix")
    return of_texts(index, DATA["rare"]["articles"])


@pytest.mark.parametrize(
    "case", [pytest.param(case, id=case["name"]) for case in DATA["rare"]["cases"]]
)
def test_a_rare_word_may_be_misspelt(case: dict[str, Any], rare: Searcher) -> None:
    meant = rare.search(asked(case)).did_you_mean
    offered = (meant.query, meant.total) if meant else None
    assert offered == ((case["meant"], case["total"]) if case["meant"] else None)
