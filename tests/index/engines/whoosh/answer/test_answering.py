"""The evaluator answers what the obvious engine answers, over segments and deleted documents."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import Mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Article
from index.asking import expansion
from index.asking.hits import Hits
from index.asking.plan import MAX_EXPANSION, Expandable, Plan
from index.asking.scored import Scored
from index.document import Document, from_article
from index.engines.oracle import MemoryReader
from index.engines.whoosh.answer import expansion as evaluate_expansion
from index.engines.whoosh.answer import order as evaluate_order
from index.engines.whoosh.answer.answering import Answer, Evaluator
from index.engines.whoosh.answer.relatives import Relatives
from index.engines.whoosh.columns.duplicates import read_duplicates, write_duplicates
from index.engines.whoosh.columns.opened import OpenSegment
from tests.index.engines.whoosh.segments import segment
from tests.index.strategies import LANGUAGE, corpora, expandables, plans, scored_words
from tests.laws import law


def assert_same(answer: Answer, segments: Sequence[OpenSegment], expected: Hits) -> None:
    ids = [segments[hit.segment].ids.text(hit.document) for hit in answer.ranked]
    assert ids == [hit.id for hit in expected.hits]
    scores = [hit.score for hit in answer.ranked]
    assert scores == pytest.approx([hit.score for hit in expected.hits], rel=1e-12)
    assert (answer.total, answer.folded) == (expected.total, expected.folded)
    assert [hit.folded for hit in answer.ranked] == [hit.folded for hit in expected.hits]
    assert answer.facets == expected.facets
    assert answer.timeline == expected.timeline
    # An oracle that looks at one document after the other need not expand every node.
    assert set(expected.notices) <= set(answer.notices)


def parts(documents: Sequence[Document], owners: Sequence[int]) -> list[list[Document]]:
    """The documents of each of three segments, empty ones left out."""
    pairs = list(zip(documents, owners, strict=True))
    split = ([document for document, owner in pairs if owner == n] for n in range(3))
    return [part for part in split if part]


@st.composite
def snapshots(draw: st.DrawFn) -> tuple[list[list[Document]], list[str]]:
    """Documents in up to three segments, and the ids of those that are deleted."""
    documents = draw(corpora())
    owners = draw(st.lists(st.integers(0, 2), min_size=len(documents), max_size=len(documents)))
    ids = [document.article.id for document in documents]
    deleted = draw(st.lists(st.sampled_from(ids), unique=True, max_size=4)) if ids else []
    return parts(documents, owners), deleted


@law(50)
@given(
    snapshots(),
    st.lists(plans, min_size=5, max_size=15),
    st.sampled_from([0, 400]),
    st.sampled_from([MAX_EXPANSION, 2]),
)
def test_it_answers_as_the_obvious_engine_does(
    snapshot: tuple[list[list[Document]], list[str]], questions: list[Plan], few: int, most: int
) -> None:
    split, deleted = snapshot
    left = [d for part in split for d in part if d.article.id not in deleted]
    expected = MemoryReader(left, LANGUAGE, "1")
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(evaluate_order, "_FEW", few)  # else small archives meet one kernel only
        patch.setattr(evaluate_order, "_FEWER", few)
        patch.setattr(expansion, "MAX_EXPANSION", most)  # and no expansion is ever cut
        patch.setattr(evaluate_expansion, "MAX_EXPANSION", most)
        segments = [segment(Path(folder), part, deleted) for part in split]
        write_duplicates(Path(folder), segments)
        duplicates = read_duplicates(Path(folder), segments)
        relatives = Relatives(segments, duplicates)
        for id in [d.article.id for part in split for d in part]:
            assert relatives.family(id) == expected.family(id)
        evaluator = Evaluator(segments, duplicates)
        for plan in questions:
            assert_same(evaluator.run(plan), segments, expected.run(plan))
            every = replace(plan, offset=0, limit=100, after=None)
            assert_same(evaluator.run(every), segments, expected.run(every))


@law(50)
@given(snapshots(), st.lists(scored_words, max_size=6), st.lists(expandables, max_size=10))
def test_it_knows_words_as_the_obvious_engine_does(
    snapshot: tuple[list[list[Document]], list[str]],
    scored: list[Scored],
    nodes: list[Expandable],
) -> None:
    split, deleted = snapshot
    left = [d for part in split for d in part if d.article.id not in deleted]
    expected = MemoryReader(left, LANGUAGE, "1")
    with TemporaryDirectory() as folder:
        evaluator = Evaluator([segment(Path(folder), part, deleted) for part in split])
        keys = [key for word in scored for key in word.keys]
        assert evaluator.statistics(keys) == expected.statistics(keys)
        for node in nodes:
            for limit in (0, 1, 3, 100):
                assert evaluator.forms(node, limit) == expected.forms(node, limit)


def test_every_kernel_that_ranks_is_loaded_whatever_an_archive_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kernels = ("best_of_few", "best_within", "best_of_any")
    spies = [Mock(wraps=getattr(evaluate_order, name)) for name in kernels]
    for name, spy in zip(kernels, spies, strict=True):
        monkeypatch.setattr(evaluate_order, name, spy)
    article = Article("a", title="Kursk", source="BBC")
    opened = segment(tmp_path, [from_article(article, "en")])
    Evaluator([opened]).load_kernels((Scored((("kursk",),)),))
    assert [spy.call_count for spy in spies] == [1, 1, 1]
