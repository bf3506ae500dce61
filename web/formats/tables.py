"""Tables as CSV that no spreadsheet takes for formulas."""

import csv
import io
from collections.abc import Iterable
from datetime import UTC, datetime

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
