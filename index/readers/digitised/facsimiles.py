"""Pictures of printed pages: a pattern of their addresses, such as
`https://images.example.org/{issue}/{page}.jpg`.
"""

import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from urllib.parse import quote

from index.readers.addresses import web_address
from index.readers.dates import When
from index.readers.record import Facsimile

TOKENS = ("id", "issue", "page", "file", "folder", "date", "year", "month", "day")

_TOKEN = re.compile(r"\{(\w*)(?::0?(\d))?\}")
_EXAMPLE = '"https://images.example.org/{issue}/{page:04}.jpg"'


class LackingError(Exception):
    """A page has nothing for a token of a pattern, whose name is the message."""


def fault(pattern: str) -> str | None:
    """What is wrong with a pattern, and the cure; None where nothing is."""
    found = _TOKEN.findall(pattern)
    for token, _ in found:
        if token not in TOKENS:
            return f"there is no token {{{token}}}; there are {', '.join(TOKENS)}"
    if not found or web_address(_TOKEN.sub("1", pattern)) is None:
        return f"write an address with tokens, such as {_EXAMPLE}"
    return None


def expanded(pattern: str, facsimile: Facsimile, name: str, when: When | None) -> str:
    """The address that a pattern without fault makes for a page.

    Args:
        pattern: the pattern. Digits of `{page:04}` are how many the number has at least.
        facsimile: what the format tells.
        name: the file that was read, below its SOURCE.
        when: the day of the issue.

    Raises:
        LackingError: the page has nothing for a token.
    """
    values = _values(facsimile, name, when)

    def value(found: re.Match[str]) -> str:
        if not values[found[1]]:
            raise LackingError(found[1])
        safe = "/" if found[1] == "folder" else ":"
        return quote(values[found[1]].zfill(int(found[2] or 0)), safe=safe)

    return _TOKEN.sub(value, pattern)


def _values(facsimile: Facsimile, name: str, when: When | None) -> Mapping[str, str]:
    path = PurePosixPath(name)
    known = when is not None and when.precision == "day"
    year, month, day = when.day.isoformat().split("-") if when and known else ("", "", "")
    image = facsimile.file.replace("\\", "/").rpartition("/")[2]
    return {
        "id": facsimile.id,
        "issue": facsimile.issue,
        "page": facsimile.page,
        "file": _bare(image or path.name),
        "folder": "/".join(path.parts[1:-1]),
        "date": "-".join((year, month, day)) if known else "",
        "year": year,
        "month": month,
        "day": day,
    }


def _bare(name: str) -> str:
    """A file's name without its ending."""
    return name.partition(".")[0] or name
