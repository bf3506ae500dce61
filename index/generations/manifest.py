"""What a sealed generation holds: MANIFEST.json, written last and read strictly."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, TypeVar

from index.document import SCHEMA_VERSION
from index.errors import DamagedIndexError
from index.text import analysis

MANIFEST = "MANIFEST.json"
FORMAT_VERSION = 1
"""Changes whenever the layout of a generation or of its manifest changes."""

_SEALED = re.compile(rb'(?P<head>\{.*),\n "sha256": "(?P<digest>[0-9a-f]{64})"\n\}\n', re.DOTALL)
_FILE_NAME = re.compile(r"(?!\.\.?$)[^/\0]+")
_CURE = "run `dateline reindex` to build the index anew"
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class SealedFile:
    """A file as it was when its generation was sealed."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Contents:
    """What a writer says of the generation that it made. `engine` names the program and the layout
    of the files; only the same one can open them.
    """

    engine: str
    language: str
    articles: int
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation holds and which versions made it."""

    contents: Contents
    files: Mapping[str, SealedFile]
    format: int = FORMAT_VERSION
    schema: int = SCHEMA_VERSION
    analysis: str = analysis.VERSION

    @property
    def size(self) -> int:
        """The bytes of all its files."""
        return sum(file.size for file in self.files.values())


def damage(fact: str) -> DamagedIndexError:
    """The error for something that is not as it was sealed: the fact and the cure."""
    return DamagedIndexError(f"{fact}: {_CURE}.")


def file_hash(path: Path) -> str:
    """The SHA-256 of a file, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def encode(manifest: Manifest) -> tuple[bytes, str]:
    """The bytes of MANIFEST.json and its hash, which is also their last member."""
    members = {
        "format": manifest.format,
        "schema": manifest.schema,
        "analysis": manifest.analysis,
        **asdict(manifest.contents),
        "files": {name: asdict(manifest.files[name]) for name in sorted(manifest.files)},
    }
    head = json.dumps(members, indent=1).removesuffix("\n}").encode()
    digest = hashlib.sha256(head).hexdigest()
    return head + b',\n "sha256": "' + digest.encode() + b'"\n}\n', digest


def read(folder: Path, expected: str | None = None) -> Manifest:
    """The manifest of a generation.

    Args:
        folder: the generation.
        expected: the hash it must have; None takes any that fits its text.

    Raises:
        DamagedIndexError: it is missing, or is not what was written.
    """
    path = folder / MANIFEST
    try:
        text = path.read_bytes()
    except OSError as error:
        raise damage(f"{path} cannot be read ({error.strerror})") from error
    sealed = _SEALED.fullmatch(text)
    if sealed is None or hashlib.sha256(sealed["head"]).hexdigest() != sealed["digest"].decode():
        raise damage(f"{path} is damaged")
    if expected is not None and sealed["digest"].decode() != expected:
        raise damage(f"{path} is not the manifest that was published")
    try:
        return _decode(json.loads(text))
    except (KeyError, TypeError, ValueError) as error:
        raise damage(f"{path} was made by another version of this program") from error


def _decode(members: dict[str, Any]) -> Manifest:
    contents = Contents(
        engine=_typed(members.pop("engine"), str),
        language=_typed(members.pop("language"), str),
        articles=_typed(members.pop("articles"), int),
        sources=tuple(_typed(source, str) for source in members.pop("sources")),
    )
    files = {
        _typed(_FILE_NAME.fullmatch(name), re.Match)[0]: SealedFile(
            _typed(file["size"], int), _typed(file["sha256"], str)
        )
        for name, file in members.pop("files").items()
    }
    manifest = Manifest(
        contents,
        files,
        format=_typed(members.pop("format"), int),
        schema=_typed(members.pop("schema"), int),
        analysis=_typed(members.pop("analysis"), str),
    )
    if members.keys() != {"sha256"}:
        raise ValueError(f"there are other members: {sorted(members)}")
    return manifest


def _typed(value: object, kind: type[_T]) -> _T:
    if not isinstance(value, kind):
        raise TypeError(f"{value!r} is not of type {kind.__name__}")
    return value
