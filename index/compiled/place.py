"""Where compiled code is kept: one folder per state of the kernels' sources, numba and Python,
inside a directory that `runtime.use_cache` is told.
"""

import hashlib
import platform
import tempfile
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path


def folder_of(directory: Path) -> Path:
    """Where the compiled code of this state of the kernels is kept in a directory."""
    return directory / f"kernels-{fingerprint()}"


@lru_cache(maxsize=1)
def fingerprint() -> str:
    """Names the state of everything that decides what the compiled code is."""
    digest = hashlib.sha256(f"{version('numba')} {platform.python_version()}".encode())
    for source in _sources():
        digest.update(source.name.encode() + source.read_bytes())
    return digest.hexdigest()[:16]


def kernels(directory: Path) -> tuple[int, int]:
    """How many kernels of this state are kept in a directory, and how many there are. Some are
    compiled only where somebody asks for what they do.
    """
    return sum(1 for _ in folder_of(directory).glob("*.nbi")), _written()


@lru_cache(maxsize=1)
def _written() -> int:
    return sum(source.read_text("utf-8").count("\n@kernel\n") for source in _sources())


def is_writable(folder: Path) -> bool:
    """Whether files can be made in a folder, which is made where it is missing."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def _sources() -> list[Path]:
    """The modules beside this one, and every file in a folder called `kernels`."""
    room = Path(__file__).parent
    return sorted([*room.glob("*.py"), *room.parent.glob("**/kernels/*.py")])
