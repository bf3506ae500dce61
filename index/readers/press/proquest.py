"""Exports of ProQuest in text: between lines of `_` stand a list of titles, the articles, and at
the end a bibliography, which repeats them.
"""

import re
from collections.abc import Iterator, Sequence

from index.readers.kinds import KINDS
from index.readers.press.parts import TOO_LONG, Part, head_text, parts
from index.readers.press.proquest_articles import fill
from index.readers.press.proquest_labels import label_of
from index.readers.press.sheet import CUT, Sheet, readings
from index.readers.record import Input, Notice, Reading, Unreadable

NAME = "proquest"
KIND = KINDS[NAME]
MAX_BYTES: int | None = None

_RULE = re.compile(r"^_{40,}[ \t]*$", re.MULTILINE)
_NUMBER = re.compile(
    r"\s*(?:Document|Dokument|Documento) (\d+) (?:of|von|sur|de|di|van) (\d+)\s*\n"
)
_SIGN = re.compile(
    r"ProQuest (?:document ID|LLC)|from ProQuest|ProQuest-Dokument|proquest\.com", re.I
)
_FEWEST = 3
"""What has fewer known labels is a list, a bibliography or an address."""


def sniff(name: str, head: bytes) -> bool:
    """Whether a text has ProQuest's lines of `_` and what it says of itself or of an article."""
    text = head_text(head)
    if _RULE.search(text) is None or text.lstrip().startswith("<"):
        return False
    return _SIGN.search(text) is not None


def read(source: Input) -> Iterator[Reading]:
    """The articles of an export."""
    repaired: list[str] = []
    found = (part for part in parts(source.stream, _RULE, repaired) if _blocks(part))
    part, count, of = next(found, None), 0, 0
    while part is not None:
        following = next(found, None)
        blocks, number = _blocks(part), _NUMBER.match(part.text.lstrip("_"))
        of = int(number[2]) if number else of
        if part.is_long or _is_article(blocks, number):
            count += 1
            yield from _readings(part, blocks, count, is_last=following is None)
        part = following
    if count < of:
        reason = f"It has {count} of its {of} documents; export the others."
        yield Notice("", reason, "exports without all of their documents")
    for sentence in repaired:
        yield Notice("", sentence, "repaired files")


def _blocks(part: Part) -> list[str]:
    """The lines of a part that are not blank, without that of `_` and the number: paragraphs are
    not broken into lines.
    """
    text = part.text.lstrip("_")
    if found := _NUMBER.match(text):
        text = text[found.end() :]
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return [line for line in lines if line]


def _is_article(blocks: Sequence[str], number: re.Match[str] | None) -> bool:
    return number is not None or sum(label_of(block) is not None for block in blocks) >= _FEWEST


def _readings(part: Part, blocks: list[str], count: int, *, is_last: bool) -> Iterator[Reading]:
    sheet = Sheet(f"document {count}", part.line)
    if part.is_long:
        yield Unreadable(sheet.place, TOO_LONG, sheet.line)
        return
    has_end = fill(sheet, blocks)
    if is_last and not has_end:
        yield Unreadable(sheet.place, CUT, sheet.line)
    else:
        yield from readings(sheet)
