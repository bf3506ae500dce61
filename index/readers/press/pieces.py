"""What a Nexis export consists of, whether it is text, HTML or a Word document: paragraphs."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from index.readers.press.labels import HEAD, TAIL, label_of
from index.readers.record import Kind

_COPYRIGHT = re.compile(
    r"\s*(?:©|\(c\)\s|copyright\b|copyrecht\b|all rights reserved|alle rechte|tous droits"
    r"|todos los derechos|tutti i diritti|alle rechten|todos os direitos|derechos de autor)",
    re.IGNORECASE,
)
_RESERVED = re.compile(
    r"rights reserved|rechte vorbehalten|droits réservés|derechos reservados|diritti riservati"
    r"|rechten voorbehouden|direitos reservados",
    re.IGNORECASE,
)

_DELIVERED = re.compile(r"(?:distributed|provided|delivered) by\b", re.IGNORECASE)
_OWNED = re.compile(r"\s*(?:copyright|©|\(c\))[\s©,]*(?:\d{4}\b[\s,.-]*)*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, its lines as they stand. `level` is a heading's, and 0 for all else."""

    text: str
    is_centred: bool = False
    kind: Kind = "paragraph"
    level: int = 0


def of_text(text: str) -> Iterator[Piece]:
    """The paragraphs of a text, parted by blank lines; a label begins one too."""
    for block in re.split(r"\n[ \t\xa0\r\f]*\n", text):
        lines = [line.rstrip() for line in block.split("\n") if line.strip()]
        if not lines:
            continue
        is_centred = all(line[0].isspace() for line in lines)
        if label_of(lines[0]) is None:
            yield Piece("\n".join(lines), is_centred)
        else:
            yield from (Piece("\n".join(part)) for part in _labelled(lines))


def _labelled(lines: Iterable[str]) -> Iterator[list[str]]:
    part: list[str] = []
    for line in lines:
        label = label_of(line)
        if part and label is not None and (label.key in HEAD or label.key in TAIL):
            yield part
            part = []
        part.append(line)
    yield part


def is_copyright(text: str) -> bool:
    """Whether a paragraph says whose it is, and nothing else."""
    return _COPYRIGHT.match(text) is not None


def is_reserved(text: str) -> bool:
    """Whether a paragraph says that all rights are reserved."""
    return _RESERVED.search(text) is not None


def without_copyright(text: str) -> str:
    """A paragraph without the lines that say whose it is; empty where no other is in it. Behind
    `All Rights Reserved` another line is what the newspaper is called.
    """
    if not is_copyright(text):
        return text.strip()
    lines = text.split("\n")
    ends = [at for at, line in enumerate(lines) if _RESERVED.search(line)]
    return "\n".join(lines[ends[-1] + 1 :]).strip() if ends else ""


def source_of(blocks: Sequence[str]) -> str:
    """The newspaper, of the centred lines above a day: the last one that does not say whose the
    article is or who delivers it; else the last line below the copyright, else whose it is.
    """
    lines = [line.strip() for block in blocks for line in without_copyright(block).split("\n")]
    named = [line for line in lines if line and not _DELIVERED.match(line)]
    if named:
        return named[-1]
    owned = [line.strip() for block in blocks for line in block.split("\n") if line.strip()]
    owned = [line for line in owned if not _DELIVERED.match(line) and not _RESERVED.search(line)]
    return _OWNED.sub("", owned[-1]) if owned else ""
