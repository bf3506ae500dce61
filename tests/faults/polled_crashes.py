"""`dateline reindex` is killed while `dateline serve` answers from the same index."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

from tests.faults import archive
from tests.faults.archive import Archive
from tests.faults.checks import digest
from tests.faults.clients import Client
from tests.faults.commands import forked
from tests.faults.corpus import QUERIES
from tests.faults.crashes import Look, killed_runs, looking
from tests.faults.outcome import Outcome
from tests.faults.serving import serving

ARTICLES = 100
PATHS = tuple(f"/search.json?{urlencode({'q': query, 'page-size': 50})}" for query in QUERIES)


def crashes_under_a_server(seed: int, trials: int, workspace: Path) -> Outcome:
    """Kills runs; every question, one in 20 ms, is answered with 200 and as in a state."""
    watched = archive.make(workspace, seed, 4, ARTICLES)
    return killed_runs(watched, seed, trials, forked, polling)


@contextmanager
def polling(watched: Archive, workspace: Path, failures: list[str]) -> Iterator[list[int]]:
    """A server, and a process that asks it, each time on a new connection."""
    with serving(watched.index, workspace) as server:
        with looking(watched, workspace, failures, lambda: asking(server.port)) as looks:
            yield looks
        if server.tracebacks():
            failures.append(f"the log has a traceback: {server.log.read_text('utf-8')[-500:]}")


def asking(port: int) -> Look:
    """Asks a server on loopback; an answer that is not 200 is told as what it is."""
    client = Client(port, keeps=False)

    def ask(place: int) -> str:
        answer = client.ask(PATHS[place])
        if answer.status != 200:
            return f"{answer.status} {answer.body[:200]!r}"
        return digest(json.loads(answer.body))

    return ask
