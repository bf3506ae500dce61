"""Checkouts of Dateline, each with an index of its own, and the services over them."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import numpy as np
from numpy.typing import NDArray

ASKED = Path(__file__).resolve().parent / "asked.py"
Request = tuple[str, str]
"""A path and a query string."""


@dataclass(frozen=True, slots=True)
class Side:
    """A checkout, and where its indexes and its compiled kernels lie."""

    name: str
    root: Path
    work: Path

    @property
    def index(self) -> Path:
        """Its index of the articles."""
        return self.work / "index"

    def environment(self, index: Path, cache: Path) -> dict[str, str]:
        """What its programs are started with: no setting of whoever starts this one."""
        kept = {name: value for name, value in os.environ.items() if "DATELINE_" not in name}
        return kept | {"DATELINE_INDEX": str(index), "DATELINE_CACHE": str(cache)}


class Service:
    """The service of a checkout in a process of its own."""

    def __init__(self, side: Side, stack: ExitStack) -> None:
        self._process = stack.enter_context(
            subprocess.Popen(
                [sys.executable, "-P", str(ASKED)], cwd=side.root, text=True,
                env=side.environment(side.index, side.work / "cache"),
                stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            )
        )  # fmt: skip
        stack.callback(self._end)

    def ask(self, request: Request) -> tuple[float, str]:
        """CPU milliseconds of a request, and the answer.

        Raises:
            SystemExit: it is no answer.
        """
        if self._process.stdin is None or self._process.stdout is None:
            raise RuntimeError("A service has no pipes.")
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        answer = json.loads(line or '{"status": "no answer"}')
        if not answer["status"].startswith("200"):
            raise SystemExit(f"{request}: {answer['status']}")
        return answer["ms"], answer["text"]

    def _end(self) -> None:
        if self._process.stdin:
            self._process.stdin.close()


def requests(typed: Sequence[str], services: Mapping[str, Service]) -> dict[str, list[Request]]:
    """What is asked, by kind: of an article only where both find the same one first."""
    found: dict[str, list[Request]] = {"search": [], "suggest": [], "similar": [], "article": []}
    for q in typed:
        query = urlencode({"q": q})
        found["search"].append(("/search.json", query))
        found["suggest"].append(("/suggest.json", urlencode({"q": q[:3], "limit": "8"})))
        firsts = {_first(service.ask(("/search.json", query))[1]) for service in services.values()}
        if len(firsts) == 1 and (first := firsts.pop()):
            found["similar"].append((f"/articles/{first}/similar.json", ""))
            found["article"].append((f"/articles/{first}", query))
    return {kind: list(dict.fromkeys(asked)) for kind, asked in found.items()}


def _first(answer: str) -> str | None:
    results = json.loads(answer)["results"]
    return str(results[0]["id"]) if results else None


def times(
    asked: Sequence[Request], services: Mapping[str, Service], rounds: int
) -> dict[str, NDArray[np.float64]]:
    """(rounds + 1, requests) of each service, in milliseconds."""
    taken: dict[str, list[list[float]]] = {name: [] for name in services}
    for turn in range(rounds + 1):
        for of_one in taken.values():
            of_one.append([])
        for number, request in enumerate(asked):
            names = list(services) if (turn + number) % 2 else list(services)[::-1]
            for name in names:
                taken[name][-1].append(services[name].ask(request)[0])
    return {name: np.array(of_one) for name, of_one in taken.items()}
