"""No signal loses a request: HUP, TERM, and the death of a worker."""

import os
import signal
import socket
import time
from contextlib import ExitStack
from pathlib import Path

from tests.faults import archive
from tests.faults.clients import Answer, Client, Load, broken, latencies
from tests.faults.corpus import states
from tests.faults.outcome import Outcome
from tests.faults.serving import WORKERS, Server, serving
from tests.faults.slow_clients import connected

CLIENTS = 4
BETWEEN = 2.0
"""Seconds from one HUP to the next."""
BACK, END = 60.0, 120.0
"""Seconds after which a worker counts as not coming back, and a server as hung."""
_END = b"\r\n0\r\n\r\n"
"""How a chunked answer ends that is whole."""


def signals(seed: int, trials: int, folder: Path) -> Outcome:
    """`trials` HUPs under load, then a worker is killed, then TERM comes while answers
    are sent.
    """
    made = archive.Archive(folder, tuple(states(seed, 2)), ())
    made.begin()
    with serving(made.index, folder) as server:
        with Load(server.port, CLIENTS, ask) as load:
            for _ in range(trials):
                server.tell(signal.SIGHUP)
                time.sleep(BETWEEN)
            _settle(server)
        told, back = _kill_a_worker(server)
        lost, ended = _end_under_load(server)
        traced = server.tracebacks()
    failures = [*load.failures, *told, *lost, *(["the log has a traceback"] if traced else [])]
    figures = {
        "HUPs": trials,
        **latencies(load.seconds),
        "refused": load.refused,
        "worker back after s": back,
        "TERM to the end s": ended,
    }
    return Outcome(len(load.seconds), tuple(failures), figures)


def ask(client: Client, number: int) -> tuple[Answer, str]:
    """A search, or the question whether there is a service."""
    answer = client.ask("/healthz" if number % 4 == 0 else "/search.json?q=ferry")
    return answer, broken(answer)


def _settle(server: Server) -> None:
    """Waits until every HUP has been worked off: where one takes longer than `BETWEEN` they queue,
    and a TERM would stand behind them.
    """
    deadline = time.monotonic() + END
    before: list[int] = []
    while time.monotonic() < deadline:
        now = server.workers()
        if len(now) == WORKERS and now == before:
            return
        before = now
        time.sleep(BETWEEN)


def _kill_a_worker(server: Server) -> tuple[list[str], float]:
    """What goes wrong when a worker dies that answers nothing, and when there is another one."""
    victim = server.workers()[0]
    os.kill(victim, signal.SIGKILL)
    began = time.monotonic()
    client = Client(server.port, keeps=False)
    told = [wrong for _ in range(20) for wrong in [ask(client, 1)[1]] if wrong]
    while victim in server.workers() or len(server.workers()) < WORKERS:
        if time.monotonic() > began + BACK:
            return [*told, f"no other worker within {BACK} s"], BACK
        time.sleep(0.05)
    return told, round(time.monotonic() - began, 2)


def _end_under_load(server: Server) -> tuple[list[str], float]:
    """What is lost of long answers that were begun when TERM came, and after how many seconds the
    server had ended.
    """
    with ExitStack() as stack:
        clients = [stack.enter_context(connected(server.port)) for _ in range(CLIENTS)]
        for client in clients:
            client.settimeout(30)
            client.sendall(b"GET /search.jsonl HTTP/1.1\r\nHost: x\r\n\r\n")
        begun = [client.recv(1024) for client in clients]
        server.tell(signal.SIGTERM)
        told_at = time.monotonic()
        time.sleep(0.5)
        answers = [head + _rest(client) for head, client in zip(begun, clients, strict=True)]
    code = server.process.wait(timeout=END)
    whole = sum(a.startswith(b"HTTP/1.1 200 ") and a.endswith(_END) for a in answers)
    told = [] if code == 0 else [f"TERM ended the server with {code}"]
    if whole < CLIENTS:
        told.append(f"TERM: {whole} of {CLIENTS} answers were whole")
    return told, round(time.monotonic() - told_at, 1)


def _rest(client: socket.socket) -> bytes:
    return b"".join(iter(lambda: client.recv(1 << 14), b""))
