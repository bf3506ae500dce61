"""Columns of runs become blocks: lines, then paragraphs and headings, with words made whole again
that a hyphen parted.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from index.readers.pdf.runs import Run
from index.readers.record import Block

_LARGER = 1.15
"""A heading's letters are at least so many times as high as those of the text."""
_MOST_HEADING = 200
_MOST_BOLD = 120
_HYPHENS = "-\u00ad\u2010\u2011"
_COMPOUND = re.compile(r"\w+(?:[-\u2010\u2011]\w+)+")
_PARTED = re.compile(r"(\w+)[-\u00ad\u2010]$")
_STARTS = re.compile(r"\w+")
_ENDS = re.compile(r"[.!?:…。！？][\"'”’»)\]]*$")
_LIGATURES = {0xFB00 + n: s for n, s in enumerate(("ff", "fi", "fl", "ffi", "ffl", "st", "st"))}
_LEADERS = re.compile(r"(?:\s?\.){6,}\s?")
_BULLET = re.compile(r"[•◦▪■●‣∙·–-]\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a column."""

    text: str
    left: float
    right: float
    bottom: float
    size: float
    bold: bool


def blocks_of(pages: Sequence[Sequence[Sequence[Run]]]) -> tuple[Block, ...]:
    """The blocks of all pages, whose columns are in reading order. A paragraph goes on in the next
    column or page where nothing says that it ends.
    """
    columns = [_lines(column) for page in pages for column in page]
    body = _body([line for column in columns for line in column])
    whole = {found.casefold() for column in columns for line in column for found in _whole(line)}
    groups: list[list[Line]] = []
    for column in columns:
        fresh = _paragraphs(column)
        if groups and fresh and _goes_on(groups[-1], fresh[0], body):
            groups[-1] += fresh.pop(0)
        groups += fresh
    sizes = sorted({_level_size(group) for group in groups if _is_heading(group, body)})[::-1]
    return tuple(_block(group, body, sizes, whole) for group in groups)


def largest(pages: Sequence[Sequence[Sequence[Run]]]) -> str:
    """What stands in the largest letters of the first page; empty where all are alike."""
    body = _body([line for page in pages for column in page for line in _lines(column)])
    groups = [group for column in pages[0] for group in _paragraphs(_lines(column))]
    most = max((line.size for group in groups for line in group if len(line.text) > 2), default=0)
    if most < _LARGER * body:
        return ""
    group = next((one for one in groups if max(line.size for line in one) >= 0.98 * most), [])
    text = _text(group, frozenset())
    return text if 3 <= len(text) <= _MOST_HEADING and any(map(str.isalpha, text)) else ""


def _lines(column: Iterable[Run]) -> list[Line]:
    found: list[list[Run]] = []
    for run in column:
        last = found[-1][-1] if found else None
        if last and abs(last.bottom - run.bottom) <= 0.4 * max(last.size, run.size):
            found[-1].append(run)
        else:
            found.append([run])
    return [_line(runs) for runs in found]


def _line(runs: Sequence[Run]) -> Line:
    main = max(runs, key=lambda run: len(run.text))
    text = " ".join(run.text for run in runs).translate(_LIGATURES)
    text = _LEADERS.sub(" ", text) or text
    right = max(run.right for run in runs)
    return Line(text, runs[0].left, right, main.bottom, main.size, all(run.bold for run in runs))


def _body(lines: Sequence[Line]) -> float:
    """The size of most letters."""
    counts: Counter[float] = Counter()
    for line in lines:
        counts[round(line.size, 1)] += len(line.text)
    return counts.most_common(1)[0][0] if counts else 0


def _paragraphs(lines: Sequence[Line]) -> list[list[Line]]:
    if not lines:
        return []
    left = min(line.left for line in lines)
    right = max(line.right for line in lines)
    steps = [one.bottom - two.bottom for one, two in pairwise(lines)]
    leading = median(steps) if steps else 0
    found = [[lines[0]]]
    for last, line in pairwise(lines):
        if _begins(last, line, (left, right), leading):
            found.append([])
        found[-1].append(line)
    return found


def _begins(last: Line, line: Line, edges: tuple[float, float], leading: float) -> bool:
    """Whether a line begins a paragraph: other letters, a wide gap, an indent, a bullet, or a last
    line that ends early with a sentence.
    """
    left, right = edges
    if not 0.9 < line.size / max(last.size, 0.1) < 1.1 or last.bold != line.bold:
        return True
    step = last.bottom - line.bottom
    if step > max(1.35 * leading, 1.1 * line.size) and step > 1.25 * leading:
        return True
    if _BULLET.match(line.text):
        return True
    if _BULLET.match(last.text) and line.left > last.left:
        return False
    if abs(last.left + last.right - line.left - line.right) < 0.4 * line.size:
        return False  # both are centred
    if line.left - left > 0.7 * line.size and line.left - last.left > 0.7 * line.size:
        return True
    is_short = right - last.right > 0.15 * (right - left)
    return is_short and _ENDS.search(last.text) is not None


def _goes_on(group: Sequence[Line], fresh: Sequence[Line], body: float) -> bool:
    """Whether the first paragraph of a column belongs to the last of the one before."""
    last, line = group[-1], fresh[0]
    if _is_heading(group, body) or _is_heading(fresh, body):
        return False
    if not 0.9 < line.size / max(last.size, 0.1) < 1.1 or _BULLET.match(line.text):
        return False
    return last.text[-1] in _HYPHENS or not _ENDS.search(last.text) or line.text[:1].islower()


def _level_size(group: Sequence[Line]) -> float:
    return round(max(line.size for line in group))


def _is_heading(group: Sequence[Line], body: float) -> bool:
    count = sum(len(line.text) for line in group)
    if not any(map(str.isalpha, group[0].text)):
        return False
    if count <= _MOST_HEADING and min(line.size for line in group) >= _LARGER * body:
        return True
    is_bold = all(line.bold for line in group) and min(line.size for line in group) >= 0.9 * body
    return is_bold and count <= _MOST_BOLD and not group[-1].text.endswith((".", ",", ";", ":"))


def _block(group: Sequence[Line], body: float, sizes: Sequence[float], whole: set[str]) -> Block:
    text = _text(group, whole)
    if _is_heading(group, body):
        return Block("heading", text, min(2 + sizes.index(_level_size(group)), 6))
    if bullet := _BULLET.match(text):
        is_item = not text[0].isspace() and text[0] not in "–-"
        return Block("item", text[bullet.end() :]) if is_item else Block("paragraph", text)
    return Block("paragraph", text)


def _text(group: Sequence[Line], whole: Iterable[str]) -> str:
    """The lines as one text. A word that a hyphen parts at a line's end is joined if it goes on in
    small letters and does not stand with its hyphen elsewhere in the file.
    """
    known = frozenset(whole)
    text = ""
    for line in group:
        part, start = _PARTED.search(text), _STARTS.match(line.text)
        if part is None or start is None:
            text += f"{' ' if text else ''}{line.text}"
        elif not start[0][0].islower():
            text += line.text
        elif f"{part[1]}-{start[0]}".casefold() in known:
            text = f"{text[:-1]}-{line.text}"
        else:
            text = text[:-1] + line.text
    return text.replace("\u00ad", "")


def _whole(line: Line) -> Iterable[str]:
    """The words with a hyphen that stand whole in a line."""
    return (found.replace("\u2010", "-") for found in _COMPOUND.findall(line.text))
