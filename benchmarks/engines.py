"""The same queries through `/search.json` on both engines: `python -m benchmarks.engines CORPUS`.

The corpus is one of `benchmarks.corpus`. Each engine indexes it; then one process answers every
query once to warm up and three times to be measured. CPU is that of the process that serves and,
for the second engine, that of its node (one, on loopback, compiling with C1 only: see
`tests/opensearch/nodes.py`); the report goes to `benchmarks/runs/`.
"""

import argparse
import os
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

import numpy as np
from werkzeug.test import Client

from benchmarks.ours import articles
from benchmarks.queries import drawn
from index.asking.protocol import Index
from index.engines.opensearch.client.client import Access
from index.engines.opensearch.client.place import Place
from index.engines.opensearch.index import OpenSearchIndex
from index.engines.whoosh.index import WhooshIndex
from search.searcher import Searcher
from tests.opensearch.nodes import Node, Nodes, get
from web.app import create_app

ROUNDS = 3
HEAP = "2g"
RUNS = Path(__file__).resolve().parent / "runs"
_TICK = os.sysconf("SC_CLK_TCK")
Clock = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Figures:
    """Of one engine: seconds, bytes, and milliseconds per query, one row for each kind."""

    build_seconds: float
    build_cpu: float
    node_build_cpu: float
    size: int
    resident: int
    node_resident: int
    rows: tuple[tuple[str, float, float, float, float], ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What both engines are asked: so many queries of each kind, of so many articles."""

    corpus: Path
    articles: int
    queries: int


def asked(of: Asked) -> dict[str, list[dict[str, str]]]:
    """The parameters of each query, by kind."""
    found = drawn(of.corpus, of.queries, 7)
    return {
        "any word": [{"q": " ".join(q["words"]), "match": "any"} for q in found["or"]],
        "all words": [{"q": " ".join(q["words"])} for q in found["and"]],
        "phrase": [{"q": f'"{" ".join(q["words"])}"'} for q in found["phrase"]],
        "prefix": [{"q": f"{q['prefix']}*"} for q in found["prefix"]],
    }


def of_process(pid: int) -> float:
    """CPU seconds of another process so far."""
    fields = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICK


def resident(pid: int) -> int:
    """Bytes of memory of a process."""
    pages = Path(f"/proc/{pid}/statm").read_text("utf-8").split()[1]
    return int(pages) * resource.getpagesize()


def own_cpu() -> float:
    """CPU seconds of this process and of those it waited for."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def measured(index: Index, asked_of: Asked, node: Node | None, size: Callable[[], int]) -> Figures:
    """Builds and asks."""
    node_cpu: Clock = (lambda: of_process(node.pid)) if node else (lambda: 0.0)
    start, cpu, of_node = time.monotonic(), own_cpu(), node_cpu()
    writer = index.writer(anew=True)
    writer.write(islice(articles(asked_of.corpus), asked_of.articles))
    writer.publish([asked_of.corpus.name])
    built = time.monotonic() - start, own_cpu() - cpu, node_cpu() - of_node
    index.reader().warm()
    client = create_app(Searcher(index)).test_client()
    rows = tuple(kinds(client, asked_of, node_cpu))
    return Figures(*built, size(), resident(os.getpid()), resident(node.pid) if node else 0, rows)


def kinds(
    client: Client, asked_of: Asked, node_cpu: Clock
) -> Iterator[tuple[str, float, float, float, float]]:
    """Of each kind its name, p50, p95, CPU of this process, and of the node, in ms a query."""
    for kind, queries in asked(asked_of).items():
        for query in queries:
            client.get("/search.json", query_string=query)
        times, cpu, of_node = [], time.process_time(), node_cpu()
        for query in queries * ROUNDS:
            start = time.perf_counter()
            answer = client.get("/search.json", query_string=query)
            times.append((time.perf_counter() - start) * 1e3)
            if answer.status_code != 200:
                raise RuntimeError(f"{query}: {answer.text}")
        each = 1e3 / len(times)
        spent = (time.process_time() - cpu) * each, (node_cpu() - of_node) * each
        yield kind, float(np.median(times)), float(np.percentile(times, 95)), *spent


def lines(names: dict[str, Figures], count: int) -> Iterator[str]:
    """The report."""
    yield f"# Both engines, at {count:,} articles\n"
    yield (
        f"`python -m benchmarks.engines`, {date.today():%-d %B %Y}, two cores under load: only CPU "
        f"compares well. One node, heap {HEAP}, one shard.\n"
    )
    yield "| | build s | CPU s | CPU of the node s | index MB | memory MB | of the node MB |"
    yield "|---|---|---|---|---|---|---|"
    for name, f in names.items():
        sizes = " | ".join(f"{n / 1e6:,.0f}" for n in (f.size, f.resident, f.node_resident))
        times = f"{f.build_seconds:.0f} | {f.build_cpu:.0f} | {f.node_build_cpu:.0f}"
        yield f"| {name} | {times} | {sizes} |"
    yield "\n| query | engine | p50 ms | p95 ms | CPU ms | CPU of the node ms |"
    yield "|---|---|---|---|---|---|"
    for name, f in names.items():
        for kind, *row in f.rows:
            yield f"| {kind} | {name} | " + " | ".join(f"{value:.1f}" for value in row) + " |"


def in_whoosh(asked_of: Asked, cache: Path) -> Figures:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "index"

        def size() -> int:
            return sum(f.stat().st_size for f in path.rglob("*") if f.is_file())

        return measured(WhooshIndex(path, "en", cache), asked_of, None, size)


def in_opensearch(asked_of: Asked) -> Figures:
    with Nodes(heap=HEAP) as nodes:
        (node,) = nodes.all
        index = OpenSearchIndex(Access(node.url), "en", Place("bench"))

        def size() -> int:
            stats = get(node, "/bench-0*/_stats/store")["_all"]["total"]["store"]
            return int(stats["size_in_bytes"])

        return measured(index, asked_of, node, size)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--cache", type=Path, required=True, help="where compiled kernels are kept")
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--queries", type=int, default=50, help="of each kind")
    given = parser.parse_args()
    # A process for each, so that the memory of one is not counted to the other.
    spawn = get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=spawn, max_tasks_per_child=1) as one:
        asked_of = Asked(given.corpus, given.articles, given.queries)
        found = {
            "whoosh": one.submit(in_whoosh, asked_of, given.cache).result(),
            "opensearch": one.submit(in_opensearch, asked_of).result(),
        }
    path = RUNS / f"{date.today()}-engines-{given.articles}.md"
    path.write_text("\n".join(lines(found, given.articles)) + "\n", "utf-8")
    print(path.read_text("utf-8"))


if __name__ == "__main__":
    main()
