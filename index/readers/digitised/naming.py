"""What the path of a file says of the page in it: libraries name files after day and page."""

import datetime
import re
from dataclasses import dataclass

_DAY = re.compile(
    r"(?<!\d)(?P<year>1[5-9]\d\d|20\d\d)(?P<by>[-_./]?)"
    r"(?P<month>0[1-9]|1[0-2])(?P=by)(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"
)
_LIKE_A_DAY = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d([-_.]?)\d\d\1\d\d(?!\d)")
_NOUNS = r"page|seite|pagina|image|img|phys|seq|pag|pg|p"
_ENDINGS = re.compile(
    r"(?:[-_.](?:alto|ocr|hocr|page|text|word|xml|html?|txt|json|gz|articletext|tetml|abbyy)\d?)+$",
    re.IGNORECASE,
)
_PAGE = re.compile(
    rf"(?:(?:^|[-_. ]|(?<=\d))(?:{_NOUNS})[-_ ]?|^|[-_.])0*(?P<page>\d{{1,4}})$", re.IGNORECASE
)
_EDITION = re.compile(r"(?:^|/)ed-0*(?P<edition>\d{1,2})(?=/)")
_MOST_DIGITS = 5
"""What has more digits counts something else than the pages of an issue."""


@dataclass(frozen=True, slots=True)
class Named:
    """What a path tells; empty where it tells nothing. `date` is a day as `YYYY-MM-DD`."""

    date: str = ""
    page: str = ""
    edition: str = ""


def named(path: str) -> Named:
    """What a path tells of day (`1914-08-05`, `19140805`, `1914/08/05`, the one that stands last),
    page (`_0004`, `page_4`, `seq-4`) and edition (`ed-2`; a first one is not told).
    """
    days = [day for found in _DAY.finditer(path) if (day := _day(found))]
    edition = _EDITION.search(path)
    number = edition["edition"] if edition else ""
    return Named(days[-1] if days else "", page_of(path), number if number != "1" else "")


def page_of(path: str) -> str:
    """The number of the page, by a file's name, else by its folder's; empty where none is there."""
    for part in path.split("/")[:-3:-1]:
        stem = _ENDINGS.sub("", part)
        undated = _LIKE_A_DAY.sub("", stem)
        found = _PAGE.search(undated)
        if found and len(re.findall(r"\d*$", stem)[0]) <= _MOST_DIGITS:
            return found["page"]
        if stem.strip("._-").lower() not in ("ocr", "alto", "page", "text", "hocr"):
            break
    return ""


def _day(found: re.Match[str]) -> str:
    """A day that the calendar has, else nothing."""
    year, month, day = int(found["year"]), int(found["month"]), int(found["day"])
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return ""
