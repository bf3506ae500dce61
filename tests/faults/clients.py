"""Clients that ask a server over and over, each in a thread, and what they were answered."""

import http.client
import statistics
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from threading import Event, Thread
from typing import Self

from tests.faults.outcome import Figure, told_to_stop

PATIENCE = 30.0
"""Seconds after which a client gives up."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, after so many seconds; status 0 and a body that tells why: nothing did."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    seconds: float


class Client:
    """Asks a port of loopback. One that keeps its connection asks once more where the server closed
    it meanwhile, as RFC 9112, section 9.3.1, has it for what is safe to repeat.
    """

    def __init__(self, port: int, keeps: bool) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        self._keeps = keeps
        self._used = False

    def ask(self, path: str) -> Answer:
        """The answer to a GET."""
        began = time.perf_counter()
        try:
            status, headers, body = self._ask(path)
        except (OSError, http.client.HTTPException) as error:
            self.close()
            status, headers, body = 0, {}, repr(error).encode()
        taken = time.perf_counter() - began
        if not self._keeps:
            self.close()
        return Answer(status, headers, body, taken)

    def close(self) -> None:
        """Ends the connection."""
        self._connection.close()
        self._used = False

    def _ask(self, path: str) -> tuple[int, Mapping[str, str], bytes]:
        try:
            self._connection.request("GET", path)
            response = self._connection.getresponse()
        except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError):
            if not self._used:
                raise
            self.close()
            return self._ask(path)
        self._used = True
        headers = {name.lower(): value for name, value in response.getheaders()}
        return response.status, headers, response.read()


def broken(answer: Answer) -> str:
    """A sentence about an answer that no client should get. To be told to come again in a second is
    not one: a server that is asked too much at once refuses rather than keeps waiting.
    """
    if answer.status == 503 and answer.headers.get("retry-after") == "1":
        return ""
    if answer.status == 0 or answer.status >= 500:
        return f"{answer.status} {answer.body[:200]!r}"
    return ""


Ask = Callable[[Client, int], tuple[Answer, str]]
"""Asks the question of a number; returns the answer and what is wrong with it, or nothing."""


@dataclass(slots=True)
class Load:
    """Clients that ask from the beginning of a block to its end, or until `limit` questions are
    asked. Every second one keeps its connection. `refused` counts those told to come again.
    """

    port: int
    clients: int
    ask: Ask
    limit: int = 1 << 62
    failures: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    refused: int = 0
    _numbers: Iterator[int] = field(default_factory=count)
    _stop: Event = field(default_factory=Event)
    _threads: list[Thread] = field(default_factory=list)

    def __enter__(self) -> Self:
        for place in range(self.clients):
            thread = Thread(target=self._work, args=(Client(self.port, place % 2 == 0),))
            thread.start()
            self._threads.append(thread)
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self.wait()

    def wait(self) -> None:
        """Waits until `limit` questions are asked."""
        for thread in self._threads:
            thread.join()

    @property
    def busy(self) -> bool:
        """Whether there is something left to ask."""
        return any(thread.is_alive() for thread in self._threads)

    def _work(self, client: Client) -> None:
        while not (self._stop.is_set() or told_to_stop.is_set()):
            if (number := next(self._numbers)) >= self.limit:
                break
            answer, wrong = self.ask(client, number)
            self.seconds.append(answer.seconds)
            self.refused += answer.status == 503
            if wrong:
                self.failures.append(wrong)
        client.close()


def percentile(seconds: list[float], hundredth: int = 99) -> float:
    """A percentile, in milliseconds."""
    if len(seconds) < 2:
        return 0.0
    return round(statistics.quantiles(seconds, n=100, method="inclusive")[hundredth - 1] * 1000, 1)


def latencies(seconds: list[float]) -> dict[str, Figure]:
    """The figures of how long answers took."""
    return {
        "median ms": percentile(seconds, 50),
        "p99 ms": percentile(seconds),
        "slowest ms": round(max(seconds, default=0) * 1000, 1),
    }
