"""Searches that go on in a thread while something happens to the cluster."""

import threading
import time
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from index.errors import DatelineError
from search.request import SearchRequest
from search.searcher import Searcher


@dataclass(slots=True)
class Seen:
    """What the searches met: how many there were, the longest in seconds, sentences of those that
    failed, how many answered in part, and the totals of each generation.
    """

    searches: int = 0
    longest: float = 0.0
    errors: list[str] = field(default_factory=list)
    partial: int = 0
    totals: dict[str, set[int]] = field(default_factory=dict)


class Load:
    """Asks one question again and again until it is left."""

    def __init__(self, searcher: Searcher, query: str) -> None:
        self.seen = Seen()
        self._searcher = searcher
        self._request = SearchRequest(query)
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._ended.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._ended.wait(0.02):
            start = time.monotonic()
            try:
                page = self._searcher.search(self._request)
            except DatelineError as error:
                self.seen.errors.append(str(error))
            else:
                self.seen.partial += page.partial
                self.seen.totals.setdefault(page.generation, set()).add(page.total)
            self.seen.searches += 1
            self.seen.longest = max(self.seen.longest, time.monotonic() - start)
