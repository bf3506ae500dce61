"""Compiled kernels are kept, found again, and never an error."""

import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numba
import numpy as np
import pytest

from index.compiled import caching, place, runtime


def _double(number: int) -> int:
    return 2 * number


@pytest.fixture(autouse=True)
def _own_kernels(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Only the kernels of a test are told of the folder of a test."""
    monkeypatch.setattr(runtime, "_kernels", [])
    monkeypatch.setattr(runtime, "_folder", None)
    yield


def fresh(cache: Path) -> Any:
    """The kernel as a new process has it."""
    compiled: Any = runtime.kernel(_double)
    runtime.use_cache(cache)
    return compiled


def hits(compiled: Any) -> int:
    return sum(compiled.compiled.stats.cache_hits.values())


def test_what_one_process_compiles_the_next_one_finds(tmp_path: Path) -> None:
    first = fresh(tmp_path)
    assert first(4) == 8
    second = fresh(tmp_path)
    assert second(4) == 8
    assert (hits(first), hits(second)) == (0, 1)


def test_a_kernel_that_is_imported_later_is_kept_too(tmp_path: Path) -> None:
    runtime.use_cache(tmp_path)
    first: Any = runtime.kernel(_double)
    second: Any = runtime.kernel(_double)
    assert first(4) == second(4) == 8
    assert (hits(first), hits(second)) == (0, 1)


def test_a_part_is_compiled_once_for_constants_and_variables() -> None:
    double: Any = runtime.part(_double)

    def both(number: int) -> int:
        total: int = double(1) + double(number)
        return total

    assert runtime.kernel(both)(4) == 10
    assert len(double.compiled.signatures) == 1


def test_changed_sources_are_compiled_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert fresh(tmp_path)(4) == 8
    monkeypatch.setattr(place, "fingerprint", lambda: "other")
    changed = fresh(tmp_path)
    assert changed(4) == 8
    assert hits(changed) == 0


@pytest.mark.parametrize("ending", [".nbi", ".nbc"])
def test_a_damaged_file_is_compiled_anew(tmp_path: Path, ending: str) -> None:
    assert fresh(tmp_path)(4) == 8
    for path in tmp_path.glob(f"*/*{ending}"):
        path.write_bytes(path.read_bytes()[:40])
    damaged = fresh(tmp_path)
    assert damaged(4) == 8
    assert hits(damaged) == 0


def test_where_nothing_can_be_written_one_line_says_so(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = tmp_path / "file"
    file.touch()
    with caplog.at_level(logging.WARNING):
        compiled = fresh(file / "cache")
        assert compiled(4) == 8
    assert len(caplog.records) == 1
    assert str(file / "cache") in caplog.text


def test_a_folder_that_can_only_be_read_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert fresh(tmp_path)(4) == 8
    monkeypatch.setattr(runtime, "is_writable", lambda _folder: False)
    compiled = fresh(tmp_path)
    assert compiled(4) == 8
    assert hits(compiled) == 1


_SCRIPT = """
import sys
from pathlib import Path
from index.compiled import caching, place, runtime

def double(number):
    return 2 * number

compiled = runtime.kernel(double)
runtime.use_cache(Path(sys.argv[1]))
print(compiled(4), sum(compiled.compiled.stats.cache_hits.values()))
"""


def test_another_processor_compiles_its_own_beside(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(_SCRIPT)

    def run(**variables: str) -> str:
        root = Path(__file__).resolve().parents[3]
        environment = {**os.environ, "PYTHONPATH": str(root), **variables}
        command = [sys.executable, str(script), str(tmp_path / "cache")]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        return done.stdout.strip()

    other = {"NUMBA_CPU_NAME": "generic", "NUMBA_CPU_FEATURES": ""}
    assert [run(), run(**other), run(), run(**other)] == ["8 0", "8 0", "8 1", "8 1"]


CHANGED = f"numba {numba.__version__} is not what index/compiled/ relies on: "


def test_numba_asks_the_private_cache_of_a_kernel(tmp_path: Path) -> None:
    asked: list[str] = []

    class Recording(caching.KernelCache):
        def load_overload(self, sig: Any, target_context: Any) -> Any:
            asked.append("load")
            return super().load_overload(sig, target_context)

        def save_overload(self, sig: Any, data: Any) -> None:
            asked.append("save")
            super().save_overload(sig, data)

    compiled = fresh(tmp_path)
    assert hasattr(numba.njit(_double), "_cache"), f"{CHANGED}a function has no `_cache`."
    compiled.compiled._cache = Recording(_double, place.folder_of(tmp_path))
    assert compiled(4) == 8
    assert asked == ["load", "save"], f"{CHANGED}`_cache` of a function is not asked."


def test_numba_keeps_compiled_code_where_the_locator_says(tmp_path: Path) -> None:
    compiled = fresh(tmp_path)
    assert compiled(4) == 8
    folder = tmp_path / f"kernels-{place.fingerprint()}"
    assert Path(compiled.compiled._cache.cache_path) == folder, (
        f"{CHANGED}a locator's `_cache_path` is not the folder of the cache."
    )
    assert {path.suffix for path in folder.iterdir()} == {".nbi", ".nbc"}, (
        f"{CHANGED}`_locator_classes` or `_impl_class` are not looked at."
    )


def _first_of_both(pair: Any) -> Any:
    first, second = pair
    return first[0] + second[0]


def test_numba_counts_no_references_in_a_part() -> None:
    arrays = (np.ones(2), np.ones(2))
    counted: list[int] = []
    for compiled in (runtime.making(_first_of_both), runtime.part(_first_of_both)):
        function: Any = compiled
        assert function(arrays) == 2
        (code,) = function.called.inspect_llvm().values()
        counted.append(code.count("NRT_decref"))
    assert counted[0] > 0, f"{CHANGED}it counts references under another name."
    assert counted[1] == 0, f"{CHANGED}the option `_nrt` does not turn their counting off."


def test_numba_asks_what_stands_for_a_part_what_it_is() -> None:
    double: Any = runtime.part(_double)

    def twice(number: int) -> int:
        result: int = double(double(number))
        return result

    assert runtime.kernel(twice)(2) == 8, f"{CHANGED}`_numba_type_` of a value is not looked at."
    assert "called" not in vars(double)


def test_kernels_can_be_imported_without_the_compiler() -> None:
    script = (
        "import sys; from index.engines.whoosh.kernels import maxscore; "
        "from index.text.kernels import tokenising; print('numba' in sys.modules)"
    )
    root = Path(__file__).resolve().parents[3]
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout == "False\n"
