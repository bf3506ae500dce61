"""Ranges of days that are asked for often: the newest year of an archive, and its decades."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from index.asking.hits import Archive
from search.request import SearchRequest
from web.address.links import Links

_DECADES = 4


@dataclass(frozen=True, slots=True)
class Preset:
    """A range, its search, and whether it is the one in force."""

    label: str
    url: str
    current: bool


def presets(request: SearchRequest, archive: Archive, links: Links) -> list[Preset]:
    """The twelve months up to the newest article, and the newest decades, as far as the archive is
    longer than they are.
    """
    in_force = (request.from_date, request.to_date)
    return [
        Preset(label, links.search(request, from_date=days[0], to_date=days[1]), days == in_force)
        for label, days in _ranges(archive.first, archive.last)
    ]


def _ranges(
    first: date | None, last: date | None
) -> Iterator[tuple[str, tuple[date | None, date | None]]]:
    if first is None or last is None:
        return
    leap = (last.month, last.day) == (2, 29)
    if last.year > 1:
        begun = last.replace(year=last.year - 1, day=28 if leap else last.day) + timedelta(1)
        if first < begun:
            yield "Last 12 months", (begun, None)
    decades = range(last.year // 10 * 10, first.year // 10 * 10 - 1, -10)[:_DECADES]
    for start in decades if len(decades) > 1 else ():
        days = (date(max(start, 1), 1, 1), date(start + 9, 12, 31))
        yield f"{start}s", days
