"""The words of a line of ALTO, in the order in which they are read."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from index.readers.digitised.words import Word, fraction

_TOUCHING = range(-2, 2)
"""So far from the end of a word, in the file's own measure, begins what stands without a blank."""

Named = tuple[str, Word]
"""A word and its id."""


@dataclass(slots=True)
class _Place:
    """A word where it stands. `spaced` says that the file has a blank before it; `part` which part
    of a word it is that a line's end parts, and `whole` what that is.
    """

    id: str
    word: Word
    box: tuple[int, int, int, int] | None
    spaced: bool
    part: str
    whole: str

    def is_below_or_above(self, other: "_Place") -> bool:
        """Whether it stands in another row than the word before it."""
        if self.box is None or other.box is None:
            return False
        (left, top, _, high), (before, other_top, _, other_high) = self.box, other.box
        return left <= before and abs(top - other_top) * 2 > max(high, other_high)

    def touches(self, other: "_Place") -> bool:
        """Whether it follows the word before it without a blank, such as a full stop."""
        if self.spaced or self.box is None or other.box is None or not other.box[2]:
            return False
        return self.box[0] - other.box[0] - other.box[2] in _TOUCHING


def words_of(line: etree._Element, parted: str) -> tuple[list[Named], str]:
    """The words of a line.

    Real files put the words of a whole block into one line, its last row first: rows are told by
    where their words stand, and put into order. Others have a full stop as a word of its own, which
    touches the one before.

    Args:
        line: the element `TextLine`.
        parted: the whole of the word whose first part ended the line before, or nothing.

    Returns:
        the words with their ids, and the whole of the word whose first part ends this line.
    """
    rows: list[list[_Place]] = []
    for place in _places(line):
        if not rows or place.is_below_or_above(rows[-1][-1]):
            rows.append([])
        rows[-1].append(place)
    rows.sort(key=lambda row: row[0].box[1] if row[0].box else 0)
    found: list[Named] = []
    for row in rows:
        for number, place in enumerate(row):
            is_rest = place.part == "HypPart2" and place.whole and place.whole == parted
            parted = place.whole if place.part == "HypPart1" else ""
            whole = replace(
                place.word,
                text="" if is_rest else parted or place.word.text,
                touches=number > 0 and place.touches(row[number - 1]),
                ends_line=number == len(row) - 1,
            )
            found.append((place.id, whole))
    return found, parted


def _places(line: etree._Element) -> Iterator[_Place]:
    last: _Place | None = None
    spaced = False
    for node in line:
        name = etree.QName(node).localname
        if name == "String":
            if last is not None:
                yield last
            word = Word(node.get("CONTENT") or "", _confidence(node))
            parts = node.get("SUBS_TYPE") or "", node.get("SUBS_CONTENT") or ""
            last = _Place(node.get("ID") or "", word, _box(node), spaced, *parts)
            spaced = False
        elif name == "SP":
            spaced = True
        elif name == "HYP" and last is not None:
            hyphen = node.get("CONTENT") or "-"
            if not last.word.text.endswith(hyphen):
                last.word = replace(last.word, text=last.word.text + hyphen)
    if last is not None:
        yield last


def _box(node: etree._Element) -> tuple[int, int, int, int] | None:
    """Left, top, width and height; None where one of them is missing."""
    try:
        left, top, width, height = (
            round(float(node.get(key) or "")) for key in ("HPOS", "VPOS", "WIDTH", "HEIGHT")
        )
    except (ValueError, OverflowError):
        return None
    return left, top, width, height


def _confidence(node: etree._Element) -> float | None:
    """That of a word, else that of its letters: digits, of which 0 is sure and 9 is not."""
    digits = [int(digit) for digit in node.get("CC") or "" if digit in "0123456789"]
    by_letters = 1 - sum(digits) / len(digits) / 9 if digits else None
    told = node.get("WC")
    return by_letters if told is None else fraction(told)
