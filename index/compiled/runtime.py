"""How kernels are compiled, and where compiled code is kept: the only module that knows.

Compiled code is kept in one folder per state of the kernels' sources, numba and Python, inside the
directory given to `use_cache`; each file in it is marked with the processor it was compiled for,
so another processor compiles its own beside it. A folder that can be read and not written is used
as far as it goes. Whoever can write there can run code here, as with any place for programs.

numba's own cache is not enough: it looks at the file of a kernel and not at the files of what the
kernel calls, refuses a folder that is read-only, and wants to know its place before the import.
"""

import hashlib
import logging
import platform
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, ParamSpec, TypeVar, cast

import numba
from numba.core.caching import CompileResultCacheImpl, FunctionCache, UserProvidedCacheLocator

P = ParamSpec("P")
R = TypeVar("R")

_log = logging.getLogger(__name__)
_kernels: list[Any] = []
_folder: Path | None = None

_OPTIONS: dict[str, Any] = {"nogil": True, "error_model": "numpy"}
"""No `parallel`: the processes of the server are the parallelism."""


def kernel(function: Callable[P, R]) -> Callable[P, R]:
    """A compiled function that Python calls; its machine code is kept in the cache."""
    compiled = _compiled(function)
    _kernels.append(compiled)
    if _folder:
        compiled._cache = _Cache(compiled.py_func)
    return cast(Callable[P, R], compiled)


def part(function: Callable[P, R]) -> Callable[P, R]:
    """A function that only kernels call, compiled into them. It allocates no array.

    Without numba's counting of references: in what is called for every document, the counts of
    all arrays of a tuple would go up and down each time, and cost more than the work.
    """
    return cast(Callable[P, R], _compiled(function, forceinline=True, _nrt=False))


def making(function: Callable[P, R]) -> Callable[P, R]:
    """A function that only kernels call, and that makes arrays."""
    return cast(Callable[P, R], _compiled(function))


def bounding(function: Callable[P, R]) -> Callable[P, R]:
    """A part whose sums may be reordered: for bounds, which leave room for it; never for scores."""
    return cast(Callable[P, R], _compiled(function, fastmath=True))


def _compiled(function: Callable[..., Any], **options: Any) -> Any:
    """A function that is compiled once for numbers of a type. numba would do it, and what it calls,
    once more for every number that stands in the source where it is called, or where a sum begins.
    """
    compiled = numba.njit(**options, **_OPTIONS)(function)
    compile_for = compiled.compile
    compiled.compile = lambda types: compile_for(tuple(map(numba.types.unliteral, types)))
    return compiled


def use_cache(directory: Path) -> bool:
    """Keeps and looks for compiled code in a directory, from the next compilation on.

    Returns:
        Whether it can be written. Where it cannot, what is missing is compiled in memory, and one
        line of the log says so.
    """
    global _folder
    _folder = folder_of(directory)
    for compiled in _kernels:
        compiled._cache = _Cache(compiled.py_func)
    writable = _is_writable(_folder)
    if not writable:
        _log.warning(
            "Compiled kernels cannot be kept in %s: each process compiles what it lacks there.",
            directory,
        )
    return writable


def folder_of(directory: Path) -> Path:
    """Where the compiled code of this state of the kernels is kept in a directory."""
    return directory / f"kernels-{fingerprint()}"


def fingerprint() -> str:
    """Names the state of everything that decides what the compiled code is."""
    digest = hashlib.sha256(f"{numba.__version__} {platform.python_version()}".encode())
    for source in _sources():
        digest.update(source.name.encode() + source.read_bytes())
    return digest.hexdigest()[:16]


def _sources() -> list[Path]:
    """This module, and every file in a folder called `kernels`."""
    room = Path(__file__).parent
    return sorted([*room.glob("*.py"), *room.parent.glob("**/kernels/*.py")])


def _is_writable(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


class _Locator(UserProvidedCacheLocator):
    """Finds the folder of this process; the fingerprint in its name stands for all sources."""

    def __init__(self, py_func: Any, py_file: str) -> None:
        self._py_file = py_file
        self._lineno = py_func.__code__.co_firstlineno
        self._cache_path = str(_folder)

    def get_source_stamp(self) -> str:
        return fingerprint()

    def ensure_cache_path(self) -> None:
        Path(self._cache_path).mkdir(parents=True, exist_ok=True)

    @classmethod
    def from_function(cls, py_func: Any, py_file: str) -> "_Locator":
        return cls(py_func, py_file)


class _Implementation(CompileResultCacheImpl):
    _locator_classes = (_Locator,)


class _Cache(FunctionCache):
    """A cache that is never an error: what it cannot read is compiled, what it cannot write is
    left.
    """

    _impl_class = _Implementation

    def load_overload(self, sig: Any, target_context: Any) -> Any:
        try:
            return super().load_overload(sig, target_context)
        except OSError:
            return None
        except Exception as error:  # a damaged file fails in whatever way its bytes say
            _log.warning("A compiled kernel in %s is damaged: %r", self.cache_path, error)
            with suppress(OSError):
                self.flush()
            return None

    def save_overload(self, sig: Any, data: Any) -> None:
        with suppress(OSError):
            super().save_overload(sig, data)
