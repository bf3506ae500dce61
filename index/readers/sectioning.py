"""Blocks of running text become an article's lede and its sections."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from index.article import BACKGROUND_ANCHOR, OPENING_ANCHOR, Section
from index.readers.record import Block
from index.text.cleaning import one_line

TITLE_WORDS = 12
"""An article without title and headline is called by so many words of its text."""
TOP_LEVEL, LOWEST_LEVEL = 2, 6
_CUTS = ("…", "...", "[…]", "[...]")
_WORD = re.compile(r"[^\W\d_]{3}")
_LEAST = 40
"""A lede that is the beginning of the first paragraph repeats it, if it has so many characters."""


@dataclass(frozen=True, slots=True)
class Arranged:
    """The text of an article in its parts. `repeats` says whether a first heading was left out
    that only repeats the title.
    """

    lede: str | None
    sections: tuple[Section, ...]
    background: Section | None
    repeats: bool = False


def arranged(blocks: Iterable[Block], title: str | None, lede: str | None) -> Arranged:
    """The sections that blocks make, below the opening, with levels from 2.

    Left out are: a first heading that is the title, and the paragraph above all headings
    that is the lede. A lede that is only the beginning of the first paragraph becomes the whole of
    it; one that is the title is none.
    """
    texts = [
        each if text == each.text else Block(each.kind, text, each.level)
        for each in blocks
        if (text := one_line(each.text))
    ]
    first = texts[0] if texts and texts[0].kind == "heading" else None
    repeats = title is not None and first is not None and _same(first.text, title)
    if repeats:
        del texts[0]
    heads = [at for at, block in enumerate(texts) if block.kind in ("heading", "background")]
    starts = [*heads, len(texts)]
    opening = [block.text for block in texts[: starts[0]]]
    if lede and title is not None and _same(lede, title):
        lede = None
    if lede:
        lede, opening = _without_lede(opening, lede)
    highest = min((block.level for block in texts if block.kind == "heading"), default=0)
    sections, background = [Section(None, OPENING_ANCHOR, tuple(opening))], None
    for at, end in zip(heads, starts[1:], strict=True):
        text, below = texts[at].text, tuple(block.text for block in texts[at + 1 : end])
        if texts[at].kind == "background":
            background = Section(text, BACKGROUND_ANCHOR, below)
            continue
        level = min(texts[at].level - highest + TOP_LEVEL, LOWEST_LEVEL)
        sections.append(Section(text, f"s{len(sections) + 1}", below, level))
    return Arranged(lede, tuple(sections), background, repeats)


def _same(one: str, other: str) -> bool:
    """Whether two lines have the same letters and digits."""
    return one == other or letters(one) == letters(other) != ""


def letters(text: str) -> str:
    """The letters and digits of a line, without case: quotation marks and dashes are written in
    many ways.
    """
    return "".join(filter(str.isalnum, text.casefold()))


def _without_lede(opening: list[str], lede: str) -> tuple[str, list[str]]:
    if lede in opening:
        at = opening.index(lede)
        return lede, opening[:at] + opening[at + 1 :]
    begun = next((lede.removesuffix(cut).rstrip() for cut in _CUTS if lede.endswith(cut)), lede)
    if opening and len(begun) >= _LEAST and opening[0].startswith(begun):
        return opening[0], opening[1:]
    return lede, opening


def first_words(body: Arranged) -> str:
    """What an article without title and headline is called."""
    texts = (body.lede, *(text for part in body.sections for text in part.paragraphs))
    headings = (part.heading for part in body.sections)
    found = [text for text in (*texts, *headings) if text]
    # A number of a page, or what OCR made of a line, says nothing.
    words = next(filter(_WORD.search, found), found[0] if found else "").split()
    return " ".join(words[:TITLE_WORDS]) + ("…" if len(words) > TITLE_WORDS else "")
