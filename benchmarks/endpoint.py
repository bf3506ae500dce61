"""`/search.json` through the WSGI call, beside a handler on the same application that does nothing.

`python -m benchmarks.endpoint INDEX --cache FOLDER` asks 200 different queries of one to three
words, each right after a call of the empty handler, and prints the CPU milliseconds of a request:
the medians over the queries of each one's median over the rounds. `--profile` prints where the
time goes instead. `--served` asks a gunicorn worker of our own settings over HTTP, the two handlers
by turns, and takes the CPU of the worker's process, its reading and sending included.
"""

import argparse
import cProfile
import http.client
import os
import pstats
import socket
import subprocess
import sys
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
IDLE_FOR_ONE = 20  # calls of the empty handler a search: a process's CPU is told in ticks of 10 ms
EMPTY = "/empty.json"
Environ = dict[str, Any]


def empty() -> tuple[str, dict[str, str]]:
    return "{}", {"Content-Type": "application/json"}


def queries(index: WhooshIndex) -> list[str]:
    """200 queries of one, two and three words by turns, no two the same."""
    articles = sample(index)
    turns = zip(*(words(articles, count) for count in (1, 2, 3)), strict=True)
    return list(dict.fromkeys(" ".join(q) for turn in turns for q in turn))[:200]


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


def served() -> WSGIApplication:
    """What the worker of `--served` loads: the service with the empty handler in it."""
    app: WSGIApplication
    _, app = application(Path(os.environ["DATELINE_INDEX"]), Path(os.environ["DATELINE_CACHE"]))
    return app


def run_served(index: Path, cache: Path, asked: list[str]) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environ = {**os.environ, "DATELINE_INDEX": str(index), "DATELINE_CACHE": str(cache)}
    command = [sys.executable, "-m", "gunicorn", "-c", "deploy/gunicorn.conf.py", "--workers", "1"]
    command += ["--bind", f"127.0.0.1:{port}", "benchmarks.endpoint:served()"]
    server = subprocess.Popen(
        command, env={**environ, "PYTHONPATH": "."}, stderr=subprocess.DEVNULL
    )
    try:
        connection = _connected(port)
        worker = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split()[0]
        addresses = [f"/search.json?{urlencode({'q': q})}" for q in asked]
        _ask(connection, addresses)
        idle = searching = 0.0
        for _ in range(ROUNDS):
            start = _cpu(worker)
            _ask(connection, [EMPTY] * (len(asked) * IDLE_FOR_ONE))
            between = _cpu(worker)
            _ask(connection, addresses)
            idle, searching = idle + between - start, searching + _cpu(worker) - between
    finally:
        server.terminate()
        server.wait(30)
    idle, searching = idle / (ROUNDS * len(asked) * IDLE_FOR_ONE), searching / (ROUNDS * len(asked))
    print(f"{len(asked)} queries through a worker, CPU ms a request, mean of {ROUNDS} rounds")
    print(f"empty handler          {idle:8.3f}")
    print(f"/search.json           {searching:8.3f}")
    print(f"times the empty handler{searching / idle:8.1f}")


def _connected(port: int) -> http.client.HTTPConnection:
    for _ in range(300):
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
            connection.connect()
            _ask(connection, [EMPTY])
            return connection
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the server did not come up")


def _ask(connection: http.client.HTTPConnection, addresses: list[str]) -> None:
    for address in addresses:
        connection.request("GET", address)
        answer = connection.getresponse()
        if answer.status != 200 or not answer.read():
            raise RuntimeError(f"{address}: {answer.status}")


def _cpu(process: str) -> float:
    """CPU milliseconds that a process has taken."""
    fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def application(folder: Path, cache: Path) -> tuple[WhooshIndex, Any]:
    index = WhooshIndex(folder, LANGUAGE, cache)
    searcher = Searcher(index)
    searcher.warm()
    app = create_app(searcher)
    app.add_url_rule(EMPTY, view_func=empty)
    return index, app


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("index", type=Path)
    parser.add_argument("--cache", type=Path, required=True, help="where compiled kernels are kept")
    parser.add_argument("--profile", action="store_true")
    parser.add_argument("--served", action="store_true")
    given = parser.parse_args()
    index, app = application(given.index, given.cache)
    if given.served:
        run_served(given.index, given.cache, queries(index))
    else:
        (profile if given.profile else run)(app, queries(index))


if __name__ == "__main__":
    main()
