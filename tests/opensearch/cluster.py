"""Three nodes: the elected manager is killed while articles are written and read, and the archive
is replaced under load.
"""

import signal
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.article import Article
from index.engines.opensearch.client.client import Access
from index.engines.opensearch.client.place import Place
from index.engines.opensearch.index import OpenSearchIndex
from index.errors import DatelineError
from index.generations.ledger import FileState, Ledger, plain
from search.searcher import Searcher
from tests.opensearch.load import Load, Seen
from tests.opensearch.nodes import Node, Nodes, get

QUERY = "the"
SWAPS = 5


def killed_while_writing(nodes: Nodes, articles: Sequence[Article], after: float) -> Iterator[str]:
    """Lines of a report. Half of the articles are published, then the rest is added; so many
    seconds `after` that began, the manager dies.
    """
    alias = f"killed-after-{after:g}s"
    index = OpenSearchIndex(Access(nodes.url), "en", Place(alias, shards=3, replicas=1))
    half = len(articles) // 2
    published(index, articles[:half])
    manager = elected(nodes)
    with Load(Searcher(index), QUERY) as load:
        time.sleep(1)
        killer = threading.Timer(after, manager.stop, [signal.SIGKILL])
        killer.start()
        started, told = time.monotonic(), "published"
        try:
            published(index, articles, since=half)
        except DatelineError as error:
            told = f"ended with: {error}"
        taken = time.monotonic() - started
        killer.join()
        yield (
            f"the run during which `{manager.name}`, the manager, was killed after {after:g} s: "
            f"{told} after {taken:.0f} s"
        )
        nodes.wait(2)
        if told != "published":
            started = time.monotonic()
            written_at_last(index, articles, half)
            yield f"the run after it: published after {time.monotonic() - started:.0f} s"
        yield f"articles missing or changed on two nodes: {missing(index, articles)}"
        nodes.start_again(manager)
        nodes.wait(3, "green")
    yield from told_by(load.seen)
    yield f"articles missing or changed, the node being back: {missing(index, articles)}"
    yield f"`verify` finds wrong: {len(index.verify())}"


def missing(index: OpenSearchIndex, articles: Sequence[Article]) -> str:
    """How many of the articles the index has not, or not as they are."""
    reader = index.reader()
    lost = [article.id for article in articles if reader.article(article.id) != article]
    return f"{len(lost)} of {len(articles):,}"


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


def published(index: OpenSearchIndex, articles: Sequence[Article], *, since: int = 0) -> None:
    """A generation of these articles and nothing else; those before number `since` are taken over
    from the last one.
    """
    writer = index.writer(anew=not since)
    try:
        writer.write(articles[since:])
        everything = FileState(1, 1, "", plain(article.id for article in articles))
        writer.publish(["full tier"], Ledger({"all": everything}, 1))
    except BaseException:
        try:
            writer.discard()
        except DatelineError as error:
            print(f"  (what was written stays for the next run to remove: {error})")
        raise


def written_at_last(index: OpenSearchIndex, articles: Sequence[Article], since: int) -> None:
    """Tries until the lease of the run that failed has ended."""
    while True:
        try:
            return published(index, articles, since=since)
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
