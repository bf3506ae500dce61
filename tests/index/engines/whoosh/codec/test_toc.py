"""A table of contents names segments and nothing else."""

import pickle
import sys
from collections import OrderedDict
from pathlib import Path
from typing import Any

import pytest
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC

from index.article import Article
from index.engines.whoosh.build.parts import Build
from index.engines.whoosh.build.store import write_generation
from index.engines.whoosh.build.workers import build_segments
from index.engines.whoosh.codec.fields import schema
from index.engines.whoosh.codec.segment import ColumnSegment
from index.engines.whoosh.codec.toc import open_segments, read_contents, write_contents
from index.errors import DamagedIndexError


def write(folder: Path, segments: Any) -> None:
    TOC(schema("en"), segments, 1).write(FileStorage(str(folder)), "MAIN")


def changed(**members: Any) -> ColumnSegment:
    segment = ColumnSegment(3)
    for name, value in members.items():
        setattr(segment, name, value)
    return segment


def test_segments_come_back(tmp_path: Path) -> None:
    segments = [ColumnSegment(3), ColumnSegment(0)]
    segments[1].deleted, segments[1].deletions = 2, ".del12"
    write_contents(tmp_path, segments, "en")
    assert [vars(s) for s in read_contents(tmp_path, "en")] == [vars(s) for s in segments]


@pytest.mark.parametrize(
    "segments",
    [
        [OrderedDict()],
        ["MAIN"],
        7,
        [changed(segid="../../etc/passwd")],
        [changed(segid="A" * 16)],
        [changed(deletions="/etc/passwd")],
        [changed(documents="3")],
        [changed(deleted=-1)],
        [changed(documents=True)],
    ],
)
def test_anything_else_is_refused(tmp_path: Path, segments: Any) -> None:
    write(tmp_path, segments)
    with pytest.raises(DamagedIndexError, match="dateline reindex"):
        read_contents(tmp_path, "en")


def test_every_cut_is_refused(tmp_path: Path) -> None:
    path = tmp_path / write_contents(tmp_path, [ColumnSegment(3)], "en")
    whole = path.read_bytes()
    for end in range(0, len(whole), 7):
        path.write_bytes(whole[:end])
        with pytest.raises(DamagedIndexError):
            read_contents(tmp_path, "en")


def test_a_missing_one_is_damage(tmp_path: Path) -> None:
    with pytest.raises(DamagedIndexError):
        read_contents(tmp_path, "en")


def test_a_pickled_schema_holds_names_only() -> None:
    assert len(pickle.dumps(schema("en"))) < 20_000


_loaded: list[tuple[str, str]] = []


def _watch(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "pickle.find_class":
        _loaded.append((arguments[0], arguments[1]))


def test_opening_and_searching_look_up_no_class(tmp_path: Path) -> None:
    build = Build(tmp_path, "en")
    article = Article("a", "Kursk troops", "source")
    write_generation(build, build_segments([article], build))

    def ask() -> int:
        (opened,) = open_segments(tmp_path, "en")
        opened.verify()
        ordinal = opened.terms("key").ordinal(b"kursk")
        assert opened.article(0) == article
        return len(opened.postings("key").term(ordinal).documents)

    ask()  # loads compiled kernels, which numba keeps as pickles, though not in the index
    sys.addaudithook(_watch)  # hooks cannot be removed; this one only remembers
    _loaded.clear()
    assert ask() == 1
    assert _loaded == []  # the one class is not looked up: it is given
    pickle.loads(pickle.dumps(OrderedDict()))
    assert _loaded == [("collections", "OrderedDict")]
