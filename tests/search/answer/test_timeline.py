"""Timelines leave no bucket out."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from index.engines.counting import timeline
from search.answer.timeline import MAX_BARS, view
from search.request import SearchRequest

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@given(st.dictionaries(st.none() | DAYS, st.integers(1, 9), max_size=8))
def test_bars_follow_each_other_and_hold_every_dated_article(
    days: dict[date | None, int],
) -> None:
    shown = view(timeline(days, None), SearchRequest(), lambda shown: timeline(days, shown))
    assert sum(bar.count for bar in shown.bars) + shown.undated == sum(days.values())
    for before, after in zip(shown.bars, shown.bars[1:], strict=False):
        assert after.start == before.end + timedelta(days=1)


def test_a_share_is_of_all_articles_of_the_whole_bucket() -> None:
    some: dict[date | None, int] = {date(2024, 1, 20): 1, date(2024, 5, 2): 3}
    every = some | {date(2024, 1, 3): 3, date(2024, 2, 2): 5}
    shown = view(timeline(some, None), SearchRequest(), lambda days: timeline(every, days))
    assert [bar.share for bar in shown.bars] == [0.25, 0, 0, 0, 1]


def test_a_range_without_end_shows_only_buckets_with_articles() -> None:
    request = SearchRequest(from_date=date(1, 1, 1), to_date=date(9999, 12, 31))
    days: dict[date | None, int] = {date(2024, 1, 1): 2, date(1850, 1, 1): 1}
    shown = view(timeline(days, None), request, lambda shown: None)
    assert [(bar.start.year, bar.count) for bar in shown.bars] == [(1850, 1), (2024, 2)]
    assert MAX_BARS < 9999
