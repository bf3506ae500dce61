"""`corrections.csv` at the top of a SOURCE: what became of articles whose files do not say it
(docs/desk.md). A bad line is named, and the others count.
"""

import os
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from index.correction import Correction
from index.errors import SourceError
from index.readers import dates
from index.readers.addresses import web_address
from index.readers.disk import AbsentError, opened
from index.readers.files import CORRECTIONS, Noted, Skipped, SourceFile
from index.readers.record import UnreadableError
from index.readers.source_settings import Context, Contexts
from index.readers.sources import roots
from index.readers.standing import status_called
from index.readers.tables.dialect import delimiter_of, named_separator
from index.readers.tables.rows import Lines, Row, Rows
from index.text.cleaning import one_line, printable

BAD_LINES = "bad lines of corrections.csv"
NO_DAYS = "lines of corrections.csv without a day that can be read"
_HEAD_LINES = 40
_MOST_SAID = 100
"""Lines of one kind that are named; the others are counted."""


class Line(NamedTuple):
    """A correction, and the file and line where it stands."""

    correction: Correction
    path: str = ""
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Corrections:
    """What all `corrections.csv` say.

    Attributes:
        lines: by the name of the SOURCE that the file belongs to, in the order of the SOURCEs.
        said: what is to be said of lines that say nothing, and of files that cannot be read.
    """

    lines: Mapping[str, Sequence[Line]]
    said: tuple[Skipped | Noted, ...] = ()


NOTHING = Corrections({})


def read(
    sources: Sequence[Path],
    contexts: Contexts,
    before: Mapping[str, Sequence[Correction]],
    absent: Collection[str] = (),
) -> Corrections:
    """The corrections that are beside the articles of some SOURCEs.

    Args:
        sources: the SOURCEs.
        contexts: what is known of them.
        before: what the published generation was made with, by name of SOURCE: it counts on where
            a file cannot be read now.
        absent: the names of SOURCEs that cannot be looked at now, and keep their articles.

    Raises:
        SettingsError: what is said of a source cannot be.
        SourceError: a file cannot be read, and nothing is known of it.
    """
    places: dict[Path, str] = {}
    for root in roots(sources):
        folder = Path(root.path) if root.is_folder else Path(root.path).parent
        places.setdefault(folder / CORRECTIONS, root.name)
    found: dict[str, Sequence[Line]] = {}
    said: list[Skipped | Noted] = []
    for path, name in places.items():
        file = SourceFile(path, f"{name}/{CORRECTIONS}")
        known = [Line(one, file.shown) for one in before.get(name, ())]
        if not os.path.lexists(path) or path.is_dir():
            found[name] = known if name in absent else ()
            continue
        try:
            read = list(_read(file, contexts.of(file)))
        except (AbsentError, UnreadableError) as error:
            said.append(_kept(file, error, is_known=bool(known)))
            found[name] = known
            continue
        own = [one for one in read if isinstance(one, Line)]
        said += few(one for one in read if not isinstance(one, Line))
        if any(isinstance(one, Skipped) for one in read) and (stays := _removed_still(known, own)):
            said.append(_stays(file, len(stays)))
            own += stays
        found[name] = own
    return Corrections({name: lines for name, lines in found.items() if lines}, tuple(said))


def _kept(file: SourceFile, error: AbsentError | UnreadableError, *, is_known: bool) -> Skipped:
    """What is to be said of a file that cannot be read, and counts as before.

    Raises:
        SourceError: the disk does not give it, and nothing is known of it: what it removes would
            be published.
    """
    if isinstance(error, AbsentError) and not is_known:
        cure = "let this user read it, so that what it takes back is not published"
        raise SourceError(f"{file.shown}: {error.reason}; {cure}.") from error
    if isinstance(error, UnreadableError) and not is_known:
        return Skipped(file.shown, error.line, error.reason, BAD_LINES)
    reason = f"It is not read ({error.reason.rstrip('.')}); what it said before still counts."
    return Skipped(file.shown, None, reason, BAD_LINES)


def _removed_still(known: Sequence[Line], own: Sequence[Line]) -> list[Line]:
    """What was removed before and no line names now, which a bad line may do: a slip of the pen
    publishes nothing again.
    """
    named = {(line.correction.id, line.correction.url) for line in own}
    removals = (line for line in known if line.correction.status == "removed")
    return [one for one in removals if (one.correction.id, one.correction.url) not in named]


def _stays(file: SourceFile, count: int) -> Skipped:
    what = "1 article that was" if count == 1 else f"{count:,} articles that were"
    verb = "stays" if count == 1 else "stay"
    reason = f"{what} removed {verb} so until all lines can be read."
    return Skipped(file.shown, None, reason, BAD_LINES)


def few(said: Iterable[Skipped | Noted]) -> Iterator[Skipped | Noted]:
    """What is to be said of lines, the first of each kind by name, the others by their count."""
    counts: Counter[str] = Counter()
    last: dict[str, Skipped | Noted] = {}
    for one in said:
        counts[one.kind] += 1
        last[one.kind] = one
        if counts[one.kind] <= _MOST_SAID:
            yield one
    for kind, one in last.items():
        if (more := counts[kind] - _MOST_SAID) > 0:
            yield replace(one, line=None, reason=f"and {more:,} more: {kind}.", count=more)


def _read(file: SourceFile, context: Context) -> Iterator[Line | Skipped | Noted]:
    """The lines of a file, and what is to be said of others.

    Raises:
        AbsentError: the disk does not give it now.
        UnreadableError: it is in no encoding that can be told, or names no columns.
    """
    path = file.shown
    with opened(file) as stream:
        lines = iter(Lines(stream))
        first = list(islice(lines, _HEAD_LINES))
        named = named_separator(first[0]) if first else None
        skipped = 1 if named else 0
        delimiter = named or delimiter_of(first)
        rows = iter(Rows(chain(first[skipped:], lines), delimiter, 1 + skipped))
        head = next(rows, None)
        names = [cell.strip(" \t\ufeff").lower() for cell in head.cells] if head else []
        if "status" not in names or not {"id", "url"} & set(names):
            shown = printable(", ".join(names), 80) or "nothing"
            reason = f"Its first row has to name id or url, and status; it names {shown}."
            raise UnreadableError(reason, 1)
        for row in rows:
            if row.trouble or any(cell.strip() for cell in row.cells):
                yield from _of_row(row, names, path, context)


def _of_row(
    row: Row, names: Sequence[str], path: str, context: Context
) -> Iterator[Line | Skipped | Noted]:
    cells = {name: one_line(cell) for name, cell in zip(names, row.cells, strict=False)}
    id, status = cells.get("id", ""), status_called(cells.get("status", ""))
    url = web_address(cells["url"], context.base) if cells.get("url") else None
    fault = row.trouble or _fault(row, names, cells)
    if not fault and not (id or url):
        shown = printable(cells["url"], 60)
        fault = f"Its address {shown} is not whole; write it as it is in the archive, with https://"
    if fault or status is None:
        yield Skipped(path, row.line, fault or "", BAD_LINES)
        return
    day, reason = _day(cells.get("date", ""), context)
    if reason:
        yield Noted(path, row.line, f"{reason} The line counts without it.", NO_DAYS)
    yield Line(Correction(status, id, url or "", cells.get("note", ""), day), path, row.line)


def _fault(row: Row, names: Sequence[str], cells: Mapping[str, str]) -> str:
    """What is wrong with a row, and the cure; empty where nothing is."""
    if any(cell.strip() for cell in row.cells[len(names) :]):
        return (
            f"It has {len(row.cells)} cells, and the first row names {len(names)}; put quotation "
            "marks around a cell that holds the separator."
        )
    if not cells.get("id") and not cells.get("url"):
        return "It names no article; write its id or its address (url)."
    if status_called(cells.get("status", "")) in (None, "live"):
        shown = printable(cells.get("status", ""), 30)
        return f"Its status is {shown!r}; write corrected, updated, withdrawn or removed."
    return ""


def _day(written: str, context: Context) -> tuple[str, str]:
    """A day as YYYY-MM-DD, or why there is none; both are empty where none is written."""
    if not written:
        return "", ""
    found = dates.read(written, context.zone, context.language)
    if isinstance(found, dates.When) and found.precision == "day":
        return found.day.isoformat(), ""
    reason = found.reason if isinstance(found, dates.NoDate) else ""
    return "", reason or f"Its date {printable(written, 30)} is no day; write it as YYYY-MM-DD."
