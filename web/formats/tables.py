"""Tables as CSV that no spreadsheet takes for formulas."""

import csv
import io
import re
from collections.abc import Iterable
from datetime import UTC, datetime

from search.request import SearchRequest

_FORMULA = (*"=+-@", *"＝＋－＠", "\t", "\r", "\n")
"""What a spreadsheet takes for the beginning of a formula."""


_LONGEST = 60
"""Characters of what was asked in the name of a file."""
BYTE_ORDER_MARK = "\ufeff"
"""By which Excel knows that a table is in UTF-8."""
_MONTH = (
    "(?:jan|gen|ene|feb|fev|fév|mar|mär|mrt|apr|abr|avr|may|mai|mei|mag|jun|jui|giu|jul|lug|aug|"
    r"ago|aoû|sep|set|oct|okt|ott|out|nov|dec|dez|dic|déc)[^\W\d]{0,7}\.?"
)
_NUMBER = re.compile(
    r"(?=.*\d)[$€£¥(]*[\d.,\s]+(?:e[+-]?\d+)?[\s%)]*"
    r"|\d+(?:[-/.:]\d+){1,2}\s*(?:[ap]m?)?|\d+\s+\d+/\d+"
    rf"|(?:\d+[-/.\s]*)?{_MONTH}[-/.\s]*\d+(?:[-/.,\s]+\d+)?|\d+[-/.\s]*{_MONTH}"
    "|true|false",
    re.IGNORECASE,
)
"""What a spreadsheet may take for a number, a day, a time or a truth: 007, 12e5, 3-4, may2, true.
"""


def as_text(cell: str) -> str:
    """A cell that stays the text it is: where a spreadsheet may read it as a number or a day, and
    so change it, it begins with an apostrophe.
    """
    return f"'{cell}" if _NUMBER.fullmatch(cell) else cell


def row(cells: Iterable[str]) -> str:
    """A line of CSV (RFC 4180); a cell that would be a formula begins with an apostrophe."""
    line = io.StringIO()
    csv.writer(line).writerow([f"'{c}" if c.startswith(_FORMULA) else c for c in cells])
    return line.getvalue()


def file_name(request: SearchRequest, generation: str) -> str:
    """The name of a file with a whole answer, without its ending: what was asked, and of which
    generation: `dateline-river-valley-post-000012`.
    """
    chosen = [value for choice in request.choices for value in choice.only]
    days = [str(day) for day in (request.from_date, request.to_date) if day]
    days += [f"{day:%Y-%m-%d}" for day in (request.from_added, request.to_added) if day]
    return name_of_file(" ".join((request.q, *chosen, *days)), generation)


def name_of_file(words: str, generation: str) -> str:
    """A name made of some words and the generation that they are of."""
    said = "-".join(re.findall(r"\w+", words.lower()))
    return "-".join(filter(None, ("dateline", said[:_LONGEST].strip("-"), generation)))


def moment() -> str:
    """Now, as files say when they were made."""
    return datetime.now(UTC).isoformat(timespec="seconds")
