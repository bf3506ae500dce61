"""What of numba keeps compiled code, told where to keep it."""

import logging
from contextlib import suppress
from pathlib import Path
from typing import Any

from numba.core.caching import CompileResultCacheImpl, FunctionCache, UserProvidedCacheLocator

from index.compiled.place import fingerprint

_log = logging.getLogger(__name__)


class _Locator(UserProvidedCacheLocator):
    """Finds the folder of a process; the fingerprint in its name stands for all sources."""

    folder: Path

    def __init__(self, py_func: Any, py_file: str) -> None:
        self._py_file = py_file
        self._lineno = py_func.__code__.co_firstlineno
        self._cache_path = str(self.folder)

    def get_source_stamp(self) -> str:
        return fingerprint()

    def ensure_cache_path(self) -> None:
        Path(self._cache_path).mkdir(parents=True, exist_ok=True)

    @classmethod
    def from_function(cls, py_func: Any, py_file: str) -> "_Locator":
        return cls(py_func, py_file)


class _Implementation(CompileResultCacheImpl):
    _locator_classes = (_Locator,)


class KernelCache(FunctionCache):
    """A cache that is never an error: what it cannot read is compiled, what it cannot write is
    left.
    """

    _impl_class = _Implementation

    def load_overload(self, sig: Any, target_context: Any) -> Any:
        """As numba has it."""
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
        """As numba has it."""
        with suppress(OSError):
            super().save_overload(sig, data)


def cache_in(folder: Path, function: Any) -> KernelCache:
    """The cache of a kernel's compiled code in a folder."""
    _Locator.folder = folder
    return KernelCache(function)  # type: ignore[no-untyped-call]
