"""Tables as CSV that no spreadsheet takes for formulas."""

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from search.answer.batch import BatchCounts

_FORMULA = (*"=+-@", *"＝＋－＠", "\t", "\r", "\n")
"""What a spreadsheet takes for the beginning of a formula."""


def row(cells: Iterable[str]) -> str:
    """A line of CSV (RFC 4180); a cell that would be a formula begins with an apostrophe."""
    line = io.StringIO()
    csv.writer(line).writerow([f"'{c}" if c.startswith(_FORMULA) else c for c in cells])
    return line.getvalue()


def moment() -> str:
    """Now, as files say when they were made."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def by_year(found: BatchCounts, retrieved: str) -> Iterator[str]:
    """A line for each query: its total, and the articles of each year, the years in between too."""
    known = [year for one in found.queries for year in one.years]
    years = range(min(known), max(known) + 1) if known else range(0)
    yield row(("query", "total", "undated", *map(str, years), "generation", "retrieved"))
    for one in found.queries:
        counts = (str(one.years.get(year, 0)) for year in years)
        yield row(
            (one.query, str(one.total), str(one.undated), *counts, found.generation, retrieved)
        )
