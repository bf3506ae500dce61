"""A power cut: nothing may be reachable before it is on the disk.

One trace of system calls is read by the rule that before the rename of `current` every file written
below the index, and every folder with a new entry, was synced after its last change, and after it
the folder of `current` was. Source: ALICE (Pillai et al., OSDI 2014), as a check of one trace.
"""

import re
from pathlib import Path

from index.generations.layout import CURRENT
from tests.faults import archive
from tests.faults.outcome import Outcome
from tests.faults.tracing import MISSING, MUTATING, traced

CALLS = (*MUTATING, "openat", "open", "creat")
_LINE = re.compile(r"\d+ +(?P<call>\w+)\((?P<rest>.*)\) += (?P<code>-?\d+)")
_OPEN_FILE = re.compile(r"\d+<([^>]*)>")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')


class Audit:
    """What is not on the disk yet, call by call. `problems` has a sentence for each finding."""

    def __init__(self, root: Path) -> None:
        self.problems: list[str] = []
        self.commits = self.syncs = 0
        self._root = root
        self._files: set[Path] = set()
        self._folders: set[Path] = set()

    def see(self, line: str) -> None:
        """Takes a line of strace -y."""
        found = _LINE.match(line)
        if found is None or found["code"].startswith("-"):
            return
        call, rest = found["call"], found["rest"]
        opened = _OPEN_FILE.match(rest)
        paths = self._paths(rest)
        if call in ("fsync", "fdatasync") and opened:
            self._synced(Path(opened[1]))
        elif call.startswith(("write", "pwrite", "ftruncate", "fallocate")) and opened:
            self._files |= self._inside(Path(opened[1]))
        elif call in ("copy_file_range", "sendfile"):
            for name in _OPEN_FILE.findall(rest):
                self._files |= self._inside(Path(name))
        elif call.startswith("rename"):
            self._renamed(*paths)
        elif call.startswith(("unlink", "rmdir")):
            self._files -= set(paths)
            self._folders -= set(paths)
        elif call.startswith(("link", "symlink", "mkdir")) or "O_CREAT" in rest:
            self._folders |= self._inside(paths[-1].parent)

    def end(self) -> list[str]:
        """The findings after the last call."""
        if not self.commits:
            self.problems.append(f"{CURRENT} was never replaced")
        if self._root in self._folders:
            self.problems.append(f"{self._root} was not synced after {CURRENT} was replaced")
        return self.problems

    def _renamed(self, source: Path, target: Path) -> None:
        if source in self._files:
            self._files = (self._files - {source}) | {target}
        if target == self._root / CURRENT:
            self.commits += 1
            late = sorted(self._files | (self._folders - {self._root}))
            self.problems += [f"{path} was not synced before {CURRENT} named it" for path in late]
        self._folders |= self._inside(target.parent)

    def _synced(self, path: Path) -> None:
        self.syncs += len(self._inside(path))
        self._files.discard(path)
        self._folders.discard(path)

    def _inside(self, path: Path) -> set[Path]:
        unnamed = path.name.startswith("#")  # O_TMPFILE: nothing names it, ever
        return {path} if path.is_relative_to(self._root) and not unnamed else set()

    def _paths(self, rest: str) -> list[Path]:
        bases = re.findall(r"(?:AT_FDCWD|\d+)<([^>]*)>", rest) or ["/"]
        names = _QUOTED.findall(rest)
        return [Path(bases[min(n, len(bases) - 1)], name) for n, name in enumerate(names)]


def sync_audit(seed: int, trials: int, workspace: Path) -> Outcome:
    """Audits full runs and updates, in turn; a trial is one that publishes."""
    if MISSING:
        return Outcome(0, skipped=MISSING)
    tried = archive.make(workspace, seed, 8, 40)
    failures: list[str] = []
    syncs = 0
    for trial in range(trials):
        tried.states[(trial + 2) % len(tried.states)].write(tried.source)
        words = (*tried.command, "--full") if trial % 2 else tried.command
        audit = Audit(tried.index)
        for line in traced(words, workspace, calls=CALLS).lines:
            audit.see(line)
        failures += audit.end()
        syncs += audit.syncs
    return Outcome(trials, tuple(failures), {"syncs seen": syncs})
