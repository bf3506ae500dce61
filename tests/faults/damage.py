"""Files of a published index are damaged: it is named, and no wrong answer is given.

Source: Lucene's TestAllFilesDetectBitFlips, with more kinds of damage.
"""

import json
import logging
import os
import random
import shutil
import signal
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from flask import Flask

from index.asking.protocol import Index
from index.engines.opening import open_index
from index.errors import DatelineError
from index.generations.layout import CURRENT, LOCK
from index.generations.manifest import MANIFEST
from search.searcher import Searcher
from tests.faults import archive, commands
from tests.faults.archive import Archive
from tests.faults.checks import answers, settings
from tests.faults.commands import Ended
from tests.faults.outcome import Outcome, told_to_stop
from web.app import create_app

ARTICLES = 60
BLOCK = 64
PATIENCE = 30.0
MOST_MEMORY = 1 << 20
"""KiB that a process may have at most while it looks at a damaged index."""

Bytes = Callable[[bytearray, random.Random], bytearray]


def _place(content: bytearray, chance: random.Random) -> int:
    return chance.randrange(len(content)) if content else 0


def _bit(content: bytearray, chance: random.Random) -> bytearray:
    if content:
        content[_place(content, chance)] ^= 1 << chance.randrange(8)
    return content


def _byte(content: bytearray, chance: random.Random) -> bytearray:
    if content:
        content[_place(content, chance)] ^= chance.randrange(1, 256)
    return content


def _zeros(content: bytearray, chance: random.Random) -> bytearray:
    at = _place(content, chance)
    size = min(len(content) - at, chance.choice((1, 16, 512, 4096)))
    content[at : at + size] = bytes(size)
    return content


def _zero_tail(content: bytearray, chance: random.Random) -> bytearray:
    at = _place(content, chance)
    content[at:] = bytes(len(content) - at)
    return content


def _cut(content: bytearray, chance: random.Random) -> bytearray:
    return content[: _place(content, chance)]


def _longer(content: bytearray, chance: random.Random) -> bytearray:
    return content + chance.randbytes(chance.choice((1, 8, 4096)))


def _swapped(content: bytearray, chance: random.Random) -> bytearray:
    one, other = _place(content, chance), _place(content, chance)
    size = min(BLOCK, len(content) - max(one, other))
    first, second = content[one : one + size], content[other : other + size]
    content[one : one + size], content[other : other + size] = second, first
    return content


def _empty(content: bytearray, chance: random.Random) -> bytearray:
    return bytearray()


KINDS: dict[str, Bytes] = {
    "bit": _bit,
    "byte": _byte,
    "zeros": _zeros,
    "zeros to the end": _zero_tail,
    "cut": _cut,
    "longer": _longer,
    "swapped blocks": _swapped,
    "empty": _empty,
}
OTHERS = ("missing", "of another file", "older")


class Damage(NamedTuple):
    """What was done to a file (a path below the index); `linked` to all its hard links, too."""

    file: str
    kind: str
    linked: bool


class Bench:
    """An index with two generations that share segments, and an older copy of it."""

    def __init__(self, workspace: Path, seed: int) -> None:
        self.archive: Archive = archive.make(workspace, seed, 3, ARTICLES)
        self.old, self.kept = workspace / "old", workspace / "kept"
        shutil.copytree(self.archive.index, self.old)
        self.archive.publish(2)
        shutil.copytree(self.archive.index, self.kept, copy_function=os.link)
        found = (p for p in self.kept.rglob("*") if p.is_file())
        self.opened = open_index(settings(self.archive.index))
        self.app = create_app(Searcher(self.opened))
        self.files = sorted(str(path.relative_to(self.kept)) for path in found)

    def restore(self) -> None:
        """Puts the index back; its files are hard links."""
        shutil.rmtree(self.archive.index)
        shutil.copytree(self.kept, self.archive.index, copy_function=os.link)

    def damage(self, done: Damage, chance: random.Random) -> bool:
        """Puts the index back and damages it; False where the file is as it was after all."""
        self.restore()
        root = self.archive.index
        before = (self.kept / done.file).read_bytes()
        after = self._content(done, before, chance)
        same = (self.kept / done.file).stat().st_ino
        for name in self.files if done.linked else [done.file]:
            if (self.kept / name).stat().st_ino == same:
                (root / name).unlink()
                if after is not None:
                    (root / name).write_bytes(after)
        return after != before

    def _content(self, done: Damage, before: bytes, chance: random.Random) -> bytes | None:
        if done.kind == "missing":
            return None
        if done.kind == "of another file":
            return (self.kept / chance.choice(self.files)).read_bytes()
        if done.kind == "older":
            older = self.old / done.file
            return older.read_bytes() if older.exists() else before
        return bytes(KINDS[done.kind](bytearray(before), chance))


def damage(seed: int, trials: int, workspace: Path) -> Outcome:
    """Damages one file at a time, in every way."""
    bench = Bench(workspace, seed)
    chance = random.Random(seed)
    failures: list[str] = []
    seen: Counter[str] = Counter()
    peak = tried = 0
    while tried < trials and not told_to_stop.is_set():
        kind = chance.choice((*KINDS, *OTHERS))
        done = Damage(chance.choice(bench.files), kind, chance.random() < 0.5)
        if not bench.damage(done, chance):
            continue
        tried += 1
        ended = commands.fork(lambda: look(bench.opened, bench.app), workspace).wait(PATIENCE)
        peak = max(peak, ended.peak)
        what, wrong = judged(bench.archive, done, ended)
        seen[what] += 1
        failures += [f"{done}: {told}" for told in wrong]
    return Outcome(tried, tuple(failures), {**seen, "peak memory, MB": peak >> 10})


def look(index: Index, app: Flask) -> int:
    """Verifies an index, asks it and serves it; prints what came of that as JSON. Neither has read
    it before."""
    signal.setitimer(signal.ITIMER_REAL, PATIENCE)
    # Why it is not ready is in the answers too; standard error is for what nobody expected.
    logging.getLogger("dateline.errors").addHandler(logging.NullHandler())
    try:
        verified = index.verify()
    except DatelineError as error:
        verified = (str(error),)
    try:
        answered: tuple[str, ...] = answers(index)
        refused = ""
    except DatelineError as refusal:
        answered, refused = (), str(refusal)
    client = app.test_client()
    ready, found = client.get("/readyz"), client.get("/search.json?q=ferry")
    told = {
        "verify": verified,
        "answers": answered,
        "error": refused,
        "status": [ready.status_code, found.status_code],
        "ready": ready.get_data(as_text=True),
        "found": found.get_data(as_text=True),
    }
    print(json.dumps(told))
    return 0


def judged(tried: Archive, done: Damage, ended: Ended) -> tuple[str, list[str]]:
    """What an index did about damage, in a word, and what was wrong about that."""
    if ended.hung or ended.code or ended.err:
        return "broke", [f"hung: {ended.hung}; {ended.told}"]
    told = json.loads(ended.out)
    wrong = []
    whole = tuple(told["answers"]) == tried.golden[2]
    if done.file != LOCK and not _is_named(tried, done, told["verify"]):
        wrong.append(f"verify does not name it: {told['verify']}")
    if ended.peak > MOST_MEMORY:
        wrong.append(f"it took {ended.peak >> 10} MB")
    if told["error"]:
        if told["status"] != [503, 503] or str(tried.index) not in told["ready"]:
            wrong.append(f"it serves {told['status']}, though {told['error']}")
        return "refused", wrong
    if told["status"] != [200, 200]:
        wrong.append(f"it serves {told['status']}, though it answers")
    if whole:
        return "answered by what is whole", wrong
    if tuple(told["answers"]) != tried.golden[1]:
        return "WRONG ANSWER", [*wrong, "a wrong answer"]
    named = "answers meanwhile" in told["found"] and "answers meanwhile" in told["ready"]
    if not named and (done.file, done.kind) != (CURRENT, "older"):
        wrong.append("the last generation answers, and nothing says so")
    return "answered by the last generation", wrong


def _is_named(tried: Archive, done: Damage, verified: list[str]) -> bool:
    if done.file == CURRENT:
        return bool(verified)  # what it names instead is not there, or not what it says
    named = tried.index / done.file
    if named.name == MANIFEST and done.kind == "of another file":
        named = (
            named.parent
        )  # by a whole manifest of another generation, its files are the wrong ones
    return any(str(named) in told for told in verified)
