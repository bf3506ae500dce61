"""How kernels are compiled: the only module that knows.

numba is imported when the first kernel is called, since its import takes longer than what most
commands do. Compiled code is kept in the folder that `index.compiled.place` names; each file in it
is marked with the processor it was compiled for, so another processor compiles its own beside it.
A folder that can be read and not written is used as far as it goes. Whoever can write there can run
code here, as with any place for programs.

numba's own cache is not enough: it looks at the file of a kernel and not at the files of what the
kernel calls, refuses a folder that is read-only, and wants to know its place before the import.
"""

import logging
from collections.abc import Callable
from functools import cached_property, update_wrapper
from importlib import import_module
from pathlib import Path
from typing import Any, ParamSpec, TypeVar, cast

from index.compiled.place import folder_of, is_writable

P = ParamSpec("P")
R = TypeVar("R")

_log = logging.getLogger(__name__)
_kernels: list["_Compiled"] = []
_instructions: set[str] = set()
_folder: Path | None = None

_OPTIONS: dict[str, Any] = {"nogil": True, "error_model": "numpy", "no_cfunc_wrapper": True}
"""No `parallel`: the processes of the server are the parallelism. Nothing calls a kernel from C."""


def kernel(function: Callable[P, R]) -> Callable[P, R]:
    """A compiled function that Python calls; its machine code is kept in the cache."""
    made = _Compiled(function, kept=True)
    _kernels.append(made)
    return cast(Callable[P, R], made)


def part(function: Callable[P, R]) -> Callable[P, R]:
    """A function that only kernels call, compiled into them. It allocates no array.

    Without numba's counting of references: in what is called for every document, the counts of
    all arrays of a tuple would go up and down each time, and cost more than the work.
    """
    return cast(Callable[P, R], _Compiled(function, forceinline=True, _nrt=False))


def making(function: Callable[P, R]) -> Callable[P, R]:
    """A function that only kernels call, and that makes arrays."""
    return cast(Callable[P, R], _Compiled(function))


def bounding(function: Callable[P, R]) -> Callable[P, R]:
    """A part whose sums may be reordered: for bounds, which leave room for it; never for scores."""
    return cast(Callable[P, R], _Compiled(function, fastmath=True))


def instruction(module: str, name: str) -> Any:
    """A machine instruction that only kernels call: an intrinsic of numba in another module."""
    _instructions.add(module)
    return _Instruction(module, name)


class _Compiled:
    """A function that numba compiles, and what of numba compiles it, from its first call on."""

    def __init__(self, function: Callable[..., Any], *, kept: bool = False, **options: Any) -> None:
        update_wrapper(self, function)
        self.py_func = function
        self._kept = kept
        self._options = options

    def __call__(self, *given: Any) -> Any:
        return self.called(*given)

    @cached_property
    def called(self) -> Any:
        """Numba's dispatcher as Python calls it."""
        return self.compiled if self._kept else self._made()

    @cached_property
    def compiled(self) -> Any:
        """Numba's dispatcher as compiled code calls it. Of a part, which Python only calls in
        tests, no code is made that Python could call: that takes as long as the part itself.
        """
        made = self._made(no_cpython_wrapper=not self._kept)
        if self._kept and _folder:
            made._cache = _cache(_folder, self.py_func)
        return made

    def _made(self, **options: Any) -> Any:
        """A dispatcher that compiles once for numbers of a type. numba would do it, and what the
        function calls, once more for every number that stands in the source where it is called, or
        where a sum begins.
        """
        import numba

        for module in _instructions:  # numba has to know them before it compiles
            import_module(module)
        made: Any = numba.njit(**options, **self._options, **_OPTIONS)(self.py_func)
        compile_for = made.compile
        made.compile = lambda types: compile_for(tuple(map(numba.types.unliteral, types)))
        return made

    @property
    def _numba_type_(self) -> Any:
        """What numba takes this for where compiled code calls it."""
        return self.compiled._numba_type_

    def keep(self, folder: Path) -> None:
        """Keeps and looks for compiled code in a folder from now on."""
        if "compiled" in vars(self):
            self.compiled._cache = _cache(folder, self.py_func)


class _Instruction:
    def __init__(self, module: str, name: str) -> None:
        self._place = module, name

    @property
    def _numba_type_(self) -> Any:
        """What numba takes this for where compiled code calls it."""
        from numba.core.registry import cpu_target

        module, name = self._place
        return cpu_target.typing_context.resolve_value_type(getattr(import_module(module), name))


def use_cache(directory: Path) -> bool:
    """Keeps and looks for compiled code in a directory, from the next compilation on.

    Returns:
        Whether it can be written. Where it cannot, what is missing is compiled in memory, and one
        line of the log says so.
    """
    global _folder
    _folder = folder_of(directory)
    for each in _kernels:
        each.keep(_folder)
    writable = is_writable(_folder)
    if not writable:
        _log.warning(
            "Compiled kernels cannot be kept in %s: each process compiles what it lacks there.",
            directory,
        )
    return writable


def _cache(folder: Path, function: Callable[..., Any]) -> Any:
    from index.compiled.caching import KernelCache

    return KernelCache(function, folder)
