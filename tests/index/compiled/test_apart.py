"""What is compiled in a process of its own is done once, and its errors are nobody's."""

import os
from pathlib import Path

import pytest

from index.compiled.apart import compile_apart, is_done, mark_done
from index.compiled.place import folder_of


def note(path: Path) -> None:
    """Says which process it is called in."""
    with path.open("a") as file:
        file.write(f"{os.getpid()}\n")


def fail() -> None:
    """Fails."""
    raise ValueError("no kernel")


def test_it_is_done_once_and_elsewhere(tmp_path: Path) -> None:
    folder_of(tmp_path).mkdir()
    said = tmp_path / "said"
    assert compile_apart(tmp_path, "noting", note, said)
    assert compile_apart(tmp_path, "noting", note, said)
    (process,) = said.read_text().split()
    assert int(process) != os.getpid()


def test_what_fails_is_said_and_tried_again(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    folder_of(tmp_path).mkdir()
    assert not compile_apart(tmp_path, "failing", fail)
    assert not compile_apart(tmp_path, "failing", fail)
    assert capfd.readouterr().err == ""


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    assert not compile_apart(tmp_path / "missing", "noting", note, tmp_path / "said")


def test_what_is_marked_is_done_until_the_kernels_change(tmp_path: Path) -> None:
    assert not mark_done(tmp_path / "missing", "shape")
    folder_of(tmp_path).mkdir()
    assert not is_done(tmp_path, "shape")
    assert mark_done(tmp_path, "shape")
    assert is_done(tmp_path, "shape")
    assert not is_done(tmp_path, "other")
