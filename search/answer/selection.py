"""Articles that somebody picked: found by their ids, and put in an order."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from index.article import Article
from index.asking.protocol import Reader
from index.correction import TAKEN_BACK

Arrangement = Literal["topic", "newest", "oldest", "given"]


@dataclass(frozen=True, slots=True)
class Selection:
    """Picked articles of one generation, in the order in which they were picked, each once.
    `ids` are those that were picked as they are now, `withdrawn` is what is left of articles that
    their source took back since, `missing` the ids that no article has.
    """

    generation: str
    ids: tuple[str, ...]
    articles: tuple[Article, ...]
    withdrawn: tuple[Article, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Articles under one heading; None where they stand under none."""

    heading: str | None
    articles: tuple[Article, ...]


def selection(reader: Reader, ids: Sequence[str]) -> Selection:
    """The articles with these ids in a snapshot; one that has another id now is found by both."""
    annex = reader.annex()
    wanted = tuple(dict.fromkeys(annex.moved.get(id, id) for id in ids))
    there = {article.id: article for article in reader.articles(wanted)}
    left = {id: annex.withdrawn[id] for id in wanted if id not in there and id in annex.withdrawn}
    known = [article for id in wanted if (article := there.get(id) or left.get(id))]
    return Selection(
        generation=reader.archive().generation,
        ids=wanted,
        articles=tuple(article for article in known if article.status not in TAKEN_BACK),
        withdrawn=tuple(article for article in known if article.status in TAKEN_BACK),
        missing=tuple(id for id in wanted if id not in there and id not in left),
    )


def arranged(articles: Sequence[Article], how: Arrangement) -> tuple[Group, ...]:
    """The articles in an order; `topic` makes groups, the others one that has no heading.

    By topic, the one that most of the articles have comes first, and those of equally many by name;
    an article with several topics stands under the first of these; those without any come last.
    Within a group the newest stands first, those without a date last.
    """
    if how == "topic":
        return _by_topic(articles)
    if how != "given":
        articles = _by_date(articles, newest_first=how == "newest")
    return (Group(None, tuple(articles)),) if articles else ()


def _by_topic(articles: Iterable[Article]) -> tuple[Group, ...]:
    articles = tuple(articles)
    often = Counter(topic for article in articles for topic in set(article.topics))

    def rank(topic: str) -> tuple[int, str, str]:
        return -often[topic], topic.casefold(), topic

    under: dict[str | None, list[Article]] = {}
    for article in articles:
        under.setdefault(min(article.topics, key=rank, default=None), []).append(article)
    headings = sorted((topic for topic in under if topic is not None), key=rank)
    ordered = (*headings, *([None] if None in under else ()))
    return tuple(Group(heading, tuple(_by_date(under[heading]))) for heading in ordered)


def _by_date(articles: Iterable[Article], *, newest_first: bool = True) -> list[Article]:
    sign = -1 if newest_first else 1

    def rank(article: Article) -> tuple[bool, int, str]:
        day = article.date.toordinal() if article.date else 0
        return not day, sign * day, article.id

    return sorted(articles, key=rank)
