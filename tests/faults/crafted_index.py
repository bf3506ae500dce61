"""An index that somebody crafted: whoever opens, asks, verifies or serves it runs no code of it.

Each file of a generation is replaced by one that makes a mark where it is unpickled, and every hash
above it is made right again, as somebody can who may write there.
"""

import builtins
import io
import itertools
import os
import pickle
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
from whoosh.fields import Schema
from whoosh.filedb.filestore import RamStorage
from whoosh.index import TOC

from index.engines.whoosh.codec.segment import INDEX_NAME
from index.engines.whoosh.codec.toc import ENDING
from index.generations import manifest
from index.generations.layout import CURRENT, pointer, read_pointer
from index.generations.manifest import MANIFEST, SealedFile
from tests.faults import commands
from tests.faults.commands import Ended
from tests.faults.damage import PATIENCE, Bench, look
from tests.faults.outcome import Outcome, until_told

Carrier = Callable[[bytes, object], bytes]
Call = tuple[Callable[..., object], tuple[object, ...]]


class Poison:
    """Something that calls a function when its pickle is loaded."""

    def __init__(self, function: Callable[..., object], *arguments: object) -> None:
        self._call = function, arguments

    def __reduce__(self) -> Call:
        return self._call


class PoisonedSchema(Schema):  # type: ignore[misc]
    """The same, where Whoosh wants a schema."""

    call: Call

    def __reduce__(self) -> Call:
        return self.call


def poisons(mark: Path) -> tuple[Poison, ...]:
    """Values that make a file when they are loaded, each in another way."""
    return (
        Poison(os.system, f"touch {mark}"),
        Poison(builtins.eval, f"open({str(mark)!r}, 'w').close()"),
        Poison(builtins.exec, f"import pathlib; pathlib.Path({str(mark)!r}).touch()"),
        Poison(Path.touch, mark),
    )


def _array(before: bytes, poison: object) -> bytes:
    file = io.BytesIO()
    np.save(file, np.array([poison], dtype=object), allow_pickle=True)
    return file.getvalue()


def _contents(schema: Schema, segments: list[object]) -> bytes:
    storage = RamStorage()
    TOC(schema, segments, 1).write(storage, INDEX_NAME)
    [name] = storage.list()
    written: bytes = storage.files[name]
    return written


def _in_schema(before: bytes, poison: object) -> bytes:
    schema = PoisonedSchema()
    schema.call = poison.__reduce__()  # type: ignore[assignment]
    return _contents(schema, [])


CARRIERS: dict[str, Carrier] = {
    "a pickle": lambda before, poison: pickle.dumps(poison),
    "a pickle in front": lambda before, poison: pickle.dumps(poison) + before,
    "a pickle behind": lambda before, poison: before + pickle.dumps(poison),
    "an array of objects": _array,
    "segments": lambda before, poison: _contents(Schema(), [poison]),
    "a schema": _in_schema,
}


def crafted_index(seed: int, trials: int, workspace: Path) -> Outcome:
    """Every poison in every way in every file, those in the one file that is a pickle first."""
    bench, mark = Bench(workspace, seed), workspace / "mark"
    generation, _ = read_pointer(bench.archive.index)
    files = sorted(path.name for path in generation.iterdir())
    places = list(itertools.product(files, CARRIERS, range(len(poisons(mark)))))
    random.Random(seed).shuffle(places)
    places = sorted(places, key=lambda place: not place[0].endswith(ENDING))[:trials]
    failures: list[str] = []
    tried = 0
    for number in until_told(len(places)):
        file, carrier, poison = places[number]
        bench.restore()
        craft(generation / file, CARRIERS[carrier], poisons(mark)[poison])
        ended = commands.fork(lambda: look(bench.opened, bench.app), workspace).wait(PATIENCE)
        failures += [f"{places[number]}: {told}" for told in judged(ended, mark)]
        tried += 1
    return Outcome(tried, tuple(failures), {"files": len(files), "ways": len(CARRIERS)})


def craft(path: Path, carrier: Carrier, poison: Poison) -> None:
    """Replaces a file of the published generation and makes the hashes above it right."""
    content = carrier(path.read_bytes(), poison)
    path.unlink()  # it is linked to what the next trial begins with
    path.write_bytes(content)
    if path.name == MANIFEST:
        return
    folder = path.parent
    sealed = manifest.read(folder)
    changed = SealedFile(len(content), manifest.file_hash(path))
    encoded, digest = manifest.encode(replace(sealed, files={**sealed.files, path.name: changed}))
    for place, written in (
        (folder / MANIFEST, encoded),
        (folder.parent.parent / CURRENT, pointer(folder, digest)),
    ):
        place.unlink()
        place.write_bytes(written)


def judged(ended: Ended, mark: Path) -> list[str]:
    """What is wrong with how a crafted index was taken."""
    wrong = []
    if mark.exists():
        mark.unlink()
        wrong.append("it ran code")
    if ended.hung or ended.code or ended.err:
        wrong.append(f"it broke: hung: {ended.hung}; {ended.told}")
    return wrong
