"""On the real articles of DATELINE_TESTDATA: both engines answer the same."""

import os
import random
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from index.article import Article
from index.asking.protocol import Index
from index.engines.whoosh.index import WhooshIndex
from index.readers.files import SourceFile, walk
from index.readers.registry import read
from index.text.analysis import forms
from search.page import Page
from search.request import SearchRequest
from search.searcher import Searcher
from tests.opensearch.indices import in_cluster

DATA = Path(os.environ.get("DATELINE_TESTDATA", ""))
TIMES = int(os.environ.get("DATELINE_EXAMPLES", "1"))
QUERIES = TIMES * 100
EVERY, SHARDS = (4, [1]) if TIMES == 1 else (1, [1, 3])
"""Every so many-th article is asked for; `python -m tests.opensearch` takes all of them, too."""
pytestmark = pytest.mark.skipif(
    not (DATA / "seed").is_dir(), reason="DATELINE_TESTDATA names no folder of articles"
)


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    found = walk([DATA / "seed", DATA / "corpora" / "articles"])
    read_all = [a for f in found if isinstance(f, SourceFile) for a in read(f)]
    unique = {a.id: a for a in read_all if isinstance(a, Article)}
    return list(unique.values())[::EVERY]


@pytest.fixture(scope="module", params=SHARDS, ids="{} shards".format)
def both(
    request: pytest.FixtureRequest, articles: list[Article]
) -> Iterator[tuple[Searcher, Searcher]]:
    with TemporaryDirectory() as folder:
        yield (
            filled(in_cluster(request, request.param), articles),
            filled(WhooshIndex(Path(folder, "index"), "en"), articles),
        )


def filled(index: Index, articles: list[Article]) -> Searcher:
    writer = index.writer()
    writer.write(articles)
    writer.publish(["archive"])
    return Searcher(index)


def queries(articles: list[Article]) -> list[str]:
    """Words, phrases, proximities, beginnings and mistypings out of the articles."""
    chance = random.Random(1)
    made: list[str] = []
    while len(made) < QUERIES:
        words = forms(chance.choice(articles).title)
        if len(words) < 4:
            continue
        start = chance.randrange(len(words) - 2)
        a, b = words[start : start + 2]
        kinds = (a, f"{a} {b}", f'"{a} {b}"', f'"{b} {a}"~4', f"{a[:4]}* {b}", f"title:{b} OR {a}")
        made.append(chance.choice([*kinds, f"{a}~", f"{a} -{b}", f"={a} source:bbc"]))
    return made


def test_both_engines_answer_the_same(
    both: tuple[Searcher, Searcher], articles: list[Article]
) -> None:
    ours, embedded = both
    for query in queries(articles):
        request = SearchRequest(q=query, page_size=20)
        assert_same_page(query, ours.search(request), embedded.search(request))


def assert_same_page(query: str, got: Page, expected: Page) -> None:
    assert got.total == expected.total, query
    assert got.facets == expected.facets, query
    assert got.timeline == expected.timeline, query
    assert got.warnings == expected.warnings, query
    scores = [result.hit.score for result in expected.results]
    assert [result.hit.score for result in got.results] == pytest.approx(scores, rel=1e-6), query
    # Equal within that, articles may stand in another order.
    rounded = [f"{score:.5g}" for score in scores]
    places = zip(rounded, got.results, expected.results, strict=True)
    for score, one, other in places:
        assert one.id == other.id or rounded.count(score) > 1 or score == rounded[-1], query
