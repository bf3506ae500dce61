"""Tables of reStructuredText become rows."""

import csv
import re
from collections.abc import Iterator, Sequence

_GRID = re.compile(r"\+(?:[-=]+\+)+$")
_SIMPLE = re.compile(r"=+(?: +=+)+$")
_RULE = re.compile(r"[=-]+(?: +[=-]+)*$")


def starts(line: str) -> bool:
    """Whether a line begins a table."""
    return _GRID.match(line) is not None or _SIMPLE.match(line) is not None


def rows(lines: Sequence[str], start: int) -> tuple[list[list[str]], int]:
    """The cells of the table that begins here, row by row, and where it ends."""
    if lines[start].startswith("+"):
        end = next(
            (at for at in range(start, len(lines)) if lines[at][:1] not in "+|" or not lines[at]),
            len(lines),
        )
        return list(_grid(lines[start:end])), end
    return _simple(lines, start)


def of_csv(lines: Sequence[str]) -> list[list[str]]:
    """The rows of comma-separated values; none where they are none."""
    try:
        return [row for row in csv.reader(lines, skipinitialspace=True) if any(row)]
    except csv.Error:
        return [[line] for line in lines if line.strip()]


def _grid(lines: Sequence[str]) -> Iterator[list[str]]:
    cells: list[str] = []
    for line in lines:
        if line.startswith("+"):
            if any(cells):
                yield cells
            cells = []
            continue
        parts = [part.strip(" +-") for part in line.strip("|").split("|")]
        cells += [""] * (len(parts) - len(cells))
        for at, part in enumerate(parts):
            cells[at] = f"{cells[at]} {part}".strip()
    if any(cells):
        yield cells


def _simple(lines: Sequence[str], start: int) -> tuple[list[list[str]], int]:
    edges = [found.start() for found in re.finditer("=+", lines[start])]
    spans = list(zip(edges, [*edges[1:], None], strict=True))
    found: list[list[str]] = []
    at, rules = start + 1, 1
    while at < len(lines):
        line = lines[at]
        at += 1
        if _SIMPLE.match(line) and line.startswith("="):
            rules += 1
            if rules > 2 or at >= len(lines) or not lines[at].strip():
                break
        elif line.strip() and not _RULE.match(line):
            cells = [line[first:last].strip() for first, last in spans]
            if not cells[0] and found:
                found[-1] = [f"{a} {b}".strip() for a, b in zip(found[-1], cells, strict=True)]
            else:
                found.append(cells)
    return found, at
