"""The text of a message of the wires: its head for editors, its headline, and its paragraphs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.readers.agencies.signals import is_first
from index.readers.record import Block
from index.text.cleaning import squeeze

_BY = re.compile(r"(?:by|von|par|por|di|af|av)\s+\S.*", re.IGNORECASE)
_ANPA_BEGINS = "\t^\b"
_CELL = re.compile(r"[;\x1e\x1f]")
_CONTROL = dict.fromkeys((*range(8), *range(14, 30), 127))
_HALF = re.compile(r"\{(?=\W|$)")
_NOTES = re.compile(
    r"#+\s*(?:\w+\s+)?(?:notebook|notizblock|notepad)\b.*|[*\s]*\*\s*(?:the\s+following|die\s+folgenden)?.*"
    r"|.*\b(?:not\s+(?:intended\s+)?for\s+publication|nicht\s+zur\s+ver(?:ö|oe)ffentlichung)\b.*",
    re.IGNORECASE,
)
"""From here on all is for editors."""
_SIGNED = re.compile(
    r"(?:dpa|afp|ap|apa|sda|ats|rtr|ansa|efe|lusa|pap|ntb|tt)(?:[ /][a-z0-9]{1,4}){1,8}"
)
_PHOTOS = re.compile(r"\W*(?:ap|with ap)\s+(?:photo|video|graphic|pool)s?\b.*", re.IGNORECASE)
_MOST_HEAD = 12
"""So many lines may stand in the head of a message."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What a message holds: the line that it is filed under, its headline, who wrote it, what is
    said to editors, and its text. What is not there is empty.
    """

    slug: str
    headline: str
    bylines: tuple[str, ...]
    signals: tuple[str, ...]
    blocks: tuple[Block, ...]


def iptc_parts(head: str, text: str) -> Parts:
    """The parts of a message of IPTC 7901.

    Args:
        head: what stands above the text, below the first line.
        text: what stands between STX and ETX; its head ends with a line that ends with `=`.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    while lines and not lines[0].strip():
        lines.pop(0)
    end = next((n for n, one in enumerate(lines[:_MOST_HEAD], 1) if one.rstrip().endswith("=")), 0)
    if not end:
        end = next((n for n, one in enumerate(lines) if not one.strip()), len(lines))
    top = [squeeze(one.rstrip().removesuffix("=")) for one in lines[:end]]
    return Parts(
        squeeze(head).strip("/ "),
        " ".join(one for one in top if one and not is_first(one) and not _BY.fullmatch(one)),
        tuple(one for one in top if _BY.fullmatch(one)),
        tuple(one for one in top if one and is_first(one)),
        tuple(_without_notes(_paragraphs(lines[end:]))),
    )


def anpa_parts(text: str) -> Parts:
    """The parts of the text of a message of ANPA 1312. Above the first paragraph stand the line
    that it is filed under, the headline, what is said to editors, and the byline, each between `^`
    and `<` or `=`.
    """
    lines = list(_anpa_lines(text))
    count = next((n for n, one in enumerate(lines) if one[0] != "^"), len(lines))
    top = [(squeeze(one[1:].rstrip(" <=")), one.rstrip().endswith("<")) for one in lines[:count]]
    slug = top[0][0] if top else ""
    others = [(one, is_line) for one, is_line in top[1:] if one]
    signals = [one for one, _ in others if is_first(one) or _PHOTOS.fullmatch(one)]
    plain = [(one, is_line) for one, is_line in others if one not in signals]
    by = next((n for n, (one, _) in enumerate(plain) if _BY.fullmatch(one)), len(plain))
    headlines = [one for one, is_line in plain[:by] if is_line] or [
        one for one, _ in plain[:1] if by
    ]
    below = [one for one, _ in plain if one not in headlines[:1] and not _BY.fullmatch(one)]
    blocks = [_anpa_block(one) for one in lines[count:]]
    is_glance = bool(blocks) and lines[count][0] == "\b"
    opening = [Block("paragraph", one) for one in below] if is_glance else []
    return Parts(
        slug,
        headlines[0] if headlines else "",
        tuple(one for one, _ in plain[by : by + 1]),
        tuple(signals),
        tuple(block for block in (*opening, *blocks) if block.text),
    )


def _anpa_lines(text: str) -> Iterator[str]:
    """The lines of a text, those that were only wrapped put together."""
    open_ = ""
    for written in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if written[:1] in _ANPA_BEGINS or not written.strip():
            if open_.strip(" \t^"):
                yield open_
            open_ = written if written.strip() else ""
        else:
            open_ = f"{open_} {written}" if open_ else f"\t{written}"
    if open_.strip(" \t^"):
        yield open_


def _anpa_block(line: str) -> Block:
    line = line.translate(_CONTROL)
    if line[0] == "\b":
        cells = [squeeze(_HALF.sub("½", part)).lstrip("^") for part in _CELL.split(line[1:])]
        while cells and not cells[0]:
            cells.pop(0)
        kept = (
            [("—" if cell == "_" else cell) for cell in cells if cell] if ";" not in line else cells
        )
        return Block("row", " | ".join("—" if cell == "_" else cell for cell in kept))
    shown = squeeze(line.strip("\t^ ").rstrip().removesuffix("<").removesuffix("="))
    shown = shown.replace(" _ ", " — ").replace("``", "“").replace("''", "”")
    is_heading = line[0] == "^"
    return Block("heading", shown, 2) if is_heading else Block("paragraph", shown)


def _paragraphs(lines: Sequence[str]) -> Iterator[str]:
    """The paragraphs: a blank line parts them, and so does an indent."""
    open_: list[str] = []
    for line in lines:
        is_new = not line.strip() or line[:2] == "  " or line[:1] == "\t"
        if is_new and open_:
            yield squeeze(" ".join(open_))
            open_ = []
        if line.strip():
            open_.append(line)
    if open_:
        yield squeeze(" ".join(open_))


def _without_notes(paragraphs: Iterator[str]) -> Iterator[Block]:
    for text in paragraphs:
        if _NOTES.fullmatch(text):
            return
        if not _SIGNED.fullmatch(text):
            yield Block("paragraph", text)
