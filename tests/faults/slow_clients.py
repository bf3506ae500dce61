"""Clients that are slow on purpose keep nobody else waiting."""

import itertools
import socket
import time
from contextlib import ExitStack
from pathlib import Path
from threading import Event, Thread

from tests.faults import archive
from tests.faults.clients import Answer, Client, Load, broken, latencies
from tests.faults.corpus import states
from tests.faults.outcome import Outcome
from tests.faults.serving import serving

SLOW = 30
NORMAL = 2
PAUSE = 0.02
"""Seconds between two questions of a normal client."""
LATE = 5.0
"""Seconds after which a normal client was kept waiting, however busy the machine is."""
HEAD = b"GET /search.jsonl HTTP/1.1\r\nHost: x\r\n"
_NOT_ENDED = (
    HEAD + b"X-Slow: ",  # a head that never ends, of which a letter comes now and then
    HEAD + b"Content-Length: 100\r\n\r\n",  # a body that never comes
    HEAD + b"\r\n",  # an answer that nobody takes
)


def slow_clients(seed: int, trials: int, folder: Path) -> Outcome:
    """Normal clients ask for `trials` seconds while `SLOW` others keep connections busy."""
    made = archive.Archive(folder, tuple(states(seed, 2)), ())
    made.begin()
    with serving(made.index, folder) as server, ExitStack() as stack:
        over = Event()
        dripping = Thread(target=_drip, args=(server.port, over, stack))
        dripping.start()
        time.sleep(0.3)
        with Load(server.port, NORMAL, ask) as load:
            time.sleep(trials)
        over.set()
        dripping.join()
        traced = server.tracebacks()
    failures = [*load.failures, *(["the log has a traceback"] if traced else [])]
    failures += [f"an answer took {taken:.1f} s" for taken in load.seconds if taken > LATE]
    if load.refused:
        failures.append(f"{load.refused} normal requests were refused")
    figures = {"seconds": trials, "slow clients": SLOW, **latencies(load.seconds)}
    return Outcome(len(load.seconds), tuple(failures), figures)


def ask(client: Client, number: int) -> tuple[Answer, str]:
    """A search as a person asks it."""
    time.sleep(PAUSE)
    answer = client.ask(f"/search.json?q=ferry&page={number % 9 + 1}")
    return answer, broken(answer)


def _drip(port: int, over: Event, stack: ExitStack) -> None:
    """Keeps `SLOW` connections busy; one that the server closed is opened again."""
    kinds = itertools.cycle(_NOT_ENDED)
    there: list[socket.socket] = []
    while not over.is_set():
        while len(there) < SLOW:
            there.append(stack.enter_context(connected(port)))
            there[-1].sendall(next(kinds))
        there = [client for client in there if _goes_on(client)]
        over.wait(0.5)


def connected(port: int) -> socket.socket:
    """A client that can hold little of an answer that it does not take."""
    client = socket.socket()
    client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
    client.connect(("127.0.0.1", port))
    return client


def _goes_on(client: socket.socket) -> bool:
    try:
        client.sendall(b"x")
    except OSError:
        client.close()
        return False
    return True
