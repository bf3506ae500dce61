"""What OCR read, as words in their order, and running text again.

All formats of OCR become a `Page`: words, and named stretches of them. A line's end is a mark of
its last word, so a paragraph that goes on in the next column is the words of both blocks.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from index.readers.record import Block, Kind, UnreadableError

MAX_WORDS = 200_000
"""A page of newsprint has twenty thousand."""
SOFT_HYPHEN = "\u00ad"
_HYPHENS = f"-\u2010\u00ac\u2e17{SOFT_HYPHEN}"
"""What stands at the end of a line where a word goes on in the next: also `¬`, which ABBYY writes,
and the double hyphen of blackletter."""
_PARTED = re.compile(rf"(?<=\w)[{_HYPHENS}]$")
_LISTED = frozenset(("and", "or", "und", "oder", "bzw", "sowie", "of", "og", "och", "eller"))
"""Before these a hyphen stays."""
_WITHIN = re.compile(rf"{SOFT_HYPHEN}(?=.)")
_UNSPACED = re.compile("[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]{2}")
"""Between two such signs, of Chinese and Japanese, stands no blank."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it was read. `confidence` is from 0 to 1, None where the format tells none; one
    that `touches` has no blank before it.
    """

    text: str
    confidence: float | None = None
    ends_line: bool = False
    touches: bool = False


@dataclass(slots=True)
class Page:
    """A page, or what of it was read.

    Attributes:
        words: in reading order.
        blocks: where each paragraph begins and ends among the words, and what it is.
        articles: which blocks are one article, by their numbers; empty where none are told apart.
        named: where each element begins and ends among the words, by its id.
        title: what the format says that the page, or its document, is called.
        number: what the format says that the page's number is.
        count: how many pictures there are up to it; it counts where nothing tells the number.
        image: the name or address of its picture.
        language: that of most of its text, as the format calls it.
        confidence: how sure OCR was of the page; it counts where words tell none.
    """

    words: list[Word] = field(default_factory=list)
    blocks: list[tuple[int, int, Kind]] = field(default_factory=list)
    articles: dict[str, list[int]] = field(default_factory=dict)
    named: dict[str, tuple[int, int]] = field(default_factory=dict)
    title: str = ""
    number: str = ""
    count: str = ""
    image: str = ""
    language: str = ""
    confidence: float | None = None

    def close(self, begin: int, kind: Kind = "paragraph") -> None:
        """Makes a block of the words from one on, if there are any."""
        if len(self.words) > begin:
            self.blocks.append((begin, len(self.words), kind))

    def end_line(self, begin: int) -> None:
        """Says that the last word ends a line, if there is one from `begin` on.

        Raises:
            UnreadableError: the page has more words than any has.
        """
        if len(self.words) > MAX_WORDS:
            raise UnreadableError(
                f"A page of it has more than {MAX_WORDS:,} words; make a page of each."
            )
        if len(self.words) > begin:
            self.words[-1] = replace(self.words[-1], ends_line=True)

    def part(self, blocks: Sequence[int]) -> "Page":
        """A page of some of its blocks and their words."""
        part = replace(self, words=[], blocks=[], articles={}, named={})
        for begin, end, kind in (self.blocks[number] for number in blocks):
            start = len(part.words)
            part.words += self.words[begin:end]
            part.close(start, kind)
        return part

    def texts(self) -> tuple[Block, ...]:
        """Its paragraphs and headings as they are read."""
        return tuple(
            block
            for begin, end, kind in self.blocks
            if (block := block_of(self.words[begin:end], kind))
        )


def block_of(words: Sequence[Word], kind: Kind = "paragraph") -> Block | None:
    """A paragraph or a heading of words; None where they hold no text."""
    text = running(words)
    return Block(kind, text, 2 if kind == "heading" else 0) if text else None


def words_in(text: str, confidence: float | None = None) -> list[Word]:
    """The words of a text between blanks."""
    return [Word(word, confidence) for word in text.split()]


def running(words: Iterable[Word]) -> str:
    """Words as running text, those joined that were parted at a line's end.

    A soft hyphen there is left out. Any other is left out where the next line goes on with a small
    letter; it stays before a capital or a digit (`New-York`), and with a blank behind it before a
    word such as `and` (`Hafen- und Bahnbau`).
    """
    parts: list[str] = []
    is_parted = False
    for word in words:
        text = _WITHIN.sub("", word.text.strip())
        if not text:
            continue
        if is_parted:
            parts[-1:] = _joined(parts[-1], text)
        elif parts and not word.touches and not _UNSPACED.fullmatch(parts[-1][-1] + text[0]):
            parts.append(" ")
        parts.append(text)
        is_parted = word.ends_line and _PARTED.search(text) is not None
    if is_parted:
        parts[-1] = f"{parts[-1][:-1]}-"
    return "".join(parts)


def joined(text: str) -> str:
    """A title of which somebody has already made one line, its parted words joined."""
    return running(Word(word, ends_line=word.endswith("-")) for word in text.split())


def confidence(words: Iterable[Word], else_: float | None = None) -> float | None:
    """The mean of the confidences of the words that have one, to three places; without any, that of
    the whole page, which may be None.
    """
    known = [word.confidence for word in words if word.confidence is not None]
    mean = sum(known) / len(known) if known else else_
    return None if mean is None else round(mean, 3)


def fraction(told: str | None, whole: float = 1) -> float | None:
    """A confidence as it is written, of `whole` at the most, as a number from 0 to 1; None where it
    is no such number.
    """
    try:
        value = float(told or "") / whole
    except ValueError:
        return None
    return value if 0 <= value <= 1 else None


def _joined(before: str, after: str) -> tuple[str, ...]:
    """The end of a line with a hyphen, and what stands between it and the next line."""
    if before[-1] == SOFT_HYPHEN:
        return (before[:-1],)
    if after.strip(".,;").lower() in _LISTED or not after[0].isalnum():
        return f"{before[:-1]}-", " "
    return (before[:-1] if after[0].islower() else f"{before[:-1]}-",)
