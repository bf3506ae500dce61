"""Standard streams that nobody reads, that are closed, full, or of another encoding."""

import os
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.terminal.running import CLI, ENVIRON, SAMPLES, dateline


def unread(folder: Path, *words: str, err: bool = False) -> subprocess.CompletedProcess[str]:
    """Runs a command whose standard output, and standard error too, nobody reads any more."""
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w") as out:
        return subprocess.run(
            [*CLI, *words],
            cwd=folder,
            env=ENVIRON,
            stdout=out,
            stderr=out if err else subprocess.PIPE,
            text=True,
            timeout=120,
        )


@pytest.mark.parametrize("words", [("search",), ("search", "--json"), ("status",), ("verify",)])
def test_what_nobody_reads_any_more_is_no_failure(words: tuple[str, ...], index: Path) -> None:
    ended = unread(index.parent, *words, "--index", "index")
    assert (ended.returncode, ended.stderr) == (0, "")


@pytest.mark.parametrize("err", [False, True])
def test_a_run_that_nobody_listens_to_publishes(err: bool, tmp_path: Path) -> None:
    ended = unread(tmp_path, "reindex", SAMPLES, "--index", "index", err=err)
    assert ended.returncode == 0
    assert "Traceback" not in (ended.stderr or "")
    assert dateline(tmp_path, "verify", "--index", "index").returncode == 0


@pytest.mark.parametrize("closed", ["2>&-", ">&- 2>&-", "<&- >&- 2>&-"])
def test_a_run_whose_streams_are_closed_publishes(closed: str, tmp_path: Path) -> None:
    words = shlex.join([*CLI, "reindex", SAMPLES, "--index", "index"])
    ended = subprocess.run(
        f"{words} {closed}", shell=True, cwd=tmp_path, env=ENVIRON, check=False, timeout=120
    )
    assert ended.returncode == 0
    assert dateline(tmp_path, "verify", "--index", "index").returncode == 0


def test_what_nobody_reads_any_more_hides_no_failure(index: Path, tmp_path: Path) -> None:
    shutil.copytree(index, tmp_path / "index")
    (tmp_path / "index" / "strange").touch()
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "1.txt").write_text(" date 2024-01-01 Title\n\nText.\n")
    (tmp_path / "news" / "2.txt").touch()
    assert unread(tmp_path, "verify", "--index", "index").returncode == 1
    assert unread(tmp_path, "search", "--page", "0", "--index", "index", err=True).returncode == 2
    words = ("reindex", "news", "--index", "other", "--strict")
    assert unread(tmp_path, *words, err=True).returncode == 3


def test_a_full_output_is_told(index: Path, tmp_path: Path) -> None:
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(
            [*CLI, "search", "--index", str(index)],
            cwd=tmp_path,
            env=ENVIRON,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            timeout=120,
        )
    assert ended.returncode == 2
    assert "No space left on device" in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("encoding", ["utf-8:strict", "ascii:strict", "latin-1:strict"])
def test_what_cannot_be_encoded_is_escaped(encoding: str, tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"\xff\xe2\x82\xac")
    folder.mkdir()
    (folder / "1.txt").write_text(" date 2024-01-01 \u20ac\n\nText.\n", encoding="utf-8")

    def asked(*words: str, code: int = 0) -> str:
        ended = subprocess.run(
            [os.fsencode(one) for one in (*CLI, *words, "--index", f"{folder}-index")],
            env={**ENVIRON, "PYTHONIOENCODING": encoding},
            capture_output=True,
            check=False,
            timeout=120,
        )
        assert ended.returncode == code, ended.stderr
        return ended.stdout.decode(encoding.partition(":")[0], "replace")

    assert "1 article from 1 file" in asked("reindex", str(folder))
    told = asked("status").splitlines()
    assert rf"{tmp_path}/\xff" in told[0]
    assert rf"{tmp_path}/\xff" in told[-1]
    assert "1 article" in asked("search", "text")
    (folder.with_name(f"{folder.name}-index") / "strange").touch()
    assert "strange belongs to no generation" in asked("verify", code=1)
