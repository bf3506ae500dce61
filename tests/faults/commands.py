"""The terminal command in a process of its own: forked from this one, which has imported everything
already, or as a person starts it.

A command takes 0.8 s to start, most of it imports; a fork takes 10 ms and runs the same `cli.main`.
"""

import os
import select
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import cli
from terminal.main import COMMANDS

ROOT = Path(__file__).resolve().parent.parent.parent
EVERY_COMMAND = tuple(COMMANDS.values())
"""All are imported here, so that no forked process has to."""
LIMIT = 120.0
"""Seconds after which a command counts as hung."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a process ended: its exit code, or minus the signal; `hung` where it had to be killed."""

    code: int
    out: str
    err: str
    seconds: float
    peak: int = 0
    hung: bool = False

    @property
    def told(self) -> str:
        """What it said, for a sentence about it."""
        return f"exit {self.code}: {self.err.strip()[-300:] or self.out.strip()[-300:]}"


@dataclass(slots=True)
class Child:
    """A process that runs; `wait` ends the wait for it."""

    pid: int
    files: tuple[Path, Path]
    began: float = field(default_factory=time.monotonic)

    def kill(self, after: float) -> None:
        """Kills it and all that it started, so many seconds after it began, if it is there yet."""
        ended = os.pidfd_open(self.pid)
        select.select([ended], [], [], max(0.0, self.began + after - time.monotonic()))
        os.close(ended)
        os.killpg(self.pid, signal.SIGKILL)  # not waited for yet, so the number is still its own

    def wait(self, limit: float = LIMIT) -> Ended:
        """How it ended; one that takes longer than `limit` seconds is killed."""
        hung = False
        while (found := os.wait4(self.pid, os.WNOHANG))[0] == 0:
            if not hung and time.monotonic() - self.began > limit:
                hung = True
                os.killpg(self.pid, signal.SIGKILL)
            time.sleep(0.002)
        code = os.waitstatus_to_exitcode(found[1])
        out, err = (path.read_text("utf-8", "replace") for path in self.files)
        taken = time.monotonic() - self.began
        return Ended(code, out, err, taken, found[2].ru_maxrss, hung)


def fork(work: Callable[[], int], workspace: Path) -> Child:
    """Starts a function in a forked process; what it returns is the exit code."""
    files = (workspace / "stdout", workspace / "stderr")
    for path in files:
        path.write_bytes(b"")
    sys.stdout.flush()
    sys.stderr.flush()
    pid = os.fork()
    if pid == 0:
        _child(work, files)
    child = Child(pid, files)
    while os.getpgid(pid) != pid:  # until then it is in our own group, which must not be killed
        time.sleep(0.0002)
    return child


def forked(arguments: tuple[str, ...], workspace: Path) -> Child:
    """Starts `dateline ARGUMENTS` in a forked process."""
    return fork(lambda: run(arguments), workspace)


def started(
    arguments: tuple[str, ...],
    workspace: Path,
    variables: Mapping[str, str] | None = None,
    prefix: tuple[str, ...] = (),
) -> Child:
    """Starts `dateline ARGUMENTS` as a person does, behind the words of `prefix`."""
    files = (workspace / "stdout", workspace / "stderr")
    command = [*prefix, sys.executable, str(ROOT / "cli.py"), *arguments]
    with files[0].open("wb") as out, files[1].open("wb") as err:
        process = subprocess.Popen(
            command,
            cwd=workspace,
            env={**os.environ, **(variables or {})},
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=err,
            start_new_session=True,
        )
    process.returncode = 0  # `Child.wait` waits for it
    return Child(process.pid, files)


def run(arguments: tuple[str, ...]) -> int:
    """Runs `dateline ARGUMENTS` in this process; returns its exit code."""
    sys.argv = ["dateline", *arguments]
    try:
        cli.main()
    except SystemExit as error:
        return error.code if isinstance(error.code, int) else int(error.code is not None)
    return 0


def _child(work: Callable[[], int], files: tuple[Path, Path]) -> None:
    code = 99
    try:
        os.setsid()
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        for number, path in enumerate(files, 1):
            os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), number)
        sys.stdout, sys.stderr = os.fdopen(1, "w"), os.fdopen(2, "w")
        code = work()
        sys.stdout.flush()
        sys.stderr.flush()
    except BaseException:  # a child must end here, whatever happened
        os.write(2, traceback.format_exc().encode())
    finally:
        os._exit(code)
