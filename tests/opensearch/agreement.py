"""The same questions to both engines over the same articles."""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from index.article import Article
from index.asking.protocol import Index
from index.engines.opensearch.client.client import Access
from index.engines.opensearch.client.place import Place
from index.engines.opensearch.index import OpenSearchIndex
from index.engines.whoosh.index import WhooshIndex
from index.settings import Settings, cache_folder
from search.page import Page
from search.request import SearchRequest
from search.searcher import Searcher
from tests.opensearch.nodes import Nodes

CLOSE = 1e-6
"""Scores that differ by less, relatively, are equal: one engine adds in single precision."""


def agreed(nodes: Nodes, articles: Sequence[Article], count: int, folder: Path) -> Iterator[str]:
    """Lines of a report: how many of `count` questions are answered alike with 1 and 3 shards."""
    whoosh = WhooshIndex(folder / "whoosh", "en", cache_folder(Settings()))
    filled(whoosh, articles)
    asked = list(questions(articles, count))
    expected = [Searcher(whoosh).search(request) for request in asked]
    for shards in (1, 3):
        place = Place(f"agreed-{shards}", shards=shards)
        index = OpenSearchIndex(Access(nodes.url), "en", place)
        filled(index, articles)
        searcher = Searcher(index)
        found = [searcher.search(request) for request in asked]
        pairs = list(zip(asked, expected, found, strict=True))
        unlike = [(r.q, differences(a, b)) for r, a, b in pairs if differences(a, b)]
        yield f"{shards} shards: {len(asked) - len(unlike)} of {len(asked)} alike"
        yield from (f"  `{query}`: {', '.join(what)}" for query, what in unlike[:10])


def filled(index: Index, articles: Sequence[Article]) -> None:
    writer = index.writer(anew=True)
    writer.write(articles)
    writer.publish(["full tier"])


def questions(articles: Sequence[Article], count: int, seed: int = 7) -> Iterator[SearchRequest]:
    """Words that stand together in the articles, in every shape that the language has."""
    chance = random.Random(seed)
    shapes = (
        "{0}",
        "{0} {1}",
        "{0} {1} {2}",
        '"{0} {1}"',
        '"{0} {2}"~4',
        "{0} OR {2}",
        "{0} -{2}",
        "={1}",
        "{0:.4}*",
        "{1}~",
        "title:{0}",
        "heading:{1} OR caption:{0}",
    )
    for number in range(count):
        words: list[str] = []
        while len(words) < 3:
            text = chance.choice(articles).sections
            body = " ".join(chance.choice(text).paragraphs).split() if text else []
            start = chance.randrange(max(1, len(body) - 2))
            words = [w for w in body[start : start + 3] if w.isalpha() and len(w) > 2]
        yield SearchRequest(shapes[number % len(shapes)].format(*words), order_by="relevance")


def differences(one: Page, other: Page) -> list[str]:
    """What is not the same, ties of scores apart."""
    alike = {
        "total": one.total == other.total,
        "facets": one.facets == other.facets,
        "timeline": one.timeline == other.timeline,
        "understood": one.understood_as == other.understood_as,
        "warnings": one.warnings == other.warnings,
        "suggestion": one.did_you_mean == other.did_you_mean,
        "exact form": one.exact_form == other.exact_form,
        "order": in_order(one, other),
    }
    return [name for name, same in alike.items() if not same]


def in_order(one: Page, other: Page) -> bool:
    """Whether each place has the same article, or one with the same score."""
    pairs = list(zip(one.results, other.results, strict=False))
    return len(one.results) == len(other.results) and all(
        a.id == b.id or abs(a.hit.score - b.hit.score) <= CLOSE * max(abs(a.hit.score), 1e-9)
        for a, b in pairs
    )
