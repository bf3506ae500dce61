"""Exports that are one HTML page: what Factiva's and Europresse's readers have in common."""

import re
from collections.abc import Callable, Iterator

from index.readers.press.parts import TOO_LONG, Part, parts
from index.readers.press.sheet import CUT, Sheet, open_page, readings
from index.readers.record import Input, Notice, Reading, Unreadable

Fill = Callable[[Sheet, str], bool]
"""Tells a sheet what the HTML of an article says; whether it has the article's end."""


def articles(source: Input, begins: re.Pattern[str], fill: Fill) -> Iterator[Reading]:
    """The articles of a page; what stands around them is no text.

    Args:
        source: the page.
        begins: what an article begins with.
        fill: reads one.
    """
    repaired: list[str] = []
    found = (
        part
        for part in parts(source.stream, begins, repaired)
        if part.is_long or begins.match(part.text)
    )
    part, count = next(found, None), 0
    while part is not None:
        count += 1
        following = next(found, None)
        yield from _readings(part, count, fill, is_last=following is None)
        part = following
    for sentence in repaired:
        yield Notice("", sentence, "repaired files")


def _readings(part: Part, number: int, fill: Fill, *, is_last: bool) -> Iterator[Reading]:
    sheet = Sheet(f"article {number}", part.line)
    if part.is_long:
        yield Unreadable(sheet.place, TOO_LONG, sheet.line)
        return
    has_end = fill(sheet, part.text)
    if is_last and not has_end:
        yield Unreadable(sheet.place, CUT, sheet.line)
        return
    yield from readings(sheet)
    if is_last:
        yield from open_page(part.text)
