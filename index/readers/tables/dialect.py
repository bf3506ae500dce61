"""How a table is written: what parts its columns, by counting."""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from index.readers.tables.synonyms import attribute

DELIMITERS = (",", ";", "\t", "|")
_SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n?$", re.IGNORECASE)
_MOST_ROWS = 40


def named_separator(line: str) -> str | None:
    """The separator that Excel's first line names (`sep=;`), if it is one."""
    match = _SEPARATOR_LINE.match(line.strip("\ufeff"))
    return match[1] if match else None


def delimiter_of(lines: Sequence[str]) -> str:
    """The delimiter of a table's first lines: the one whose header has the most names that are
    known, then the one that cuts the most rows into as many fields as the header has.
    """
    return max(DELIMITERS, key=lambda delimiter: _fit(lines, delimiter))


def columns_known(header: Sequence[str]) -> set[str]:
    """The attributes that the names of a header may hold."""
    return {name for cell in header if cell.strip() and (name := attribute(cell))}


def rows_of(lines: Iterable[str], delimiter: str) -> list[list[str]]:
    """The first rows, as far as they can be read."""
    rows: list[list[str]] = []
    try:
        for row in csv.reader(lines, delimiter=delimiter):
            rows.append(row)
            if len(rows) == _MOST_ROWS:
                break
    except csv.Error:
        pass
    return rows


def _fit(lines: Sequence[str], delimiter: str) -> tuple[int, float, int]:
    rows = [row for row in rows_of(lines, delimiter) if row]
    if not rows or len(rows[0]) < 2:
        return (0, 0.0, 0)
    widths = Counter(map(len, rows))
    return (len(columns_known(rows[0])), widths[len(rows[0])] / len(rows), len(rows[0]))
