"""How a peer in Python answers: kinds of question in, CPU times and totals out, line by line."""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol


class Answering(Protocol):
    """A peer with its index open."""

    def prepared(self, kind: str, asked: Any) -> Callable[[], tuple[int, int]]:
        """A question made ready: what is timed is only the call."""
        ...


def serve(peer: Answering, queries: Path) -> None:
    """Answers every question of each kind that standard input names."""
    asked = json.loads(queries.read_text("utf-8"))
    for line in sys.stdin:
        kind = line.strip()
        prepared = [peer.prepared(kind, query) for query in asked[kind]]
        times, answers = [], []
        for question in prepared:
            start = time.thread_time_ns()
            answers.append(question())
            times.append((time.thread_time_ns() - start) / 1000)
        totals, sums = [a[0] for a in answers], [a[1] for a in answers]
        print(json.dumps({"cpu_us": times, "totals": totals, "sums": sums}), flush=True)
