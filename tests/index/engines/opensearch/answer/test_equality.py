"""The OpenSearch engine answers what the obvious engine answers, on a real node."""

from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.asking.hits import Hit, Hits
from index.asking.plan import Expandable, Plan
from index.asking.protocol import Index
from index.asking.scored import Scored
from index.document import Document
from index.engines.memory import MemoryIndex
from index.engines.opensearch.index import OpenSearchIndex
from tests.index.strategies import LANGUAGE, corpora, expandables, plans, scored_words
from tests.laws import node_law
from tests.opensearch.indices import in_cluster

questions = st.lists(plans, min_size=15, max_size=30)


@pytest.fixture(scope="module", params=[1, 3], ids=["one shard", "three shards"])
def index(request: pytest.FixtureRequest) -> OpenSearchIndex:
    return in_cluster(request, request.param)


def fill(index: Index, documents: Iterable[Document], gone: Iterable[str] = ()) -> None:
    writer = index.writer(anew=not gone)
    writer.write(document.article for document in documents)
    writer.remove(list(gone))
    writer.publish(["archive"])


def assert_same(got: Hits, expected: Hits) -> None:
    assert [hit.id for hit in got.hits] == [hit.id for hit in expected.hits]
    assert [hit.score for hit in got.hits] == pytest.approx(
        [hit.score for hit in expected.hits], rel=1e-6
    )
    for one, other in zip(got.hits, expected.hits, strict=True):
        assert one.added == pytest.approx(other.added, rel=1e-5, abs=1e-5)
    # An oracle that looks at one document after the other need not expand every node.
    assert set(expected.notices) <= set(got.notices)
    assert _rest(got) == _rest(expected)
    assert list(map(_unscored, got.hits)) == list(map(_unscored, expected.hits))


def _rest(hits: Hits) -> Hits:
    return replace(hits, hits=(), notices=(), generation="")


def _unscored(hit: Hit) -> Hit:
    return replace(hit, score=0.0, added=())


@node_law(4)
@given(corpora(), questions)
def test_it_answers_as_the_obvious_engine_does(
    index: OpenSearchIndex, documents: list[Document], asked: list[Plan]
) -> None:
    oracle = MemoryIndex(LANGUAGE)
    fill(oracle, documents)
    fill(index, documents)
    got, expected = index.reader(), oracle.reader()
    assert replace(got.archive(), generation="") == replace(expected.archive(), generation="")
    for plan in asked:
        assert_same(got.run(plan), expected.run(plan))
        assert got.members(plan) == expected.members(plan)
    for document in documents:
        assert got.article(document.article.id) == document.article
        assert got.family(document.article.id) == expected.family(document.article.id)
    assert got.article("nobody") is None
    assert index.verify() == ()


@node_law(2)
@given(
    corpora(), st.lists(scored_words, min_size=1), st.lists(expandables, min_size=5, max_size=10)
)
def test_it_knows_of_words_what_the_obvious_engine_knows(
    index: OpenSearchIndex,
    documents: list[Document],
    words: list[Scored],
    nodes: list[Expandable],
) -> None:
    oracle = MemoryIndex(LANGUAGE)
    fill(oracle, documents)
    fill(index, documents)
    got, expected = index.reader(), oracle.reader()
    keys = [key for word in words for key in word.keys]
    assert got.statistics(keys) == expected.statistics(keys)
    for node in nodes:
        assert got.forms(node, 5) == expected.forms(node, 5)
