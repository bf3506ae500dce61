from datetime import date

import pytest

from index.asking.hits import Archive
from search.request import SearchRequest
from web.address.links import Links
from web.view.presets import presets


def _labels(first: date | None, last: date | None) -> list[str]:
    archive = Archive(1, "000001", "en", first, last)
    return [preset.label for preset in presets(SearchRequest("dyke"), archive, Links())]


_YEAR = ("Last 12 months",)


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        (None, None, []),
        (date(2024, 1, 1), date(2024, 12, 30), []),
        (date(2021, 1, 1), date(2024, 2, 29), [*_YEAR]),
        (date(2009, 1, 1), date(2024, 12, 31), [*_YEAR, "2020s", "2010s", "2000s"]),
        (date(1950, 1, 1), date(1999, 1, 1), [*_YEAR, "1990s", "1980s", "1970s", "1960s"]),
        (date(1, 1, 1), date(1, 12, 31), []),
        (date(1, 1, 1), date(11, 1, 1), [*_YEAR, "10s", "0s"]),
        (date(9979, 1, 1), date(9999, 12, 30), [*_YEAR, "9990s", "9980s", "9970s"]),
    ],
)
def test_ranges_are_those_that_part_the_archive(
    first: date | None, last: date | None, labels: list[str]
) -> None:
    assert _labels(first, last) == labels


def test_a_range_leads_to_its_days_and_is_marked_in_force() -> None:
    archive = Archive(1, "000001", "en", date(2009, 1, 1), date(2024, 2, 29))
    asked = SearchRequest("dyke", date(2010, 1, 1), date(2019, 12, 31), page=3)
    found = presets(asked, archive, Links())
    assert [(preset.url, preset.current) for preset in found] == [
        ("/search?q=dyke&from-date=2023-03-01", False),
        ("/search?q=dyke&from-date=2020-01-01&to-date=2029-12-31", False),
        ("/search?q=dyke&from-date=2010-01-01&to-date=2019-12-31", True),
        ("/search?q=dyke&from-date=2000-01-01&to-date=2009-12-31", False),
    ]


def test_the_last_day_that_there_is_ends_a_year_too() -> None:
    assert _labels(date(9990, 1, 1), date(9999, 12, 31)) == [*_YEAR]
