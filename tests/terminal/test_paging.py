"""A pager shows what is long, and only to somebody at a terminal."""

import os
import pty
import subprocess
from pathlib import Path

import pytest

from tests.terminal.running import CLI, ENVIRON


def on_a_terminal(folder: Path, *words: str, **variables: str) -> tuple[int, str]:
    """Runs a command on a terminal of its own; its exit code, and what was shown."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [*CLI, *words],
        cwd=folder,
        env={**ENVIRON, "TERM": "xterm", **variables},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    ) as begun:
        os.close(theirs)
        shown = b""
        while piece := _read(ours):
            shown += piece
    os.close(ours)
    return begun.returncode, shown.decode("utf-8", "replace")


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 4096)
    except OSError:  # which is how the end of a terminal reads on Linux
        return b""


def test_the_pager_of_the_setting_shows_results(index: Path, tmp_path: Path) -> None:
    pager = tmp_path / "pager"
    pager.write_text("#!/bin/sh\necho PAGED; cat\n")
    pager.chmod(0o755)
    words = ("search", "flood", "--index", str(index))
    code, shown = on_a_terminal(tmp_path, *words, PAGER=str(pager))
    assert code == 0
    assert shown.index("PAGED") < shown.index("15 articles for flood")
    code, shown = on_a_terminal(tmp_path, "search", "zzzz", "--index", str(index), PAGER=str(pager))
    assert code == 1
    assert "0 articles for zzzz" in shown
    code, shown = on_a_terminal(tmp_path, *words, "--json", PAGER=str(pager))
    assert (code, "PAGED" in shown) == (0, False)


def test_an_empty_pager_is_none(index: Path, tmp_path: Path) -> None:
    code, shown = on_a_terminal(tmp_path, "search", "flood", "--index", str(index), PAGER="")
    assert code == 0
    assert "15 articles for flood" in shown


@pytest.mark.parametrize("pager", ["false", "true"])
def test_a_pager_that_ends_early_is_no_failure(pager: str, index: Path, tmp_path: Path) -> None:
    code, shown = on_a_terminal(tmp_path, "search", "--index", str(index), PAGER=pager)
    assert code == 0
    assert "Traceback" not in shown
