"""Timelines leave no bucket out."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from index.asking.plan import Days
from index.engines.counting import timeline
from search.answer.timeline import MAX_BARS, view
from search.request import SearchRequest
from search.typed.days import DaySpan, day_span_of

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
DATES = st.one_of(
    DAYS.map(lambda day: (day, day)),
    DAYS.map(lambda day: day_span_of(day.year, day.month)),
    DAYS.map(lambda day: day_span_of(day.year)),
)
Dates = dict[DaySpan | None, int]


def days(counts: dict[date, int]) -> Dates:
    return {(day, day): count for day, count in counts.items()}


@given(st.dictionaries(st.none() | DATES, st.integers(1, 9), max_size=8), st.none() | DAYS)
def test_bars_follow_each_other_and_hold_every_article_that_fits(
    dates: Dates, first: date | None
) -> None:
    dates = {span: n for span, n in dates.items() if not (first and span and span[1] < first)}
    request = SearchRequest(from_date=first)
    found = timeline(dates, Days(first))
    shown = view(found, request, lambda shown: timeline(dates, shown))
    assert sum(bar.count for bar in shown.bars) + shown.undated == sum(dates.values())
    for bar in shown.bars:
        fitting = (
            n for span, n in dates.items() if span and bar.start <= span[0] <= span[1] <= bar.end
        )
        assert bar.count == sum(fitting)
    for before, after in zip(shown.bars, shown.bars[1:], strict=False):
        assert after.start == before.end + timedelta(days=1)


def test_a_month_stands_in_bars_of_months_and_not_of_days() -> None:
    may = day_span_of(2024, 5)
    months = timeline({may: 2, **days({date(2024, 9, 1): 1})}, None)
    assert (months.interval, months.undated) == ("month", 0)
    assert months.buckets == ((date(2024, 5, 1), 2), (date(2024, 9, 1), 1))
    in_days = timeline({may: 2, **days({date(2024, 5, 9): 1})}, None)
    assert (in_days.interval, in_days.undated) == ("day", 2)
    assert (in_days.buckets, in_days.first) == (((date(2024, 5, 9), 1),), date(2024, 5, 1))


def test_where_no_bar_holds_an_article_there_is_none() -> None:
    alone = timeline({day_span_of(1899): 3}, None)
    assert (alone.interval, alone.buckets, alone.undated) == (None, (), 3)
    assert view(alone, SearchRequest(), lambda shown: None).bars == ()


def test_a_share_is_of_all_articles_of_the_whole_bucket() -> None:
    some = {date(2024, 1, 20): 1, date(2024, 5, 2): 3}
    every = days(some | {date(2024, 1, 3): 3, date(2024, 2, 2): 5})
    found = timeline(days(some), None)
    shown = view(found, SearchRequest(), lambda shown: timeline(every, shown))
    assert [bar.share for bar in shown.bars] == [0.25, 0, 0, 0, 1]


def test_a_range_without_end_shows_only_buckets_with_articles() -> None:
    request = SearchRequest(from_date=date(1, 1, 1), to_date=date(9999, 12, 31))
    found = timeline(days({date(2024, 1, 1): 2, date(1850, 1, 1): 1}), None)
    shown = view(found, request, lambda shown: None)
    assert [(bar.start.year, bar.count) for bar in shown.bars] == [(1850, 1), (2024, 2)]
    assert MAX_BARS < 9999
