"""No signal loses a request: HUP, TERM, and the death of a worker."""

import os
import signal
import time
from pathlib import Path
from threading import Thread

from tests.faults import archive
from tests.faults.clients import Answer, Client, Load, broken, latencies
from tests.faults.corpus import states
from tests.faults.outcome import Outcome
from tests.faults.serving import Server, serving

CLIENTS = 4
BETWEEN = 2.0
"""Seconds from one HUP to the next."""
BACK = 10.0
"""Seconds in which a worker must be there again."""
SLOW = "/batch.json?" + "&".join(f"q={letter}*" for letter in "abcdefghijklmnopqrstuvwxyz")


def signals(seed: int, trials: int, folder: Path) -> Outcome:
    """`trials` HUPs under load, then a worker is killed, then TERM comes while a request is read
    and another is answered.
    """
    made = archive.Archive(folder, tuple(states(seed, 2)), ())
    made.begin()
    with serving(made.index, folder) as server:
        with Load(server.port, CLIENTS, ask) as load:
            for _ in range(trials):
                server.tell(signal.SIGHUP)
                time.sleep(BETWEEN)
        told, back = _kill_a_worker(server)
        told += _end_under_load(server)
        traced = server.tracebacks()
    failures = [*load.failures, *told, *(["the log has a traceback"] if traced else [])]
    figures = {
        "HUPs": trials,
        **latencies(load.seconds),
        "refused": load.refused,
        "worker back after s": back,
    }
    return Outcome(len(load.seconds), tuple(failures), figures)


def ask(client: Client, number: int) -> tuple[Answer, str]:
    """A search, or the question whether there is a service."""
    answer = client.ask("/healthz" if number % 4 == 0 else "/search.json?q=ferry")
    return answer, broken(answer)


def _kill_a_worker(server: Server) -> tuple[list[str], float]:
    """What goes wrong when a worker dies that answers nothing, and when there is another one."""
    victim = server.workers()[0]
    os.kill(victim, signal.SIGKILL)
    began = time.monotonic()
    client = Client(server.port, keeps=False)
    told = [wrong for _ in range(20) for wrong in [ask(client, 1)[1]] if wrong]
    while victim in server.workers() or len(server.workers()) < 2:
        if time.monotonic() > began + BACK:
            return [*told, f"no other worker within {BACK} s"], BACK
        time.sleep(0.05)
    return told, round(time.monotonic() - began, 2)


def _end_under_load(server: Server) -> list[str]:
    """What is lost of the requests that were begun when TERM came."""
    answers: list[Answer] = []
    threads = [
        Thread(target=lambda: answers.append(Client(server.port, keeps=False).ask(SLOW)))
        for _ in range(2)
    ]
    for thread in threads:
        thread.start()
    time.sleep(0.2)
    server.tell(signal.SIGTERM)
    for thread in threads:
        thread.join()
    told = [wrong for wrong in map(broken, answers) if wrong]
    code = server.process.wait(timeout=40)
    return told if code == 0 else [*told, f"TERM ended the server with {code}"]
