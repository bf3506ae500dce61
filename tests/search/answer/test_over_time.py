"""Queries are counted over time, and each count is what a search finds."""

from dataclasses import replace
from datetime import date
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Article, Section
from index.asking.deadline import Deadline
from index.asking.plan import Choice, Days, Interval
from index.document import Document
from index.engines.memory import MemoryIndex
from search.answer.over_time import OverTime
from search.errors import LateError
from search.help.steps import all_within, within
from search.request import CompareRequest, Duplicates, SearchRequest
from search.searcher import Searcher
from tests.index.strategies import corpora, day_ranges
from tests.laws import law
from tests.search.archives import searchers, typed

WIRE = (
    "The harbour board will deepen the channel before the winter storms come in from the west. " * 8
)


def ferry(id: str, day: date | None, source: str = "Post", **more: Any) -> Article:
    return replace(Article(id, "The ferry", source, date=day), **more)


ARTICLES = (
    ferry("a", date(2020, 5, 1)),
    ferry("b", date(2022, 5, 1), "Gazette"),
    ferry("c", date(2022, 6, 30)),
    ferry("d", None),
    ferry("e", date(2022, 1, 1), precision="year"),
    ferry("f", date(2022, 6, 1), precision="month"),
    ferry("g", date(2022, 3, 3), title="The library"),
    ferry("wire1", date(2022, 7, 4), "Gazette", sections=(Section(None, "s1", (WIRE,)),)),
    ferry("wire2", date(2022, 7, 5), sections=(Section(None, "s1", (WIRE,)),)),
    ferry("wire3", date(2023, 7, 5), sections=(Section(None, "s1", (WIRE,)),)),
)


def searcher(articles: tuple[Article, ...] = ARTICLES) -> Searcher:
    index = MemoryIndex()
    writer = index.writer()
    writer.write(articles)
    writer.publish(["tests"])
    return Searcher(index)


def compared(
    *queries: str, interval: Interval | None = None, split: bool = False, **shared: Any
) -> OverTime:
    request = CompareRequest(queries, SearchRequest(**shared), interval, split)
    return searcher().over_time(request)


def test_each_query_is_counted_in_each_step_beside_all_there_is() -> None:
    found = compared("ferry", "library", interval="year", duplicates="show")
    years = [first.year for first, _ in found.steps]
    ferry, library = found.lines
    assert years == [2020, 2021, 2022, 2023]
    assert (ferry.counts, library.counts) == ((1, 0, 6, 1), (0, 0, 1, 0))
    assert ferry.whole == library.whole == found.whole == (1, 0, 7, 1)
    assert (ferry.undated, ferry.too_coarse, ferry.total) == (1, 0, 9)


def test_near_duplicates_count_once_in_a_step() -> None:
    found = compared("ferry", interval="year")
    assert found.lines[0].counts == (1, 0, 5, 1)
    assert found.whole == (1, 0, 6, 1)
    [by_day] = compared("channel", interval="day", from_date=date(2022, 7, 1)).lines
    assert sum(by_day.counts) == 3


def test_what_is_dated_to_the_year_is_in_no_month_and_told() -> None:
    found = compared("ferry", interval="month", from_date=date(2022, 1, 1), duplicates="show")
    [line] = found.lines
    assert (line.undated, line.too_coarse) == (1, 1)
    june = found.steps.index((date(2022, 6, 1), date(2022, 6, 30)))
    assert line.counts[june] == 2


def test_steps_are_cut_to_the_days_that_are_asked_for_and_to_the_archive() -> None:
    found = compared("ferry", interval="year", from_date=date(2022, 3, 1), to_date=date(2030, 1, 1))
    assert found.steps == (
        (date(2022, 3, 1), date(2022, 12, 31)),
        (date(2023, 1, 1), date(2023, 12, 31)),
    )


def test_steps_fit_the_archive_where_none_are_asked_for() -> None:
    assert compared("ferry").interval == "month"
    assert (
        compared("ferry", from_date=date(2022, 6, 15), to_date=date(2022, 7, 5)).interval == "day"
    )


def test_too_many_steps_are_told_and_made_longer() -> None:
    found = compared("ferry", interval="day")
    assert found.interval == "month"
    assert found.notices == (
        "By day these would be more than 400 steps, so they are by month; fewer days (from-date, "
        "to-date) can be told by day.",
    )


def test_of_too_many_years_those_without_articles_are_left_out() -> None:
    old = ferry("old", date(1200, 5, 1))
    found = searcher((*ARTICLES, old)).over_time(CompareRequest(("ferry",), interval="year"))
    assert [first.year for first, _ in found.steps] == [1200, 2020, 2022, 2023]
    assert found.notices == (
        "There are more than 400 years here: those without articles are left out.",
    )


def test_one_query_is_split_by_its_sources() -> None:
    found = compared("ferry", interval="year", split=True, duplicates="show")
    assert [line.name for line in found.lines] == ["Post", "Gazette"]
    post, gazette = found.lines
    assert post.counts == (1, 0, 4, 1)
    assert post.whole == (1, 0, 5, 1)
    assert gazette.whole == (0, 0, 2, 0)
    assert found.whole == (1, 0, 7, 1)


def test_sources_that_are_chosen_or_excluded_are_those_that_are_split() -> None:
    post = (Choice("source", ("Post",)),)
    without = (Choice("source", (), ("Post",)),)
    assert [one.name for one in compared("ferry", split=True, choices=post).lines] == ["Post"]
    [left] = compared("ferry", split=True, choices=without).lines
    assert left.name == "Gazette"


def test_sources_without_a_line_are_told() -> None:
    many = tuple(ferry(f"s{n}", date(2022, 1, 1), f"Paper {n}") for n in range(8))
    found = searcher(many).over_time(CompareRequest(("ferry",), split=True))
    assert len(found.lines) == 6
    assert found.notices == ("2 more sources have no line of their own.",)


def test_only_one_query_can_be_split() -> None:
    found = compared("ferry", "library", split=True)
    assert [line.name for line in found.lines] == ["ferry", "library"]
    assert found.notices == (
        "Only one query can be split by source; these are counted over all sources together.",
    )


def test_an_archive_without_dates_has_no_steps() -> None:
    found = searcher((ferry("a", None),)).over_time(CompareRequest(("ferry",)))
    assert (found.steps, found.lines[0].counts, found.lines[0].undated) == ((), (), 1)


def test_a_part_of_it_would_look_like_all_of_it() -> None:
    index = searcher()._index
    late = Searcher(index, lambda _: Deadline(0))
    with pytest.raises(LateError):
        late.over_time(CompareRequest(("ferry",)))


def test_a_query_in_capitals_stays_one() -> None:
    shouted = "THE FERRY AND THE FERRY"
    found = compared(shouted, interval="month", from_date=date(2022, 6, 1))
    [line] = found.lines
    assert line.too_coarse == 1
    agrees_with_searches(found, searcher())


@law(15)
@given(
    corpora(),
    st.lists(typed, min_size=1, max_size=3, unique=True),
    st.none() | day_ranges,
    st.tuples(st.sampled_from(get_args(Interval)), st.sampled_from(get_args(Duplicates))),
    st.booleans(),
)
def test_each_count_is_what_a_search_finds(
    documents: list[Document],
    queries: list[str],
    days: Days | None,
    steps: tuple[Interval, Duplicates],
    split: bool,
) -> None:
    interval, duplicates = steps
    first, last = (days.first, days.last) if days else (None, None)
    shared = SearchRequest(from_date=first, to_date=last, duplicates=duplicates)
    asked = CompareRequest(tuple(queries), shared, interval, split)
    with searchers(documents) as both:
        one, other = (searcher.over_time(asked) for searcher in both)
        assert one == other
        for found, engine in zip((one, other), both, strict=True):
            agrees_with_searches(found, engine)


def agrees_with_searches(found: OverTime, searcher: Searcher) -> None:
    """Each cell with articles, and all of them together, are what searches find."""
    for line in found.lines:
        page = searcher.search(line.request)
        strict = page.total if searcher.batch([line.request]).queries[0].total else 0
        if line.request.duplicates == "show":
            assert sum(line.counts) == strict - line.undated
        for step, count in zip(found.steps, line.counts, strict=True):
            if count:
                assert results(searcher, within(line, step, found.interval)) == count
    leave_out = found.too_coarse > 0
    for step, count in zip(found.steps, found.whole, strict=True):
        request = all_within(found.request.shared, step, found.interval, leave_out=leave_out)
        if count:
            assert results(searcher, request) == count


def results(searcher: Searcher, request: SearchRequest) -> int:
    """How many results a search has, those under other ones not counted where they are folded."""
    page = searcher.search(request)
    return page.total - page.folded
