"""Ctrl-C at any moment of `reindex`: one sentence, exit code 130, nothing from its processes, and
nothing left in the index.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace

import pytest

from terminal import interrupting
from tests.terminal.running import CLI, ENVIRON, dateline

TOLD = "dateline: stopped; what was published before is whole.\n"


@pytest.fixture
def _back() -> Iterator[None]:
    before, hook = signal.getsignal(signal.SIGINT), sys.unraisablehook
    signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)
    sys.unraisablehook = hook


@pytest.mark.usefixtures("_back")
def test_the_first_ends_and_the_next_do_not_disturb() -> None:
    interrupting.listen()
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)
    signal.raise_signal(signal.SIGINT)
    signal.raise_signal(signal.SIGINT)


@pytest.mark.usefixtures("_back")
def test_one_that_nobody_could_catch_comes_again() -> None:
    interrupting.listen()

    class Deaf:
        def __del__(self) -> None:
            signal.raise_signal(signal.SIGINT)

    deaf = Deaf()
    with pytest.raises(KeyboardInterrupt):
        del deaf
        time.sleep(30)


@pytest.mark.usefixtures("_back")
def test_other_errors_that_nobody_can_catch_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    interrupting.listen()
    lost = SimpleNamespace(
        exc_type=ValueError, exc_value=ValueError("odd"), exc_traceback=None, err_msg=None
    )
    with suppress(TypeError):  # only Python makes its own
        sys.unraisablehook(lost)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    interrupting.listen()
    assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an index of one article and news enough for a process on every core."""
    folder = tmp_path_factory.mktemp("many")
    (folder / "news").mkdir()
    (folder / "news" / "0.txt").write_text(" date 2024-01-01 Title\n\nText.\n")
    assert dateline(folder, "reindex", "news", "--index", "index").returncode == 0
    text = "The harbour of the town has a bridge, a library and a market. " * 60
    lines = "".join(
        f'{{"id": "{n}", "title": "Title {n}", "date": "2024-01-01", "text": "{text}{n}"}}\n'
        for n in range(3000)
    )
    (folder / "news" / "many.jsonl").write_text(lines)
    # Kernels that a run of so many needs are compiled by this one: it would be said in another.
    assert dateline(folder, "reindex", "news", "--index", "compiled").returncode == 0
    shutil.copytree(folder / "index", folder / "before")
    return folder


Moment = Callable[[Path, int], bool]
"""Whether it has come, for a folder and the number of a process."""


def _pressed(folder: Path, when: Moment, after: float) -> tuple[int, str]:
    """Runs `reindex` in a group of its own and sends Ctrl-C to all of it as a terminal does, twice
    at once, so many seconds after a moment. Returns its exit code and what it said.
    """
    with subprocess.Popen(
        [*CLI, "reindex", "--index", "index"],
        cwd=folder,
        env=ENVIRON,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as begun:
        assert begun.stdout
        while not when(folder, begun.pid) and begun.poll() is None:
            time.sleep(0.002)
        time.sleep(after)
        for _ in range(2):
            with suppress(ProcessLookupError):
                os.killpg(begun.pid, signal.SIGINT)
        told = begun.stdout.read()
    return begun.returncode, told


def _writes(folder: Path, _pid: int) -> bool:
    return (folder / "index" / "generations" / "000002").exists()


def _imports(_folder: Path, pid: int) -> bool:
    """Whether it imports what settings need. Before that Python itself may not be ready, which
    prints what it likes.
    """
    return "_zoneinfo" in Path(f"/proc/{pid}/maps").read_text()


@pytest.mark.parametrize(
    ("when", "after"),
    [
        *((_writes, after) for after in (0.0, 0.03, 0.1, 0.3, 0.6, 1.0, 1.5)),
        *((_imports, after) for after in (0.0, 0.1, 0.5)),
    ],
)
def test_ctrl_c_in_reindex_is_one_sentence(when: Moment, after: float, archive: Path) -> None:
    shutil.rmtree(archive / "index")
    shutil.copytree(archive / "before", archive / "index")
    code, told = _pressed(archive, when, after)
    assert (code, told.replace(TOLD, "")) == (130, "")
    checked = dateline(archive, "verify", "--index", "index")
    assert (checked.returncode, checked.stdout) == (0, "Everything is as it was published.\n")
    assert [one.name for one in (archive / "index" / "generations").iterdir()] == ["000001"]
