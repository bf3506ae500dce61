"""A day among the first lines of a text is its date; what only looks like one is text."""

import pytest

from index.readers.plain.days import told


@pytest.mark.parametrize(
    ("line", "day", "left"),
    [
        ("12 March 2019", "12 March 2019", ""),
        ("Date: 2020-06-04", "2020-06-04", ""),
        ("Published: Monday, April 8, 2019", "Monday, April 8, 2019", ""),
        ("14.02.2023", "14.02.2023", ""),
        ("12 March 2019 By Marta Lindqvist", "12 March 2019", "By Marta Lindqvist"),
        ("by Marta Lindqvist, 7 April 2020", "7 April 2020", "By Marta Lindqvist"),
    ],
)
@pytest.mark.parametrize("at", [0, 1, 2])
def test_a_day_is_told(line: str, day: str, left: str, at: int) -> None:
    lines = ["Market hall gets a new roof", "", "By Tom Ek", "", "The roof is of slate."]
    lines.insert(at, line)
    assert told(lines) == (day, [*lines[:at], left, *lines[at + 1 :]])


@pytest.mark.parametrize(
    "line",
    [
        "Elections 2020",
        "Area 51 in 1947",
        "May 2019",
        "1947",
        "03/05/2022",  # the day or the month may stand first
        "The bridge was opened on 12 March 2019.",
        f"12 March 2019 {'and so on ' * 10}",
    ],
)
def test_what_is_no_day_is_text(line: str) -> None:
    assert told(["Market hall", line, "The roof is of slate."]) is None


def test_a_day_far_below_is_text() -> None:
    assert told(["One", "Two", "Three", "Four", "12 March 2019"]) is None
