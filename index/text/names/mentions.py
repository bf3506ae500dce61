"""A mention: words of a run that may be a name, without what no name begins or ends with."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from index.text.names.runs import Run
from index.text.vocabulary.english import (
    DAYS,
    HYPHEN_TAILS,
    INNER_WORDS,
    NAMED_WEEKDAYS,
    SENTENCE_OPENERS,
)

HEADING, OPENING, WITHIN = 0, 1, 2
"""Where a mention stands: in text that capitalises, at the start of a sentence, within one."""

_NOT_STRIPPED = frozenset(("One", "Two", "Said"))
"""`Marine One`, `Ali Said`: these openers end names."""

NameWords: TypeAlias = tuple[str, ...]


class Mention(NamedTuple):
    """A part of a run that may be a name: its words, where it begins in the run, and how it stands.
    `owns`: 's follows; `titled`: a title stands before.
    """

    words: NameWords
    at: int
    standing: int
    run: Run
    owns: bool = False
    titled: bool = False


def trimmed(mention: Mention) -> Iterator[Mention]:
    """The mention without what no name begins or ends with, or nothing."""
    if len(mention.words) == 1:
        yield from _trimmed_word(mention)
        return
    words, start = list(mention.words), 0
    while words and _ends_no_name(words):
        words.pop()
    while start < len(words) and _begins_no_name(words, start, mention.standing):
        start += 1
    if start < len(words) and not words[start].isdigit():
        bare = tuple(map(_bare, words[start:]))
        if len(bare[-1]) == 2 and bare[-1][1] == ".":  # the sentence's full stop, not an initial's
            bare = (*bare[:-1], bare[-1][0])
        head = _unbound(bare)
        if head == mention.words:
            yield mention
        elif head[-1]:
            at = mention.at + sum(len(word) + 1 for word in words[:start])
            yield mention._replace(words=head, at=at)


def _trimmed_word(mention: Mention) -> Iterator[Mention]:
    word = mention.words[0]
    if len(word) < 2 or word == "The" or word in INNER_WORDS or word.isdigit():
        return
    if word.lower() in DAYS:
        return
    if "." in word or "-" in word:
        mention = mention._replace(words=_unbound((_bare(word),)))
    if mention.words[0]:
        yield mention


def _ends_no_name(words: Sequence[str]) -> bool:
    last = words[-1]
    if last in ("I", "I."):
        return words[-2:-1] != ["War"]
    if last in INNER_WORDS or last in ("No", "No.", "Image", "Photo"):
        return True
    if last.lower() in DAYS:
        return words[-2:-1] == [] or words[-2].lower() not in NAMED_WEEKDAYS
    if len(words) < 2 or not last[0].isupper() or last.isupper() or last in _NOT_STRIPPED:
        return False
    return last.lower().replace("’", "'") in SENTENCE_OPENERS


def _begins_no_name(words: Sequence[str], start: int, standing: int) -> bool:
    first = words[start]
    if first == "The":
        return len(words) - start > 2 or standing != WITHIN
    return first in INNER_WORDS or first.lower() in DAYS


def _bare(word: str) -> str:
    """The word without the full stops of an abbreviation (`U.S.` is `US`)."""
    if "." in word and len(word) > 2 and word.replace(".", "").isupper():
        return word.replace(".", "")
    return word


def _unbound(words: tuple[str, ...]) -> tuple[str, ...]:
    """Without what a hyphen binds to the last word (`Ansel-based`), which is no name."""
    head, hyphen, tail = words[-1].rpartition("-")
    while hyphen and (tail in HYPHEN_TAILS or (tail.islower() and tail.endswith(("ed", "ing")))):
        words = (*words[:-1], head)
        head, hyphen, tail = head.rpartition("-")
    return words
