"""Who had a story first, as far as the archive knows."""

from datetime import UTC, date, datetime
from random import Random

import pytest

from index.article import Article, Precision, Section
from index.engines.memory import MemoryIndex
from search.copies.spread import Spread
from search.searcher import Searcher

WORDS = [f"word{n}" for n in range(900)]
STORY = [" ".join(Random(n).choices(WORDS, k=12)) + "." for n in range(20)]


def article(
    id: str,
    day: str | None = "2024-05-07",
    hour: int | None = None,
    sentences: list[str] = STORY,
    precision: Precision = "day",
    title: str = "No ferry",
) -> Article:
    when = None if day is None else date.fromisoformat(day)
    instant = datetime(2024, 5, 7, hour, tzinfo=UTC) if hour is not None else None
    section = Section(None, "s1", (" ".join(sentences),))
    return Article(
        id, title, f"Paper {id}", date=when, published=instant, precision=precision,
        sections=(section,),
    )  # fmt: skip


def spread_of(*articles: Article) -> Spread:
    index = MemoryIndex()
    writer = index.writer()
    writer.write(articles)
    writer.publish(["tests"])
    return Searcher(index).spread(articles[0])


def table(found: Spread) -> list[tuple[str, str, int | None, bool]]:
    return [(copy.id, copy.standing, copy.days, copy.tied) for copy in found.copies]


def test_copies_stand_in_the_order_of_time() -> None:
    found = spread_of(
        article("late", "2024-06-01", sentences=STORY[:16]),
        article("undated", None),
        article("first", "2024-05-07"),
        article("next", "2024-05-08", title="Ferry stops"),
    )
    assert table(found) == [
        ("first", "first", 0, False),
        ("next", "folded", 1, False),
        ("late", "edited", 25, False),
        ("undated", "folded", None, False),
    ]
    assert [copy.under for copy in found.copies] == [None, "first", None, "first"]
    assert [copy.share for copy in found.copies] == [1, 1, pytest.approx(2 * 16 / 36), 1]
    assert [copy.words for copy in found.copies] == [240, 240, 192, 240]
    assert (found.sources, found.cut, found.partial) == (4, False, False)


def test_of_one_day_no_one_is_the_first() -> None:
    found = spread_of(article("a"), article("b"), article("c", "2024-05-08"))
    assert table(found) == [
        ("a", "perhaps-first", 0, True),
        ("b", "perhaps-first", 0, True),
        ("c", "folded", 1, False),
    ]


def test_instants_decide_within_a_day() -> None:
    found = spread_of(article("a", hour=9), article("b", hour=8))
    assert table(found) == [("b", "first", 0, False), ("a", "folded", 0, False)]
    assert [copy.seconds for copy in found.copies] == [0, 3600]


def test_an_instant_says_nothing_of_what_has_none() -> None:
    found = spread_of(article("a", hour=9), article("b", hour=8), article("c"))
    assert table(found) == [
        ("b", "perhaps-first", 0, True),
        ("a", "folded", 0, True),
        ("c", "perhaps-first", 0, True),
    ]


def test_a_month_may_be_earlier_or_later_than_its_days() -> None:
    found = spread_of(
        article("day", "2024-05-07"),
        article("month", "2024-05-01", precision="month"),
        article("june", "2024-06-01"),
    )
    assert table(found) == [
        ("month", "perhaps-first", None, True),
        ("day", "perhaps-first", None, True),
        ("june", "folded", None, False),
    ]


def test_without_dates_nothing_is_known() -> None:
    found = spread_of(article("a", None), article("b", None))
    assert {copy.standing for copy in found.copies} == {"perhaps-first"}


def test_an_article_without_copies_stands_alone() -> None:
    found = spread_of(article("a"), article("b", sentences=[s[::-1] for s in STORY]))
    assert table(found) == [("a", "first", 0, False)]


def test_each_member_has_the_same_table() -> None:
    articles = [article("a"), article("b", "2024-05-09", sentences=STORY[2:]), article("c", None)]
    tables = {tuple(table(spread_of(one, *articles[:n], *articles[n + 1 :])))
              for n, one in enumerate(articles)}  # fmt: skip
    assert len(tables) == 1


def test_how_many_copies_there_are() -> None:
    index = MemoryIndex()
    writer = index.writer()
    writer.write([article("a"), article("b")])
    writer.publish(["tests"])
    searcher = Searcher(index)
    assert searcher.copies(article("a")) == 1
    assert searcher.copies(article("nobody")) == 0
