"""System calls of a forked command, as strace(1) sees them: traced, killed or made to fail."""

import os
import re
import shutil
import subprocess
import time
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from tests.faults import commands
from tests.faults.commands import Ended

MUTATING = (
    *("write", "pwrite64", "writev", "pwritev", "ftruncate", "truncate", "fallocate", "fsync"),
    *("fdatasync", "rename", "renameat", "renameat2", "link", "linkat", "symlink", "symlinkat"),
    *("unlink", "unlinkat", "mkdir", "mkdirat", "rmdir", "copy_file_range", "sendfile"),
)
MISSING = "" if shutil.which("strace") else "strace is not installed"
_CALL = re.compile(r"\d+ +(?P<call>\w+)\(")


class Point(NamedTuple):
    """The n-th time (from 1) that a process makes a call."""

    call: str
    n: int


class Traced(NamedTuple):
    """How a command ended, and its calls, a line each."""

    ended: Ended
    lines: list[str]

    @property
    def injected(self) -> bool:
        """Whether a call was made to fail."""
        return any("(INJECTED)" in line for line in self.lines)


def traced(
    words: tuple[str, ...], workspace: Path, inject: str = "", calls: tuple[str, ...] = MUTATING
) -> Traced:
    """Runs `dateline WORDS` under strace.

    Args:
        words: the arguments.
        workspace: where its output goes.
        inject: what strace does to it, as `fsync:error=EIO:when=3`.
        calls: those that are traced.
    """
    log = workspace / "strace"
    gate, open_gate = os.pipe()

    def work() -> int:
        os.read(gate, 1)
        return commands.run(words)

    child = commands.fork(work, workspace)
    every = "trace=" + ",".join(f"?{call}" for call in calls)
    options = ["-f", "-qq", "-y", "-s", "4096", "-o", str(log), "-e", every]
    options += ["-e", f"inject={inject}"] if inject else []
    with subprocess.Popen(["strace", *options, "-p", str(child.pid)]) as tracer:
        _attached(child.pid, tracer)
        os.write(open_gate, b".")
        ended = child.wait()
    os.close(gate)
    os.close(open_gate)
    return Traced(ended, log.read_text("utf-8", "replace").splitlines())


def points(lines: list[str], folder: Path) -> list[Point]:
    """Where a command changes something below a folder; a call that fails undisturbed is none."""
    counts: Counter[str] = Counter()
    found = []
    for line in lines:
        if call := _CALL.match(line):
            counts[call["call"]] += 1
            if str(folder) in line and " = -1 E" not in line:
                found.append(Point(call["call"], counts[call["call"]]))
    return found


def _attached(pid: int, tracer: "subprocess.Popen[bytes]") -> None:
    status = Path(f"/proc/{pid}/status")
    while "TracerPid:\t0\n" in status.read_text():
        if tracer.poll() is not None:
            raise OSError("strace cannot trace a process here")
        time.sleep(0.001)
    time.sleep(0.01)  # it is seized before it is stopped
