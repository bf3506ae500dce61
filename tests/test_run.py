"""`run.py` and `./dateline` set up a clone, and say what they do and how long it takes."""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import run

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone that is set up, with the packages of the tests."""
    for name in ("run.py", "dateline", "cli.py", "requirements.txt"):
        shutil.copy(ROOT / name, tmp_path)
    for name in ("index", "search", "web", "terminal"):
        (tmp_path / name).symlink_to(ROOT / name)
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    python = tmp_path / ".venv" / "bin" / "python"
    python.write_text(f'#!/bin/sh\nexec {sys.executable} "$@"\n')
    python.chmod(0o755)
    pinned = (ROOT / "requirements.txt").read_bytes() + sys.version.encode()
    stamp = tmp_path / ".venv" / ".requirements.txt"
    stamp.write_text(hashlib.sha256(pinned).hexdigest())
    return tmp_path


@pytest.mark.parametrize("entry", ["dateline", "run.py"])
def test_a_clone_has_the_command(entry: str, clone: Path) -> None:
    elsewhere = clone / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "link").symlink_to(clone / entry)
    ended = subprocess.run(
        [sys.executable, "link", "status"], cwd=elsewhere, capture_output=True, text=True
    )
    assert ended.returncode == 1
    assert ended.stderr == (
        "dateline: There is no index in var/index: run `dateline reindex FOLDER`.\n"
    )


def test_the_command_of_a_clone_can_be_run() -> None:
    assert (ROOT / "dateline").stat().st_mode & 0o111
    ended = subprocess.run(
        [sys.executable, str(ROOT / "run.py"), "-h"], capture_output=True, text=True
    )
    assert ended.returncode == 1
    assert "./dateline" in ended.stderr
    assert "minutes and the network" in ended.stderr.replace("\n", " ")


def _pip(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Something in the place of pip; the requirements that it is asked for."""
    python = folder / "python"
    python.write_text(f"#!/bin/sh\n{script}\n")
    python.chmod(0o755)
    monkeypatch.setattr(run, "PYTHON", python)
    pinned = folder / "requirements.txt"
    pinned.write_text("harbour==1.0 \\\n    --hash=sha256:aa\nquay==2.0 \\\n    --hash=sha256:bb\n")
    return pinned


def test_an_installation_says_how_far_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    script = "echo 'Collecting harbour==1.0 (from x)'; echo '  Downloading harbour (1 MB)'\n"
    script += "echo 'Collecting quay==2.0'; echo 'Installing collected packages: harbour, quay'"
    run.install(_pip(tmp_path, script, monkeypatch))
    assert capsys.readouterr().err.splitlines() == [
        "2 of 3: fetching harbour, package 1 of about 2",
        "3 of 3: installing 2 packages, about half a minute",
    ]


def test_an_installation_that_fails_says_what_pip_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pinned = _pip(tmp_path, "echo 'There is no network'; exit 1", monkeypatch)
    with pytest.raises(SystemExit, match=r"dateline: pip could not install requirements\.txt"):
        run.install(pinned)
    assert "There is no network" in capsys.readouterr().err


def test_ctrl_c_in_the_set_up_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    def task() -> None:
        raise KeyboardInterrupt

    with pytest.raises(SystemExit) as ended:
        run.begin(task)
    assert ended.value.code == 130
    assert capsys.readouterr().err.strip() == "dateline: stopped; run it again to go on."
