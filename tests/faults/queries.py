"""Any query is answered or refused in a sentence: within the process, and over HTTP."""

import random
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

from index.asking.deadline import Deadline
from index.engines.opening import open_index
from search.errors import BadParameterError
from search.searcher import Searcher
from tests.faults import archive, hostile_queries
from tests.faults.checks import settings
from tests.faults.clients import Answer, Client, Load, broken, latencies
from tests.faults.corpus import states
from tests.faults.hostile_queries import Parameters
from tests.faults.outcome import Outcome, until_told
from tests.faults.serving import serving
from tests.markup import intruders
from web.address import form
from web.formats.representation import encoded, page_answer
from web.serving.headers import STRICT

CLIENTS = 4
REFUSED = 0.001
"""The share of questions that a server may refuse for load."""

Search = Callable[[Parameters], object]


def queries(seed: int, trials: int, folder: Path) -> Outcome:
    """Asks a searcher `trials` queries, each read, answered and written as the web does."""
    index = open_index(settings(_index(folder, seed)))
    index.reader().warm()  # what is compiled for the first query is not of its time
    searcher = Searcher(index, Deadline)

    def search(parameters: Parameters) -> object:
        return encoded(page_answer(searcher.search(form.read(parameters))))

    return ask_all(seed, trials, search)


def ask_all(seed: int, trials: int, search: Search) -> Outcome:
    """Asks a function `trials` queries; anything but an answer or a refusal is a failure."""
    chance = random.Random(seed)
    failures, seconds, refused = [], [], 0
    for _ in until_told(trials):
        parameters = hostile_queries.asked(chance)
        began = time.perf_counter()
        try:
            search(parameters)
        except BadParameterError:
            refused += 1
        except Exception as error:  # whatever it is, it is what this looks for
            failures.append(f"{parameters!r}: {error!r}")
        seconds.append(time.perf_counter() - began)
    return Outcome(
        len(seconds), tuple(failures), {**latencies(seconds), "refused as wrong": refused}
    )


def queries_over_http(seed: int, trials: int, folder: Path) -> Outcome:
    """Asks a server `trials` queries: half of them for the page, half for JSON."""
    with serving(_index(folder, seed), folder) as server:
        ask = Asking(seed)
        with Load(server.port, CLIENTS, ask, limit=trials) as load:
            load.wait()
        traced = server.tracebacks()
    failures = load.failures
    if traced:
        failures.append(f"the log has {traced} tracebacks")
    if load.refused > max(1, REFUSED * trials):
        failures.append(f"{load.refused} of {trials} were refused for load")
    figures = {**latencies(load.seconds), "refused for load": load.refused}
    return Outcome(len(load.seconds), tuple(failures), figures)


class Asking:
    """Asks the query of a number, the same for a seed."""

    def __init__(self, seed: int) -> None:
        self._seed = seed

    def __call__(self, client: Client, number: int) -> tuple[Answer, str]:
        parameters = hostile_queries.asked(random.Random(f"{self._seed} {number}"))
        path = "/search" if number % 2 else "/search.json"
        words = urlencode(parameters, errors="surrogatepass")
        answer = client.ask(f"{path}?{words}")
        told = wrong(answer)
        return answer, told and f"{path} {parameters!r}: {told}"


def wrong(answer: Answer) -> str:
    """What is wrong with an answer to a query that may be anything."""
    if found := broken(answer):
        return found
    if answer.status not in (200, 400, 414, 503):
        return f"status {answer.status}"
    if missing := [name for name in STRICT if name.lower() not in answer.headers]:
        return f"no {', '.join(missing)}"
    if "set-cookie" in answer.headers:
        return "a cookie"
    if answer.headers["content-type"].startswith("text/html"):
        return "; ".join(intruders(answer.body.decode()))
    return ""


def _index(folder: Path, seed: int) -> Path:
    made = archive.Archive(folder, tuple(states(seed, 2)), ())
    made.begin()
    return made.index
