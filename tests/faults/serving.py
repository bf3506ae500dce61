"""A real `dateline serve` for a fault run, and what the system says of its processes."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.faults.commands import ROOT

WORKERS = 2
START = 300.0
"""Seconds in which a server must answer, for a machine that has much else to do."""
_PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True, slots=True)
class Server:
    """A server that runs: the process that leads it, its port on loopback, and its log."""

    process: subprocess.Popen[bytes]
    port: int
    log: Path

    def workers(self) -> list[int]:
        """The process ids of the workers."""
        pid = self.process.pid
        return [int(c) for c in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]

    def resident(self) -> int:
        """Bytes of memory of the worker that has the most."""
        return max(_resident(pid) for pid in self.workers())

    def open_files(self) -> int:
        """Files and sockets that the worker with the most has open."""
        return max(len([*Path(f"/proc/{pid}/fd").iterdir()]) for pid in self.workers())

    def tell(self, number: signal.Signals) -> None:
        """Sends a signal to the process that leads."""
        self.process.send_signal(number)

    def tracebacks(self) -> int:
        """How often the log tells that something broke."""
        return self.log.read_text("utf-8", "replace").count("Traceback")


@contextmanager
def serving(index: Path, folder: Path) -> Iterator[Server]:
    """Serves an index until the block ends; the log is in the folder.

    Raises:
        TimeoutError: it ends, or does not answer for as long as `START`.
    """
    port = free_port()
    log = folder / "serve.log"
    words = ("serve", "--index", str(index), "--port", str(port), "--workers", str(WORKERS))
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, str(ROOT / "cli.py"), *words],
            cwd=folder,
            env={**os.environ, "TMPDIR": str(folder)},
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
        )
    server = Server(process, port, log)
    try:
        _wait_for(server)
        yield server
    finally:
        _end(process)


def free_port() -> int:
    """A port of loopback on which nothing listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port


def is_ready(port: int) -> bool:
    """Whether a server on loopback has an index to search."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/readyz")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def _wait_for(server: Server) -> None:
    deadline = time.monotonic() + START
    while not is_ready(server.port) or len(server.workers()) < WORKERS:
        if server.process.poll() is not None or time.monotonic() > deadline:
            raise TimeoutError(f"the server does not answer: {server.log.read_text()[-500:]}")
        time.sleep(0.05)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=40)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _resident(pid: int) -> int:
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * _PAGE
