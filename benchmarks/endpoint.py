"""`/search.json` through the WSGI call, beside a handler on the same application that does nothing.

`python -m benchmarks.endpoint INDEX --cache FOLDER` asks 200 different queries of one to three
words, each right after a call of the empty handler, and prints the CPU milliseconds of a request:
the medians over the queries of each one's median over the rounds. `--profile` prints where the
time goes instead.
"""

import argparse
import cProfile
import pstats
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from wsgiref.types import WSGIApplication

import numpy as np
from werkzeug.test import create_environ

from benchmarks.finding import LANGUAGE, sample, words
from index.engines.whoosh.index import WhooshIndex
from search.searcher import Searcher
from web.app import create_app

ROUNDS = 7
EMPTY = "/empty.json"
Environ = dict[str, Any]


def empty() -> tuple[str, dict[str, str]]:
    return "{}", {"Content-Type": "application/json"}


def queries(index: WhooshIndex) -> list[str]:
    """200 queries, no two the same."""
    articles = sample(index)
    found = [" ".join(q) for count in (1, 2, 3) for q in words(articles, count)]
    return sorted(set(found), key=found.index)[:200]


def call(app: WSGIApplication, environ: Environ) -> float:
    """CPU milliseconds of a request, from its environment to the last byte of its answer."""
    status: list[str] = []

    def start_response(line: str, _: Iterable[tuple[str, str]], *__: object) -> Callable[..., None]:
        status.append(line)
        return lambda _: None

    fresh = dict(environ)
    start = time.thread_time_ns()
    body = b"".join(app(fresh, start_response))
    took = time.thread_time_ns() - start
    if not status[0].startswith("200") or not body:
        raise RuntimeError(f"{environ['QUERY_STRING']}: {status[0]}")
    return took / 1e6


def run(app: WSGIApplication, asked: list[str]) -> None:
    nothing = create_environ(EMPTY)
    found = [create_environ("/search.json", query_string=urlencode({"q": q})) for q in asked]
    times = np.array([[(call(app, nothing), call(app, e)) for e in found] for _ in range(ROUNDS)])
    first, each = times[0, :, 1], np.median(times[1:], axis=0)
    idle, search = np.median(each, axis=0)
    print(f"{len(asked)} queries, CPU ms a request, median (95th percentile)")
    print(f"empty handler          {idle:8.3f} ({np.percentile(each[:, 0], 95):.3f})")
    print(f"/search.json           {search:8.3f} ({np.percentile(each[:, 1], 95):.3f})")
    print(f"/search.json, first    {np.median(first):8.3f} ({np.percentile(first, 95):.3f})")
    print(f"times the empty handler{search / idle:8.1f}")


def profile(app: WSGIApplication, asked: list[str]) -> None:
    found = [create_environ("/search.json", query_string=urlencode({"q": q})) for q in asked]
    for environ in found:
        call(app, environ)
    with cProfile.Profile() as profiler:
        for environ in found:
            call(app, environ)
    pstats.Stats(profiler).sort_stats("tottime").print_stats(45)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("index", type=Path)
    parser.add_argument("--cache", type=Path, required=True, help="where compiled kernels are kept")
    parser.add_argument("--profile", action="store_true")
    given = parser.parse_args()
    index = WhooshIndex(given.index, LANGUAGE, given.cache)
    index.reader().warm()
    app = create_app(Searcher(index))
    app.add_url_rule(EMPTY, view_func=empty)
    (profile if given.profile else run)(app, queries(index))


if __name__ == "__main__":
    main()
