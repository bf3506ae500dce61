"""A shell that read what `dateline completion` prints completes values as it has to quote them."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.terminal.running import CLI, ENVIRON, dateline


@pytest.fixture
def command(tmp_path: Path) -> Path:
    """The command as a shell finds it."""
    script = tmp_path / "dateline"
    script.write_text(f'#!/bin/sh\nexec {sys.executable} {CLI[1]} "$@"\n')
    script.chmod(0o755)
    return script


@pytest.mark.skipif(not shutil.which("bash"), reason="bash is not here")
@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("search --source Har", [r"Harbour\ Gazette"]),
        ("search --source 'Har", ["Harbour Gazette"]),
        ('search --source "Harbour G', ["Harbour Gazette"]),
        ("search --match a", ["all", "any"]),
        ("stat", ["status"]),
    ],
)
def test_bash_completes(typed: str, completed: list[str], index: Path, command: Path) -> None:
    words = typed.split(" ", 2)
    script = """
        eval "$(dateline completion bash)"
        COMP_WORDS=(dateline "$@")
        COMP_CWORD=$#
        _dateline_completion dateline
        printf '%s\\n' "${COMPREPLY[@]}"
    """
    ended = subprocess.run(
        ["bash", "--norc", "-c", script, "bash", *words],
        env={
            **ENVIRON,
            "PATH": f"{command.parent}:{ENVIRON['PATH']}",
            "DATELINE_INDEX": str(index),
        },
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert ended.stderr == ""
    assert ended.stdout.splitlines() == completed


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_what_a_shell_reads_is_of_its_language(shell: str, tmp_path: Path) -> None:
    printed = dateline(tmp_path, "completion", shell)
    assert printed.returncode == 0
    assert "_dateline_completion" in printed.stdout
    if shutil.which(shell):
        (tmp_path / "script").write_text(printed.stdout)
        read = subprocess.run([shell, "-n", str(tmp_path / "script")], capture_output=True)
        assert (read.returncode, read.stderr) == (0, b"")


def test_a_shell_that_is_not_known_is_refused(tmp_path: Path) -> None:
    ended = dateline(tmp_path, "completion", "tcsh")
    assert ended.returncode == 2
    assert "'bash', 'zsh', 'fish'" in ended.stderr
