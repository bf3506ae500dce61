"""This checkout beside another one on real articles: `python -m benchmarks.real --today CHECKOUT
FOLDER_OR_FILES…`.

Each has its own index, its own compiled kernels, made before the clock starts, and no words known
from before. `dateline reindex` with all features is run by both in turns; SQLite's FTS5 with its
Porter stemmer takes the same texts, which lie in memory. Then each answers in a process of its own,
every request by one right after the other. All figures are CPU, user and system, that of child
processes included; a request counts with its median over the rounds, and what it costs when it is
new stands beside. Believe the ratios: the machine has other work.
"""

import argparse
import json
import resource
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from datetime import date
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks import archives, corpus, texts
from benchmarks.endpoint import queries
from benchmarks.finding import LANGUAGE
from benchmarks.relevance.tasks import read_documents
from benchmarks.services import Service, Side, requests, times
from index.engines.whoosh.index import WhooshIndex

ROOT = Path(__file__).resolve().parent.parent
WARM = 200
"""So many generated articles are indexed beforehand, so that all kernels are compiled."""
TODAY, THIS, FTS5 = "today", "this", "fts5"
WARMING = 10
"""So many requests of a kind are asked before the clock starts, and not again."""


def reindexed(side: Side, sources: Sequence[Path], index: Path, cache: Path) -> tuple[float, int]:
    """CPU seconds of `dateline reindex` into an empty folder, and how many articles it found."""
    shutil.rmtree(index, ignore_errors=True)
    command = [sys.executable, "cli.py", "reindex", *map(str, sources), "--index", str(index)]
    before = _of_children()
    told = subprocess.run(
        [*command, "--full", "--json"], cwd=side.root, env=side.environment(index, cache),
        stdout=subprocess.PIPE, check=True,
    ).stdout  # fmt: skip
    return _of_children() - before, json.loads(told)["articles"]


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def compiled(side: Side, source: Path) -> Path:
    """A cache with the checkout's kernels and nothing else."""
    cache = side.work / "compiled"
    reindexed(side, [source], side.work / "warm", cache)
    for path in cache.iterdir():
        if not path.name.startswith("kernels-"):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    return cache


def with_kernels(side: Side, sources: Sequence[Path], kernels: Path) -> tuple[float, int]:
    """`reindexed` with a cache of kernels alone: once more, if one of them was not in it."""
    cache = side.work / "cache"
    shutil.rmtree(cache, ignore_errors=True)
    shutil.copytree(kernels, cache)
    known = _files(kernels)
    answer = reindexed(side, sources, side.index, cache)
    if _files(cache) == known:
        return answer
    for folder in cache.glob("kernels-*"):
        shutil.copytree(folder, kernels / folder.name, dirs_exist_ok=True)
    return with_kernels(side, sources, kernels)


def _files(cache: Path) -> set[str]:
    return {path.name for path in cache.glob("kernels-*/*")}


def fts5(path: Path, found: Sequence[tuple[str, str]]) -> float:
    """CPU seconds of an FTS5 table of titles and texts."""
    path.unlink(missing_ok=True)
    start = time.process_time()
    database = sqlite3.connect(path)
    with database:
        database.execute("CREATE VIRTUAL TABLE a USING fts5(title, body, tokenize='porter')")
        database.executemany("INSERT INTO a VALUES (?, ?)", found)
    database.close()
    return time.process_time() - start


def builds(sides: Sequence[Side], sources: Sequence[Path], rounds: int) -> dict[str, list[float]]:
    """CPU milliseconds an article of each build, by rounds."""
    made = sides[0].work.parent / "warm"
    drawn = texts.texts(corpus.read_sentences(corpus.folder()), 1)
    archives.write_texts(made, islice(drawn, WARM))
    caches = {side.name: compiled(side, made) for side in sides}
    read = [(d.title, d.body) for source in sources for d in read_documents(source)]
    found: dict[str, list[float]] = {name: [] for name in (TODAY, THIS, FTS5)}
    for turn in range(rounds):
        for side in sides if turn % 2 else sides[::-1]:
            seconds, articles = with_kernels(side, sources, caches[side.name])
            found[side.name].append(seconds * 1e3 / articles)
        found[FTS5].append(fts5(sides[0].work.parent / "fts5.db", read) * 1e3 / len(read))
        print(f"build {turn + 1} of {rounds}", file=sys.stderr, flush=True)
    return found


def answers(
    sides: Sequence[Side], typed: Sequence[str], rounds: int
) -> dict[str, dict[str, NDArray[np.float64]]]:
    """CPU milliseconds (rounds + 1, requests) by kind of request and side."""
    with ExitStack() as stack:
        asked = requests(typed, {side.name: Service(side, stack) for side in sides})
    found = {}
    with ExitStack() as stack:  # others, which know nothing of these
        services = {side.name: Service(side, stack) for side in sides}
        for kind, of_kind in asked.items():
            for request in of_kind[:WARMING]:
                for service in services.values():
                    service.ask(request)
            found[kind] = times(of_kind[WARMING:], services, rounds)
            print(f"{kind}: {len(of_kind)} requests", file=sys.stderr, flush=True)
    return found


def table(
    built: Mapping[str, Sequence[float]], answered: Mapping[str, Mapping[str, NDArray[np.float64]]]
) -> Iterator[str]:
    """The figures as Markdown."""
    yield "| CPU ms | today | this | today / this |"
    yield "|---|---|---|---|"
    middle = {name: statistics.median(of) for name, of in built.items()}
    yield _row("reindex, an article", middle[TODAY], middle[THIS])
    for kind, of_kind in answered.items():
        for when, rows in (("new", slice(0, 1)), ("again", slice(1, None))):
            each = {name: np.median(of[rows], axis=0) for name, of in of_kind.items()}
            for share in (50, 95):
                of = (float(np.percentile(each[name], share)) for name in (TODAY, THIS))
                yield _row(f"{kind}, {when}, p{share}", *of)
    yield ""
    fewer, more = (middle[name] / middle[FTS5] for name in (THIS, TODAY))
    yield f"SQLite FTS5 takes {middle[FTS5]:.3f} ms an article; `reindex` takes {fewer:.1f} times"
    yield f"that here, and {more:.1f} times in the other checkout."


def _row(name: str, today: float, this: float) -> str:
    return f"| {name} | {today:.3f} | {this:.3f} | {today / this:.2f} |"


def measured(sides: Sequence[Side], sources: Sequence[Path], rounds: int) -> Iterator[str]:
    """The report."""
    built = builds(sides, sources, rounds)
    index = WhooshIndex(sides[-1].index, LANGUAGE, sides[-1].work / "cache")
    count = index.reader().archive().articles
    answered = answers(sides, queries(index), rounds)
    yield f"# Real articles, {date.today():%d %B %Y}"
    yield ""
    yield (
        f"{count:,} articles; {rounds} rounds in turns, medians; a request is *new* when it is "
        "asked for the first time."
    )
    yield ""
    yield from table(built, answered)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sources", type=Path, nargs="+", metavar="FOLDER_OR_FILE")
    parser.add_argument("--today", type=Path, required=True, metavar="CHECKOUT")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--report", type=Path, metavar="FILE")
    given = parser.parse_args()
    sources = [source.resolve() for source in given.sources]
    with tempfile.TemporaryDirectory() as folder:
        sides = [
            Side(name, root, Path(folder, name))
            for name, root in ((TODAY, given.today.resolve()), (THIS, ROOT))
        ]
        told = "\n".join(measured(sides, sources, given.rounds)) + "\n"
    print(told, end="")
    if given.report:
        given.report.write_text(told, "utf-8")


if __name__ == "__main__":
    main()
