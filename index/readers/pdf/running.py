"""What stands at the top and bottom of pages and is no text: running heads, page numbers."""

import re
from collections import Counter
from collections.abc import Sequence

from index.readers.pdf.runs import Run

_ZONE = 0.1
"""Running heads stand in this share of a page's written height, at its top and bottom."""
_NUMBER = re.compile(
    r"\W*(?:page|seite|p\.|s\.|página|pagina|side|sida|str\.)?\s*(?:\d{1,4}|[ivxlc]{1,7})"
    r"(?:\s*(?:/|of|von|de|di|van|sur)\s*\d{1,4})?\W*",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+|\b[ivxlc]+\b", re.IGNORECASE)
_FEWEST = 2


def without(pages: Sequence[Sequence[Run]]) -> list[list[Run]]:
    """The runs of the pages without what repeats in the same place on a third of them, whatever
    numbers stand in it, and without page numbers.
    """
    seen: Counter[tuple[str, int]] = Counter()
    for page in pages:
        for key in {key for run in _outer(page) for key in _keys(run)}:
            seen[key] += 1
    least = max(_FEWEST, len(pages) / 3)
    known = {key for key, count in seen.items() if count >= least}
    return [_kept(page, known) for page in pages]


def _kept(page: Sequence[Run], known: set[tuple[str, int]]) -> list[Run]:
    outer = set(_outer(page))
    return [
        run
        for run in page
        if run not in outer
        or not (_NUMBER.fullmatch(run.text) or any(key in known for key in _keys(run)))
    ]


def _outer(page: Sequence[Run]) -> list[Run]:
    if not page:
        return []
    top, bottom = max(run.top for run in page), min(run.bottom for run in page)
    zone = _ZONE * (top - bottom)
    return [run for run in page if run.bottom > top - zone or run.top < bottom + zone]


def _keys(run: Run) -> tuple[tuple[str, int], ...]:
    """What a run says, without its numbers, and about where it stands."""
    text = _DIGITS.sub("#", run.text.casefold())
    return (text, int(run.bottom // 4)), (text, int(run.bottom // 4) + 1)
