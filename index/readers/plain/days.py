"""Which line at the top of a text without a date line tells its day."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from index.readers.dates import When, read

MOST_LINES = 4
"""A day stands among so many lines at the top: below a title, a headline and a byline."""
_MOST = 80
_LABEL = re.compile(r"^(?:date|published|posted)(?:\s+on)?\s*:\s*", re.IGNORECASE)
_APART = r"[\s,|·–—-]+"
_DAY_AND_BYLINE = re.compile(rf"(?P<day>.*?\d{{4}}){_APART}(?P<byline>by\s.+)$", re.IGNORECASE)
_BYLINE_AND_DAY = re.compile(rf"(?P<byline>by\s\D+?){_APART}(?P<day>\S*\d.*)$", re.IGNORECASE)


def told(lines: Sequence[str]) -> tuple[str, list[str]] | None:
    """The day that one of the first lines tells, as it is written there, and the lines without it:
    `12 March 2019`, `Date: 2019-03-12`, `12 March 2019 by Ann Bell` (of which the byline stays).
    None where no line is like that.
    """
    for at, line in islice(_written(lines), MOST_LINES):
        for day, rest in _readings(line):
            found = read(day)
            if isinstance(found, When) and found.precision == "day":
                return day, [*lines[:at], rest, *lines[at + 1 :]]
    return None


def _written(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The lines that are not blank, and where they stand."""
    return ((at, text) for at, line in enumerate(lines) if (text := line.strip()))


def _readings(line: str) -> Iterator[tuple[str, str]]:
    """What may be a day in a line, and what is left of the line then."""
    if len(line) > _MOST or not any(map(str.isdigit, line)):
        return
    line = _LABEL.sub("", line)
    yield line, ""
    for both in (_DAY_AND_BYLINE, _BYLINE_AND_DAY):
        if found := both.match(line):
            yield found["day"], f"B{found['byline'][1:]}"
