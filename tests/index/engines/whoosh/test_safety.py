"""What someone else pickled into an index never runs, even where the manifest was made to fit."""

import gc
import io
import os
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import whoosh.codec.whoosh3
import whoosh.filedb.structfile
import whoosh.index
from whoosh.query import Term as WhooshTerm

from index.article import Article
from index.document import from_article
from index.engines.whoosh.index import WhooshIndex
from index.engines.whoosh.safety import SafeFile, SafeStorage
from index.errors import DamagedIndexError
from index.plan import Plan, Term, Word


class Evil:
    """Makes a folder wherever it is unpickled."""

    def __reduce__(self) -> Any:
        return os.mkdir, ("evil",)


def in_file(kind: type) -> Callable[[pytest.MonkeyPatch], None]:
    """Whatever of this type is pickled into a file is evil."""

    def patch(monkeypatch: pytest.MonkeyPatch) -> None:
        def dump(value: Any, file: Any, protocol: int) -> None:
            evil = bool(value) and isinstance(value, kind)
            pickle.dump(Evil() if evil else value, file, protocol)

        monkeypatch.setattr(whoosh.filedb.structfile, "dump_pickle", dump)

    return patch


def in_block(members: int) -> Callable[[pytest.MonkeyPatch], None]:
    """Whatever has this many members and is pickled into a block of postings is evil."""

    def patch(monkeypatch: pytest.MonkeyPatch) -> None:
        def dumps(value: Any, protocol: int) -> bytes:
            return pickle.dumps(Evil() if len(value) == members else value, protocol)

        monkeypatch.setattr(whoosh.codec.whoosh3, "dumps", dumps)

    return patch


def in_dictionary(monkeypatch: pytest.MonkeyPatch) -> None:
    """The postings in the dictionary of terms are evil."""
    info = whoosh.codec.whoosh3.W3TermInfo

    def to_bytes(self: Any) -> bytes:
        packed: bytes = info._struct.pack(1, 1.0, 1, 0, 0, 1.0, 0, 0)
        return packed + pickle.dumps(Evil())

    monkeypatch.setattr(info, "to_bytes", to_bytes)


PLACES = {
    "segments": in_file(list),
    "term directory": in_file(dict),
    "block header": in_block(6),
    "block": in_block(3),
    "term": in_dictionary,
}


@pytest.fixture(params=PLACES)
def folder(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An index that someone else made; its folder is the working one."""
    monkeypatch.chdir(tmp_path)
    with monkeypatch.context() as patch:
        PLACES[request.param](patch)
        writer = WhooshIndex(tmp_path / "index", "en").writer()
        writer.add(from_article(Article("a", "Kursk", "BBC"), "en"))
        writer.publish([])
    return tmp_path


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_plain_whoosh_runs_it(folder: Path) -> None:
    """The control: what the other test refuses is an attack that works."""
    with pytest.raises(Exception, match=r".*"):
        index = whoosh.index.open_dir(str(folder / "index" / "generations" / "000001"))
        with index.searcher() as searcher:
            searcher.search(WhooshTerm("title_stem", "kursk"))
    assert (folder / "evil").exists()
    gc.collect()  # Whoosh leaves its files open


def test_we_refuse_it(folder: Path) -> None:
    index = WhooshIndex(folder / "index", "en")
    with pytest.raises(DamagedIndexError, match="run `dateline reindex`"):
        index.reader().run(Plan(Term(Word("stem", "kursk"))))
    assert not (folder / "evil").exists()


@pytest.mark.parametrize("value", [print, Path("x"), io.BytesIO])
def test_no_other_class_is_loaded(value: object) -> None:
    with pytest.raises(pickle.UnpicklingError, match="may not be in an index"):
        SafeFile(io.BytesIO(pickle.dumps(value))).read_pickle()


@pytest.mark.parametrize("value", [b"\x00\xff", 1, [2.5, ("a", None)], {"b": "3"}])
def test_plain_values_are_loaded(value: object) -> None:
    for protocol in (2, 4):
        assert SafeFile(io.BytesIO(pickle.dumps(value, protocol))).read_pickle() == value


def test_only_one_encoding_is_allowed() -> None:
    spoiled = pickle.dumps(b"\xff", 2).replace(b"latin1", b"rot-13")
    with pytest.raises(pickle.UnpicklingError, match="rot-13 may not be"):
        SafeFile(io.BytesIO(spoiled)).read_pickle()


def test_only_sealed_files_are_listed_and_empty_ones_can_be_opened(tmp_path: Path) -> None:
    (tmp_path / "_MAIN_9.toc").write_bytes(b"x")
    (tmp_path / "a").write_bytes(b"")
    storage = SafeStorage(tmp_path, ["a"])
    assert storage.list() == ["a"]
    assert storage.open_file("a").read() == b""
