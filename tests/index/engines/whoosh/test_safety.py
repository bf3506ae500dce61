"""What someone else pickled into an index never runs, even where the manifest was made to fit."""

import gc
import os
import pickle
import sys
from pathlib import Path
from typing import Any

import pytest
import whoosh.filedb.structfile
import whoosh.index

from index.article import Article
from index.document import from_article
from index.engines.whoosh.index import WhooshIndex
from index.engines.whoosh.segment import ColumnSegment
from index.errors import DamagedIndexError
from index.plan import Plan, Term, Word


class Evil:
    """Makes a folder wherever it is unpickled."""

    def __reduce__(self) -> Any:
        return os.mkdir, ("evil",)


def publish(folder: Path) -> WhooshIndex:
    index = WhooshIndex(folder, "en")
    writer = index.writer()
    writer.write([from_article(Article("a", "Kursk", "BBC"), "en")])
    writer.publish([])
    return WhooshIndex(folder, "en")


@pytest.fixture
def poisoned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> WhooshIndex:
    """An index whose list of segments is an attack; its manifest fits, its folder is the working
    one.
    """
    monkeypatch.chdir(tmp_path)

    def dump(value: Any, file: Any, protocol: int) -> None:
        evil = isinstance(value, list) and value and isinstance(value[0], ColumnSegment)
        pickle.dump(Evil() if evil else value, file, protocol)

    with monkeypatch.context() as patch:
        patch.setattr(whoosh.filedb.structfile, "dump_pickle", dump)
        return publish(tmp_path / "index")


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_plain_whoosh_runs_it(poisoned: WhooshIndex, tmp_path: Path) -> None:
    """The control: what the other test refuses is an attack that works."""
    with pytest.raises(Exception, match=r".*"):
        whoosh.index.open_dir(str(tmp_path / "index" / "generations" / "000001")).searcher()
    assert (tmp_path / "evil").exists()
    gc.collect()  # Whoosh leaves its files open


def test_we_refuse_it(poisoned: WhooshIndex, tmp_path: Path) -> None:
    with pytest.raises(DamagedIndexError, match="run `dateline reindex`"):
        poisoned.reader()
    assert not (tmp_path / "evil").exists()


_loaded: list[tuple[str, str]] = []


def _watch(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "pickle.find_class":
        _loaded.append((arguments[0], arguments[1]))


def test_opening_and_asking_load_one_class(tmp_path: Path) -> None:
    index = publish(tmp_path / "index")
    sys.addaudithook(_watch)  # hooks cannot be removed; this one only remembers
    _loaded.clear()
    reader = index.reader()
    assert reader.run(Plan(Term(Word("stem", "kursk")))).total == 1
    assert reader.article("a") is not None
    seen = set(_loaded)
    assert seen <= {(ColumnSegment.__module__, ColumnSegment.__name__)}
