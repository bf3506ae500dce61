"""The Whoosh engine answers what the obvious engine answers."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.asking.hits import Hits
from index.asking.plan import Plan
from index.asking.protocol import Index, Reader
from index.document import Document
from index.engines.memory import MemoryIndex
from index.engines.whoosh.index import WhooshIndex
from tests.index.strategies import LANGUAGE, corpora, plans
from tests.laws import law


def filled(index: Index, documents: list[Document]) -> Reader:
    writer = index.writer()
    writer.write(document.article for document in documents)
    writer.publish(["archive"])
    return index.reader()


def assert_same(got: Hits, expected: Hits) -> None:
    assert [hit.id for hit in got.hits] == [hit.id for hit in expected.hits]
    assert [hit.score for hit in got.hits] == pytest.approx(
        [hit.score for hit in expected.hits], rel=1e-9
    )
    # An oracle that looks at one document after the other need not expand every node.
    assert set(expected.notices) <= set(got.notices)
    assert replace(got, hits=(), notices=()) == replace(expected, hits=(), notices=())
    for one, other in zip(got.hits, expected.hits, strict=True):
        assert one.added == pytest.approx(other.added, rel=1e-6, abs=1e-6)
        assert replace(one, score=0.0, added=()) == replace(other, score=0.0, added=())


@law(70)
@given(corpora(), st.lists(plans, min_size=5, max_size=15))
def test_it_answers_as_the_obvious_engine_does(
    documents: list[Document], questions: list[Plan]
) -> None:
    expected = filled(MemoryIndex(LANGUAGE), documents)
    with TemporaryDirectory() as folder:
        got = filled(WhooshIndex(Path(folder, "index"), LANGUAGE), documents)
        assert got.archive() == expected.archive()
        for plan in questions:
            assert_same(got.run(plan), expected.run(plan))
            assert got.members(plan) == expected.members(plan)
        for document in documents:
            assert got.article(document.article.id) == document.article
