"""Three nodes: the elected manager is killed while articles are written and read, and the archive
is replaced under load.
"""

import signal
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.article import Article
from index.engines.opensearch.client import Access
from index.engines.opensearch.index import OpenSearchIndex
from index.engines.opensearch.place import Place
from index.errors import DatelineError
from search.searcher import Searcher
from tests.opensearch.load import Load, Seen
from tests.opensearch.nodes import Node, Nodes, get

QUERY = "the"
SWAPS = 5


def killed_while_writing(nodes: Nodes, articles: Sequence[Article]) -> Iterator[str]:
    """Lines of a report. Half of the articles are published, all are written; then a node dies."""
    index = OpenSearchIndex(Access(nodes.url), "en", Place("killed", shards=3, replicas=1))
    published(index, articles[: len(articles) // 2])
    manager = elected(nodes)
    with Load(Searcher(index), QUERY) as load:
        time.sleep(2)
        killer = threading.Timer(2.0, manager.stop, [signal.SIGKILL])
        killer.start()
        told = "published"
        try:
            published(index, articles)
        except DatelineError as error:
            told = f"ended with: {error}"
        killer.join()
        yield f"the run during which `{manager.name}`, the manager, was killed: {told}"
        nodes.wait(2)
        if told != "published":
            started = time.monotonic()
            written_at_last(index, articles)
            yield f"the run after it: published after {time.monotonic() - started:.0f} s"
        missing = [a.id for a in articles if index.reader().article(a.id) != a]
        yield f"articles missing or changed on two nodes: {len(missing)} of {len(articles)}"
        nodes.start_again(manager)
        nodes.wait(3, "green")
        yield "the killed node came back; three nodes, green"
    yield from told_by(load.seen)
    missing = [a.id for a in articles if index.reader().article(a.id) != a]
    yield f"articles missing or changed on three nodes: {len(missing)} of {len(articles)}"
    yield f"`verify` finds wrong: {len(index.verify())}"


def replaced_under_load(nodes: Nodes, articles: Sequence[Article]) -> Iterator[str]:
    """Lines of a report. Each generation is anew, and says so in its titles."""
    index = OpenSearchIndex(Access(nodes.url), "en", Place("replaced", shards=3, replicas=1))
    published(index, articles)
    with Load(Searcher(index), QUERY) as load:
        for number in range(SWAPS):
            published(index, [replace(a, title=f"{a.title} {number}") for a in articles])
    yield f"{SWAPS} times replaced; generations seen: {len(load.seen.totals)}"
    mixed = [name for name, totals in load.seen.totals.items() if len(totals) > 1]
    yield f"generations that answered with different totals: {len(mixed)}"
    yield from told_by(load.seen)


def published(index: OpenSearchIndex, articles: Sequence[Article]) -> None:
    """A generation of these articles and nothing else."""
    writer = index.writer(anew=True)
    try:
        writer.write(articles)
        writer.publish(["full tier"])
    except BaseException:
        try:
            writer.discard()
        except DatelineError as error:
            print(f"  (what was written stays for the next run to remove: {error})")
        raise


def written_at_last(index: OpenSearchIndex, articles: Sequence[Article]) -> None:
    """Tries until the lease of the run that failed has ended."""
    while True:
        try:
            return published(index, articles)
        except DatelineError as error:
            print(f"  again: {error}")
            time.sleep(5)


def elected(nodes: Nodes) -> Node:
    """The node that manages the cluster."""
    state = get(nodes.all[0], "/_cluster/state/nodes,cluster_manager_node")
    name = state["nodes"][state["cluster_manager_node"]]["name"]
    return next(node for node in nodes.all if node.name == name)


def told_by(seen: Seen) -> Iterator[str]:
    yield (
        f"searches meanwhile: {seen.searches}, errors {len(seen.errors)}, partial {seen.partial}, "
        f"the longest {seen.longest:.1f} s"
    )
    yield from sorted(set(seen.errors))
