"""Deleted documents are gone from every statistic: as if they had never been there."""

from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from index.document import Document
from index.engines.whoosh.columns.deletions import Losses, added, docset_of, documents_of
from tests.index.engines.whoosh.build.test_builder import deletable, full_corpora
from tests.index.engines.whoosh.segments import segment
from tests.laws import law


@law(40)
@given(full_corpora(), st.data())
def test_statistics_are_those_of_the_live(documents: list[Document], data: st.DataObject) -> None:
    ids = deletable(documents)
    gone = data.draw(st.sets(st.sampled_from(ids), max_size=len(ids))) if ids else set()
    with TemporaryDirectory() as folder:
        opened = segment(Path(folder), documents, gone)
        left = segment(Path(folder), [d for d in documents if d.article.id not in gone])
        assert opened.live == len(left)
        assert all((opened.find(id) is None) == (id in gone) for id in ids)
        for field in opened.layout.fields:
            assert opened.tokens(field) == left.tokens(field)
            assert opened.holding(field) == left.holding(field)
        for group in opened.layout.groups:
            for stream in map(group.stream, opened.layout.kinds):
                if stream not in opened.streams():
                    continue
                alive = left.terms(stream) if stream in left.streams() else None
                for ordinal, term in enumerate(opened.terms(stream).texts()):
                    there = alive.ordinal(term) if alive else -1
                    for field in group.fields:
                        n = left.frequency(stream, field, there) if there >= 0 else 0
                        assert opened.frequency(stream, field, ordinal) == n
                if opened.deletions:
                    ordinals = np.arange(len(opened.terms(stream)))
                    for field in group.fields:
                        lost = opened.deletions.frequencies(stream, field, ordinals)
                        kept = [opened.frequency(stream, field, n) for n in ordinals.tolist()]
                        held = opened.frequencies(stream, field).all()
                        assert (held - lost).tolist() == kept


@given(st.sets(st.integers(0, 999)))
def test_bits(numbers: set[int]) -> None:
    docs = docset_of(np.array(sorted(numbers), np.int64), 1000)
    assert len(docs) == 16
    assert documents_of(docs).tolist() == sorted(numbers)
    assert all((int(docs[n >> 6]) >> (n & 63)) & 1 for n in numbers)


def test_losses_add_up() -> None:
    def lost(*pairs: tuple[int, int]) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
        ordinals, counts = zip(*pairs, strict=True)
        return np.array(ordinals, np.uint32), np.array(counts, np.uint32)

    first = Losses({"t": 3}, {"t": 1}, {("key", "t"): lost((2, 1), (5, 1))})
    terms = {("key", "t"): lost((1, 2), (5, 1)), ("form", "t"): lost((0, 1))}
    second = Losses({"t": 4}, {"t": 2}, terms)
    both = added(first, second)
    assert (both.tokens, both.holding) == ({"t": 7}, {"t": 3})
    assert [array.tolist() for array in both.terms["key", "t"]] == [[1, 2, 5], [2, 1, 2]]
    assert [array.tolist() for array in both.terms["form", "t"]] == [[0], [1]]
