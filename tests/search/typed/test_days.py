"""A year, a month or a day stands for all of its days, and nothing else is a date."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.typed.days import DatesRead, day_span, day_span_of, read_dates
from search.typed.query import Dated


@given(st.dates())
def test_a_span_is_all_the_days_of_its_kind(day: date) -> None:
    assert day_span_of(day.year, day.month, day.day) == (day, day)
    first, last = day_span_of(day.year, day.month)
    assert (first.day, last.replace(day=1)) == (1, first)
    assert last == date.max or (last + timedelta(days=1)).day == 1
    assert day_span_of(day.year) == (date(day.year, 1, 1), date(day.year, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "25",
        "2025-",
        "2025-13",
        "2025-00",
        "2025-04-00",
        "2025-02-29",
        "0000",
        "٢٠٢٥",
        "2025-4-1x",
    ],
)
def test_what_no_calendar_has_is_no_date(text: str) -> None:
    assert day_span(text) is None
    read = read_dates(text)
    assert read.dated is None
    assert "is not a date, so it was left out" in read.warning


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025-4", date(2025, 4, 1), date(2025, 4, 30)),
        ("2024-02..2024-03-05", date(2024, 2, 1), date(2024, 3, 5)),
        ("..2024", None, date(2024, 12, 31)),
        ("2024..", date(2024, 1, 1), None),
        (">2024", date(2025, 1, 1), None),
        (">=2024", date(2024, 1, 1), None),
        ("<2024-03", None, date(2024, 2, 29)),
        ("<=2024-03", None, date(2024, 3, 31)),
    ],
)
def test_ranges_and_comparisons(text: str, first: date | None, last: date | None) -> None:
    assert read_dates(text) == DatesRead(Dated(first, last))


def test_a_range_that_runs_backwards_is_turned_and_it_is_said() -> None:
    read = read_dates("2025..2024-06")
    assert read.dated == Dated(date(2024, 6, 1), date(2025, 12, 31))
    assert "ran backwards" in read.warning


@pytest.mark.parametrize("text", ["<0001", ">9999-12-31", ">9999"])
def test_a_comparison_that_leaves_no_day_is_left_out(text: str) -> None:
    read = read_dates(text)
    assert read.dated is None
    assert "leaves no day" in read.warning


@pytest.mark.parametrize("text", ["..", "2025..x", "x..2025", "2024..2025..2026", ">", ">x"])
def test_half_a_range_is_no_date(text: str) -> None:
    assert read_dates(text).dated is None
