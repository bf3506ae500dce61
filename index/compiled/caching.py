"""What of numba keeps compiled code, told where to keep it."""

import logging
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from numba.core.caching import CompileResultCacheImpl, FunctionCache, UserProvidedCacheLocator

from index.compiled.place import fingerprint

_log = logging.getLogger(__name__)


class _Locator(UserProvidedCacheLocator):
    """Finds a folder; the fingerprint in its name stands for all sources."""

    def __init__(self, py_func: Any, py_file: str, folder: Path) -> None:
        self._py_file = py_file
        self._lineno = py_func.__code__.co_firstlineno
        self._cache_path = str(folder)

    def get_source_stamp(self) -> str:
        return fingerprint()

    def ensure_cache_path(self) -> None:
        Path(self._cache_path).mkdir(parents=True, exist_ok=True)


class _Locators:
    """What numba takes for a class of locators: all of one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def from_function(self, py_func: Any, py_file: str) -> _Locator:
        return _Locator(py_func, py_file, self._folder)


class _Implementation(CompileResultCacheImpl):
    def __init__(self, py_func: Any, folder: Path) -> None:
        self._locator_classes = (_Locators(folder),)
        super().__init__(py_func)


class KernelCache(FunctionCache):
    """A kernel's compiled code in a folder. It is never an error: what it cannot read is compiled,
    what it cannot write is left.
    """

    def __init__(self, py_func: Any, folder: Path) -> None:
        self._impl_class = partial(_Implementation, folder=folder)
        super().__init__(py_func)

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
