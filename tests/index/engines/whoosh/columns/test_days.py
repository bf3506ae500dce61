"""Days of a segment say what the documents have, also where only the month or the year is known."""

from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.article import Article, Precision
from index.asking.matching import Question, tokenise
from index.asking.plan import Days
from index.document import from_article
from index.engines.whoosh.columns.columns import Columns, ColumnsWriter
from index.engines.whoosh.columns.days import (
    dated_from,
    day_columns,
    day_range,
    days_of,
    last_days,
    partial_of,
)
from tests.index.strategies import LANGUAGE, dates, day_ranges

DAYS = st.dates(date(2024, 1, 1), date(2024, 1, 20))


@given(st.lists(DAYS | st.none(), max_size=20), st.none() | DAYS, st.none() | DAYS)
def test_a_range_of_days_is_a_slice(
    days: list[date | None], first: date | None, last: date | None
) -> None:
    numbers = sorted((day.toordinal() if day else 0 for day in days), reverse=True)
    found = day_range(np.array(numbers, np.int32), first, last)
    low, high = (first or date.min).toordinal(), (last or date.max).toordinal()
    assert numbers[found] == [number for number in numbers if low <= number <= high and number]


@given(st.lists(DAYS | st.none(), max_size=20), st.lists(DAYS, max_size=5))
def test_how_many_are_dated_from_a_day_on(days: list[date | None], asked: list[date]) -> None:
    numbers = sorted((day.toordinal() if day else 0 for day in days), reverse=True)
    found = dated_from(np.array(numbers, np.int32), [day.toordinal() for day in asked])
    assert found.tolist() == [sum(bool(d) and d >= day for d in days if d) for day in asked]


def columns_of(folder: Path, articles: list[Article]) -> Columns:
    days = np.array([days_of(one) for one in articles], np.int64).reshape(-1, 2)
    with ColumnsWriter(folder / "c.col") as writer:
        for name, array in day_columns(days[:, 0], days[:, 1]).items():
            writer.add(name, array)
    return Columns(folder / "c.col")


def newest_first(told: list[tuple[date | None, Precision]]) -> list[Article]:
    articles = [
        Article(str(n), "title", "source", date=day, precision=precision)
        for n, (day, precision) in enumerate(told)
    ]
    return sorted(articles, key=lambda one: (one.date or date.min, one.id), reverse=True)


@given(told=st.lists(dates, max_size=12), ranges=st.lists(day_ranges, max_size=8))
@example(
    told=[(date(2024, 5, 1), "month"), (date(2024, 1, 1), "year")],
    ranges=[Days(date(2024, month, day)) for month in (1, 5, 12) for day in (1, 2, 31)],
)
def test_a_range_is_a_slice_and_what_reaches_into_it(
    tmp_path_factory: pytest.TempPathFactory,
    told: list[tuple[date | None, Precision]],
    ranges: list[Days],
) -> None:
    articles = newest_first(told)
    columns = columns_of(tmp_path_factory.mktemp("days"), articles)
    partial = partial_of(columns)
    lasts = last_days(columns["day"], partial)
    assert [*zip(columns["day"].tolist(), lasts.tolist(), strict=True)] == [*map(days_of, articles)]
    documents = [tokenise(from_article(one, LANGUAGE)) for one in articles]
    question = Question(documents)
    for days in ranges:
        found = day_range(columns["day"], days.first, days.last)
        reaching = partial.reaching(days).tolist()
        expected = [n for n, one in enumerate(documents) if question.matches(days, one)]
        assert sorted([*range(len(articles))[found], *reaching]) == expected


def test_where_every_day_is_known_nothing_else_is_kept(tmp_path: Path) -> None:
    articles = newest_first([(date(2024, 5, 1), "day"), (date(2024, 1, 1), "day"), (None, "day")])
    assert list(columns_of(tmp_path, articles)) == ["day"]
