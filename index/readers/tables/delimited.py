"""CSV and TSV: an article a row, its attributes in columns that the first row names."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain, islice

from index.readers.decoding import notices
from index.readers.kinds import KINDS
from index.readers.record import SHAPELESS, Input, Reading, Unreadable
from index.readers.tables.dialect import (
    DELIMITERS,
    columns_known,
    delimiter_of,
    named_separator,
    rows_of,
)
from index.readers.tables.keys import Keys
from index.readers.tables.looking import encoding_of
from index.readers.tables.recorder import Recorder
from index.readers.tables.rows import Lines, Row, Rows
from index.readers.tables.substack import is_posts, post
from index.readers.tables.synonyms import attribute, normal

NAME = "csv"
KIND = KINDS[NAME]
MAX_BYTES: int | None = None
_NAMES = (".csv", ".tsv", ".tab")
_OTHERS = (".md", ".markdown", ".html", ".htm", ".json", ".jsonl", ".ndjson", ".xml", ".rst")
_MARKUP = re.compile(r"\s*[<{\[#]")
_HEAD_LINES = 40
_MOST_NULS = 10
"""One character of so many of a text may be NUL; more of them are in pictures and programs."""
_NO_VALUES = frozenset({"null", "none", "nan", "na", "n/a", "nil"})


def sniff(name: str, head: bytes) -> bool:
    """Whether a file is a table: by its name, or by a first line that names a title or a text and
    another attribute.
    """
    encoding, mark = encoding_of(head)
    text = head[mark:].decode(encoding, "replace")
    lower = name.lower()
    if lower.endswith(_NAMES):
        return text.count("\0") * _MOST_NULS <= len(text)
    if lower.endswith(_OTHERS) or _MARKUP.match(text):
        return False
    lines = text.splitlines(keepends=True)[:_HEAD_LINES]
    if len(lines) < 2 or len(lines[0]) > 2_000:
        return False
    if '"' not in lines[0] and max(map(lines[0].count, DELIMITERS)) < 2:
        return False
    rows = rows_of(lines, delimiter_of(lines))
    known = columns_known(rows[0]) if rows else set()
    return len(known) > 2 and {"title", "headline"} & known != set() and len(rows[0]) > 2


def read(source: Input) -> Iterator[Reading]:
    """A record for each row. A row with more cells than the first one has, or whose quotation is
    never closed, is named with its line; the others are read.
    """
    told = Lines(source.stream)
    lines = iter(told)
    first = list(islice(lines, _HEAD_LINES))
    named = named_separator(first[0]) if first else None
    skipped = 1 if named else 0
    delimiter = named or delimiter_of(first)
    rows = iter(Rows(chain(first[skipped:], lines), delimiter, 1 + skipped))
    recorder = Recorder(Keys(source.mapping))
    header = next(rows, None)
    if header is None:
        return
    names = _names(header.cells, source.mapping)
    if names is None:
        yield Unreadable("", _no_names(header.cells), header.line, SHAPELESS)
        return
    numbered = names[:1] == ["1"] and header.cells[:1] != ["1"]
    convert = post(source) if is_posts(names) else _same
    for row in chain([header] if numbered else [], rows):
        yield from _of_row(row, names, convert, recorder)
    for encoding in told.encodings:
        yield from notices(encoding)
    yield from recorder.ending()


def _of_row(
    row: Row,
    names: Sequence[str],
    convert: Callable[[dict[str, object]], Mapping[str, object]],
    recorder: Recorder,
) -> Iterator[Reading]:
    place = f"line {row.line}"
    if row.trouble:
        yield from recorder.trouble(row.trouble, place, row.line)
        return
    if any(cell.strip() for cell in row.cells[len(names) :]):
        reason = (
            f"It has {len(row.cells)} cells, and the first row names {len(names)}; put quotation "
            "marks around a cell that holds the separator."
        )
        yield from recorder.trouble(reason, place, row.line)
        return
    cells = {
        name: cell
        for name, cell in zip(names, row.cells, strict=False)
        if cell.strip() and cell.strip().lower() not in _NO_VALUES
    }
    if cells:
        yield from recorder.read(convert(dict(cells)), place, line=row.line)


def _same(cells: dict[str, object]) -> Mapping[str, object]:
    return cells


def _names(header: Sequence[str], mapping: Mapping[str, str]) -> list[str] | None:
    """The names of the columns: the first row, if it names any attribute or what the mapping asks
    for; else their numbers from 1, if the mapping gives these; else None.
    """
    names = [cell.strip(" \t\ufeff") or f"column {at}" for at, cell in enumerate(header, 1)]
    known = columns_known(names)
    asked = {normal(path.split(".")[0]) for path in mapping.values()}
    if known & {"title", "headline", "body"} or asked & {*map(normal, names)}:
        return names
    if mapping and all(path.isdigit() for path in mapping.values()):
        return [str(at) for at in range(1, len(header) + 1)]
    return names if len(known) > 1 and all(map(attribute, names)) else None


def _no_names(header: Sequence[str]) -> str:
    shown = ", ".join(cell.strip()[:30] for cell in header[:8])
    return (
        f"Its first row names neither a title nor a text ({shown}); say which column is which: "
        "dateline inspect FILE --map title=NAME --map body=NAME (numbers, if it has no names)."
    )
