"""What is merged is what would be built anew from the live documents: array by array."""

from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Article
from index.document import Document, from_article
from index.engines.whoosh.build import merge_streams
from index.engines.whoosh.build.builder import SegmentBuilder
from index.engines.whoosh.build.merge import merge
from index.engines.whoosh.columns import paged
from index.engines.whoosh.columns.docstore import encoded
from index.engines.whoosh.columns.layout import FieldGroup, Layout
from index.engines.whoosh.columns.opened import OpenSegment
from tests.index.engines.whoosh.build.test_builder import deletable, full_corpora
from tests.index.engines.whoosh.segments import VOCABULARY, segment
from tests.index.strategies import LANGUAGE
from tests.laws import law

BLOCKS = {"stored.block", "stored.first"}
"""How stored articles fall into blocks may differ."""


def assert_equal(merged: OpenSegment, rebuilt: OpenSegment) -> None:
    merged.verify()
    assert set(merged.columns) == set(rebuilt.columns)
    assert merged.columns.about == rebuilt.columns.about
    for name in set(merged.columns) - BLOCKS:
        assert merged.columns[name].dtype == rebuilt.columns[name].dtype, name
        assert np.array_equal(merged.columns[name], rebuilt.columns[name]), name
    for number in range(len(merged)):
        assert merged.text(number) == rebuilt.text(number)


@law(40)
@given(full_corpora(), st.data())
def test_a_merge_is_a_rebuild(documents: list[Document], data: st.DataObject) -> None:
    count = len(documents)
    owners = data.draw(st.lists(st.integers(0, 2), min_size=count, max_size=count))
    ids = deletable(documents)
    gone = data.draw(st.sets(st.sampled_from(ids), max_size=4)) if ids else set()
    pairs = list(zip(documents, owners, strict=True))
    with TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        patch.setattr(paged, "AT_ONCE", data.draw(st.sampled_from([1, 5, 10**6])))
        patch.setattr(paged, "IN_MEMORY", data.draw(st.sampled_from([0, 10**6])))
        patch.setattr(merge_streams, "_TERMS_AT_ONCE", data.draw(st.sampled_from([1, 3, 10**6])))
        folder = Path(name)
        parts = [
            segment(folder, [d for d, owner in pairs if owner == number], gone)
            for number in range(3)
        ]
        merged = OpenSegment(folder, merge(parts, folder))
        rebuilt = segment(folder, [d for d in documents if d.article.id not in gone])
        assert_equal(merged, rebuilt)


def test_blocks_that_stay_together_are_copied(tmp_path: Path) -> None:
    parts = []
    for half in range(2):
        builder = SegmentBuilder(tmp_path, VOCABULARY)
        for number in range(100):
            article = Article(f"{half}-{number:03}", f"title {number}" * 50, "source")
            builder.add(from_article(article, LANGUAGE), encoded(article))
        parts.append(OpenSegment(tmp_path, builder.finish()))
    merged = OpenSegment(tmp_path, merge(parts, tmp_path))
    frames = {part.documents.frame(n) for part in parts for n in range(part.documents.blocks)}
    copied = {merged.documents.frame(n) for n in range(merged.documents.blocks)}
    assert len(copied & frames) >= len(frames) - 1
    assert [merged.article(n).id for n in (0, 99, 100, 199)] == ["0-000", "0-099", "1-000", "1-099"]


def test_segments_of_different_layouts_are_not_merged(tmp_path: Path) -> None:
    layout = Layout((FieldGroup("", (("lede", 1),)),), ("key",))
    other = OpenSegment(tmp_path, SegmentBuilder(tmp_path, VOCABULARY, layout).finish())
    with pytest.raises(ValueError, match="not the same fields"):
        merge([segment(tmp_path, []), other], tmp_path)
