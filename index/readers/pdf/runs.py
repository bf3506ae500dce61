"""The letters of a PDF's pages become runs: pieces of lines, with where they stand.

PDFium (pypdfium2, an extra) is the one library that was measured to part words as they are printed:
pypdf puts blanks into words where letters are moved closer. It is native code, so `child.py` calls
this in a process of its own, and nothing else is imported here.
"""

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

BLANK, APART = 0.13, 0.9
"""From so many times the size of the letters on, a gap is a blank, or the end of a run."""
STRETCHED = 8.0
"""As `APART`, where the file has a blank there: narrow columns stretch it to fill a line."""
_MOST_LETTERS = 400_000
"""Letters of a page that are looked at; a page of a newspaper has up to 60,000."""
_HYPHEN, _SOFT = 2, "\u00ad"
"""PDFium's sign for a hyphen at a line's end, and the one that says the same everywhere."""
_BOLD = 600


class Run(NamedTuple):
    """A piece of a line: its text, left, right, bottom and top in points from the page's lower left
    corner, the size of its letters, and whether they are bold.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    bold: bool


class Letter(NamedTuple):
    """A letter and its box."""

    sign: str
    left: float
    right: float
    bottom: float
    top: float


def runs_of(page: Any, raw: Any) -> list[Run]:
    """The runs of a page of pypdfium2, in the order of the file.

    Args:
        page: the page (`pypdfium2.PdfPage`).
        raw: the functions of PDFium (`pypdfium2.raw`).
    """
    text = page.get_textpage()
    try:
        return list(_parted(_letters(text.raw, raw), text.raw, raw))
    finally:
        text.close()


def _letters(text: Any, raw: Any) -> Iterator[tuple[int, Letter]]:
    """The letters of a page with their numbers, without what PDFium adds at the ends of lines."""
    box = raw.FS_RECTF()
    for number in range(min(raw.FPDFText_CountChars(text), _MOST_LETTERS)):
        code = raw.FPDFText_GetUnicode(text, number)
        if code in (0, 10, 13, 0xFFFE, 0xFFFF):
            continue
        raw.FPDFText_GetLooseCharBox(text, number, ctypes.byref(box))
        sign = _SOFT if code == _HYPHEN else chr(code)
        yield number, Letter(sign, box.left, box.right, box.bottom, box.top)


def _parted(letters: Iterator[tuple[int, Letter]], text: Any, raw: Any) -> Iterator[Run]:
    held: list[Letter] = []
    first, apart = 0, APART
    for number, letter in letters:
        if letter.sign.isspace():  # a gap tells more, and some fonts have none
            if raw.FPDFText_IsGenerated(text, number) != 1:
                apart = STRETCHED
            continue
        if held and _ends(held[-1], letter, apart):
            yield _run(held, _is_bold(text, raw, first))
            held = []
        apart = APART
        if not held:
            first = number
        held.append(letter)
    if held:
        yield _run(held, _is_bold(text, raw, first))


def _is_bold(text: Any, raw: Any, number: int) -> bool:
    """Whether a letter's font says that it is bold, by its weight or its name."""
    if raw.FPDFText_GetFontWeight(text, number) >= _BOLD:
        return True
    flags = ctypes.c_int()
    name = ctypes.create_string_buffer(200)
    raw.FPDFText_GetFontInfo(text, number, name, len(name), ctypes.byref(flags))
    shown = name.value.lower()
    return any(word in shown for word in (b"bold", b"black", b"heavy"))


def _ends(last: Letter, letter: Letter, apart: float) -> bool:
    """Whether a letter stands on another line than the last one, or far from it."""
    size, other = last.top - last.bottom, letter.top - letter.bottom
    if min(size, other) < 0.6 * max(size, other) and abs(letter.bottom - last.bottom) > 0.1 * size:
        return True
    if abs(letter.bottom - last.bottom) > 0.5 * max(size, other):
        return True
    return _gap(last, letter) > apart * max(size, 1)


def _gap(last: Letter, letter: Letter) -> float:
    """What lies between two letters of a line, whichever way it is written."""
    if letter.left >= last.left:
        return letter.left - last.right
    return last.left - letter.right


def _run(letters: list[Letter], bold: bool) -> Run:
    sizes = sorted(letter.top - letter.bottom for letter in letters)
    size = sizes[len(sizes) // 2]
    signs = [letters[0].sign]
    for last, letter in pairwise(letters):
        if _gap(last, letter) > BLANK * size:
            signs.append(" ")
        signs.append(letter.sign)
    return Run(
        "".join(signs),
        *(min(letter.left for letter in letters), max(letter.right for letter in letters)),
        *(min(letter.bottom for letter in letters), max(letter.top for letter in letters)),
        *(size, bold),
    )
