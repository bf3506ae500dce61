"""What someone else pickled into an index never runs, even where the manifest was made to fit."""

import os
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from whoosh.filedb.structfile import StructFile

from index.article import Article
from index.engines.whoosh.codec.segment import ColumnSegment
from index.engines.whoosh.index import WhooshIndex
from index.errors import DamagedIndexError

ROOT = Path(__file__).resolve().parents[4]


class Evil:
    """Makes a folder wherever it is unpickled."""

    def __reduce__(self) -> Any:
        return os.mkdir, ("evil",)


def publish(folder: Path) -> WhooshIndex:
    index = WhooshIndex(folder, "en")
    writer = index.writer()
    writer.write([Article("a", "Kursk", "BBC")])
    writer.publish([])
    return WhooshIndex(folder, "en")


@pytest.fixture
def poisoned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> WhooshIndex:
    """An index whose list of segments is an attack; its manifest fits, its folder is the working
    one.
    """
    monkeypatch.chdir(tmp_path)

    def dump(stream: Any, value: Any, protocol: int = -1) -> None:
        evil = isinstance(value, list) and value and isinstance(value[0], ColumnSegment)
        pickle.dump(Evil() if evil else value, stream.file, protocol)

    with monkeypatch.context() as patch:
        patch.setattr(StructFile, "write_pickle", dump)
        return publish(tmp_path / "index")


def test_plain_whoosh_runs_it(poisoned: WhooshIndex, tmp_path: Path) -> None:
    """The control: what the other test refuses is an attack that works. Whoosh leaves the file
    open, so a process of its own opens it.
    """
    opening = "import sys, whoosh.index; whoosh.index.open_dir(sys.argv[1]).searcher()"
    folder = tmp_path / "index" / "generations" / "000001"
    command = [sys.executable, "-c", opening, str(folder)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    assert subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True).returncode
    assert (tmp_path / "evil").exists()


def test_we_refuse_it(poisoned: WhooshIndex, tmp_path: Path) -> None:
    with pytest.raises(DamagedIndexError, match="run `dateline reindex`"):
        poisoned.reader()
    assert not (tmp_path / "evil").exists()
