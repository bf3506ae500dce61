"""Readers while the index is made anew under them: each answer is wholly of one generation."""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from index.engines.opening import open_index
from index.filling.indexer import Job, reindex
from index.generations.layout import numbered
from index.generations.manifest import MANIFEST
from search.searcher import Searcher
from tests.faults import archive, commands, corpus
from tests.faults.checks import lasting, settings
from tests.faults.clients import Answer, Client, Load, broken, percentile
from tests.faults.corpus import QUERIES, State
from tests.faults.outcome import Outcome
from tests.faults.serving import Server, serving
from web.address import form
from web.formats.representation import encoded, page_answer

CLIENTS = 8
STATES = 6
PATHS = tuple(f"/search.json?{urlencode({'q': query, 'page-size': 20})}" for query in QUERIES)
OF_THE_MOMENT = ("tookMs", "generation", "nextCursor")
QUIET, MOST_QUIET, SETTLED = 2.0, 30.0, 0.5
"""Seconds of load before the first swap for each that will come, how many at most, and seconds
between one and the next.
"""

Golden = tuple[Mapping[str, Any], ...]
"""What is answered in a state to each of `PATHS`, but for what is of the moment."""


@dataclass(frozen=True, slots=True)
class Judge:
    """Knows what each generation answers: generation 1 is of state 0, and so on, round and round.

    A client never sees an older generation than it saw, on one connection; several workers may
    each have their own for a moment.
    """

    golden: tuple[Golden, ...]

    def ask(self, client: Client, number: int) -> tuple[Answer, str]:
        """Asks one of `PATHS`."""
        answer = client.ask(PATHS[number % len(PATHS)])
        return answer, self.wrong(number % len(PATHS), answer)

    def wrong(self, question: int, answer: Answer) -> str:
        """A sentence where the answer is an error, or not that of the generation it names."""
        if answer.status != 200:
            return broken(answer) and f"{PATHS[question]}: {broken(answer)}"
        told = json.loads(answer.body)
        generation = told["generation"]
        expected = self.golden[(int(generation) - 1) % len(self.golden)][question]
        if _lasting(told) != expected:
            return f"{PATHS[question]}: not what generation {generation} holds"
        return ""


def swaps(seed: int, trials: int, folder: Path) -> Outcome:
    """Clients ask while `dateline reindex` publishes `trials` generations."""
    states = tuple(corpus.states(seed, STATES))
    judge = Judge(tuple(_golden(folder, state) for state in states))
    made = archive.Archive(folder, states, ())
    made.begin()
    with serving(made.index, folder) as server:
        with Load(server.port, CLIENTS, judge.ask) as quiet:
            time.sleep(min(QUIET * trials, MOST_QUIET))
        files, most, kept = server.open_files(), 0, 0
        with Load(server.port, CLIENTS, judge.ask) as load:
            told = []
            for number in range(2, 2 + trials):
                told += _swap(made, number % STATES)
                time.sleep(SETTLED)
                most, kept = max(most, server.open_files()), max(kept, _kept(made.index))
        told += _seen(server, 2 + trials)
        traced = server.tracebacks()
    failures = [*quiet.failures, *load.failures, *told]
    if kept > 2 or most > files + 40 or traced:
        failures.append(f"{kept} generations, {files} to {most} open files, {traced} tracebacks")
    before, during = percentile(quiet.seconds), percentile(load.seconds)
    figures = {
        "swaps": trials,
        "quiet p99 ms": before,
        "p99 ms": during,
        "p99 to quiet p99": round(during / before, 2) if before else "–",
        "generations kept": kept,
        "open files": f"{files} to {most}",
        "refused": load.refused,
    }
    return Outcome(len(quiet.seconds) + len(load.seconds), tuple(failures), figures)


def _swap(made: archive.Archive, place: int) -> list[str]:
    """Publishes the next generation with the command, as a timer does."""
    made.states[place].write(made.source)
    ended = commands.started(made.command, made.folder).wait()
    return [] if ended.code == 0 else [f"reindex: {ended.told}"]


def _seen(server: Server, last: int) -> list[str]:
    """Whether every worker has seen the last generation: new connections reach them by chance."""
    client = Client(server.port, keeps=False)
    answers = (client.ask(PATHS[1]) for _ in range(20))
    found = {json.loads(answer.body).get("generation") for answer in answers}
    return [] if found == {f"{last:06}"} else [f"the last generation is {last}, not {found}"]


def _kept(index: Path) -> int:
    return sum((path / MANIFEST).exists() for path in numbered(index))


def _golden(folder: Path, state: State) -> Golden:
    root = folder / "anew"
    state.write(folder / "news")
    index = open_index(settings(root))
    reindex(index, Job((folder / "news",), full=True, force=True))
    searcher = Searcher(index)
    asked = (form.read([("q", q), ("page-size", "20")]) for q in QUERIES)
    return tuple(_lasting(json.loads(encoded(page_answer(searcher.search(a))))) for a in asked)


def _lasting(told: Mapping[str, Any]) -> Mapping[str, Any]:
    return lasting(told, OF_THE_MOMENT)
