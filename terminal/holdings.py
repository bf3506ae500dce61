"""What an archive holds, as lines for people and as a value for programs."""

import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from index.asking.hits import FacetCounts
from index.readers.kinds import kind_of
from index.text.cleaning import printable
from search.answer.holdings import Holdings
from terminal.lines import furniture, width
from web.formats.wording import value_name

_NAME = 13
"""Signs before each value."""


def holdings_lines(held: Holdings) -> Iterator[str]:
    """The lines that say what an archive holds."""
    archive, annex = held.archive, held.annex
    yield _line("Generation", [archive.generation])
    yield _line("Articles", [f"{archive.articles:,}", *_less(held)])
    if archive.first and archive.last:
        yield _line("From, to", [f"{archive.first} … {archive.last}"])
    yield _line("Language", [archive.language])
    yield from _counts("Languages", held.languages)
    yield from _counts("Sources", held.sources)
    named = {kind_of(name): count for name, count in held.formats.items()}
    yield from _counted("Formats", named)
    yield from _counted("Passed over", held.passed)
    yield from _counted("Skipped", held.skipped, "; `dateline reindex` names them")
    if annex.furniture:
        yield _line("Furniture", [furniture(annex.furniture, annex.repeats)])
    for path in annex.absent:
        yield _line("Out of reach", [f"{printable(path)}; its articles stay"])
    yield from archive.notices


def _less(held: Holdings) -> Iterator[str]:
    """What more is to be said of the number of articles."""
    if held.annex.undated:
        yield f"{held.annex.undated:,} of them undated"
    if held.annex.withdrawn:
        yield f"{len(held.annex.withdrawn):,} more withdrawn or removed"


def _counts(name: str, counts: FacetCounts) -> Iterator[str]:
    shown = [f"{value_name(counts.facet, value)} {count:,}" for value, count in counts.values]
    if counts.others:
        shown.append(f"{counts.others:,} more")
    if shown:
        yield _line(name, shown)


def _counted(name: str, counts: dict[str, int], more: str = "") -> Iterator[str]:
    if counts:
        shown = ", ".join(f"{what} {count:,}" for what, count in counts.items())
        yield _line(name, [shown + more])


def _line(name: str, parts: Iterable[str]) -> str:
    """A line, or several where the parts take more room than there is."""
    text = printable(", ".join(parts))
    return textwrap.fill(
        text, width(), initial_indent=f"{name + ':':<{_NAME}}", subsequent_indent=" " * _NAME
    )


def holdings_value(held: Holdings) -> dict[str, Any]:
    """What an archive holds, as `status --json` prints it."""
    annex = held.annex
    return {
        **asdict(held.archive),
        "undated": annex.undated,
        "withdrawn": len(annex.withdrawn),
        "bySource": dict(held.sources.values),
        "otherSources": held.sources.others,
        "byLanguage": dict(held.languages.values),
        "byFormat": held.formats,
        "passedOver": held.passed,
        "skipped": held.skipped,
        "furniture": annex.furniture,
        "repeats": annex.repeats,
        "outOfReach": annex.absent,
    }
