"""How far the kernels are compiled is said while somebody waits for them, and not else."""

import re
import time
from pathlib import Path

import pytest

from index.compiled.place import folder_of, kernels
from terminal import compiling as module
from terminal.compiling import compiling


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder_of(tmp_path).mkdir()
    monkeypatch.setattr(module, "_NEXT", 0.01)
    return tmp_path


def keep(cache: Path, number: int) -> None:
    (folder_of(cache) / f"kernel-{number}.nbi").touch()


def wait_for(text: str, capsys: pytest.CaptureFixture[str]) -> str:
    told = ""
    for _ in range(3000):
        told += capsys.readouterr().err
        if text in told:
            return told
        time.sleep(0.01)
    pytest.fail(f"{text!r} was not said, but {told!r}")


def test_each_fifth_is_a_line(cache: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, total = kernels(cache)
    assert total > 40
    with compiling(cache):
        told = ""
        for number in range(total):
            keep(cache, number)
            if number in (0, total // 2, total - 1):
                told += wait_for(f" {number + 1} of {total}, about ", capsys)
    lines = told.splitlines()
    assert 3 <= len(lines) <= 7
    assert all(re.fullmatch(r"Compiling kernels, once: .* s left\.", line) for line in lines)
    assert lines[-1].endswith("about 0 s left.")


def test_nothing_is_said_of_what_is_compiled_already_or_to_be_silent(
    cache: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with compiling(cache):
        time.sleep(0.1)
    with compiling(cache, silent=True):
        keep(cache, 1)
        time.sleep(0.1)
    for number in range(kernels(cache)[1]):
        keep(cache, number)
    with compiling(cache):
        time.sleep(0.1)
    assert capsys.readouterr().err == ""
