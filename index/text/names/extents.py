"""Where a name begins and ends: runs are cut at owners, openers and titles."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from index.text.names.candidates import Placed, Sighting, sighting_of, whole_sighting
from index.text.names.doubts import resolved
from index.text.names.languages import Capitals
from index.text.names.mentions import HEADING, OPENING, WITHIN, Mention, trimmed
from index.text.names.runs import Reading, Run
from index.text.names.titles import place_before_person, untitled
from index.text.surroundings import (
    DOUBTFUL,
    HELD,
    ITEM,
    LISTED,
    NUMBERED,
    OPENS,
    PROSE,
    TITLED,
    WIDE,
)
from index.text.vocabulary.english import (
    DAYS,
    HYPHEN_BORDERS,
    INNER_WORDS,
    INSTITUTIONS,
    NO_PARTICIPLES,
    OPENING_ADJECTIVES,
    OWNED,
    OWNERS,
    SENTENCE_OPENERS,
    TITLE_MODIFIERS,
    TRADE_ENDINGS,
)
from index.text.vocabulary.function_words import EVERY_FUNCTION_WORD
from index.text.vocabulary.kinds import is_title
from index.text.vocabulary.lists import word_list

_KEPT_FIRST = TITLE_MODIFIERS | OPENING_ADJECTIVES
_CAPITAL_OPENERS = frozenset(map(str.capitalize, SENTENCE_OPENERS))

_BORDER = re.compile(r"['’-]|\. | The\b")
"""Without one of these a run is one part: no owner ends in it, and no sentence."""

_JOINS_NOUNS = word_list("mul", "noun_joints")


_FRAME = OPENS | PROSE | LISTED | ITEM | TITLED | HELD | WIDE | NUMBERED
"""What of the text around a run decides how it is cut, and how its parts stand."""
_MOST_REMEMBERED = 100
"""Runs of so many characters are remembered."""
_RUNS_REMEMBERED = 1 << 15
_WORDS_REMEMBERED = 1 << 14
_BOUND = frozenset("'’-.")
_CUT = SENTENCE_OPENERS | DAYS | {"no", "image", "photo"}
"""Words that no name begins with, or none ends with."""


def cut(reading: Reading, capitals: Capitals) -> list[Placed]:
    """The mentions of all runs, in order; `and`, `of` and `for` still stand in them."""
    text = reading.wording.text
    found: list[Placed] = []
    for start, end, around in reading.runs():
        if around & DOUBTFUL:
            around = resolved(around, reading, start, end)
        remembered = sightings if end - start <= _MOST_REMEMBERED else sightings.__wrapped__
        seen = remembered(text[start:end], around & _FRAME, capitals)
        found += [(start, around, sighting) for sighting in seen]
    return found


@lru_cache(maxsize=_RUNS_REMEMBERED)
def sightings(text: str, frame: int, capitals: Capitals) -> tuple[Sighting, ...]:
    """What the mentions of a run are and tell: most runs stand in many articles."""
    if capitals is not Capitals.ENGLISH:
        return tuple(map(sighting_of, _mentions(Run(text, frame), capitals)))
    if text in _CAPITAL_OPENERS:
        return ()
    words = tuple(text.split(" "))
    if not frame & HELD and all(map(_is_plain, words)) and not _begins_loosely(words, frame):
        standing = _standings(frame)[not frame & OPENS]
        return (whole_sighting(words, standing, Run(text, frame)),)
    return tuple(map(sighting_of, _mentions(Run(text, frame), capitals)))


@lru_cache(maxsize=_WORDS_REMEMBERED)
def _is_plain(word: str) -> bool:
    """Whether no rule cuts an English run at a word: a run of such words is one mention."""
    lower = word.lower()
    if word in INNER_WORDS or word.isdigit():
        return True
    return not (len(word) < 2 or lower in _CUT or is_title(word) or _BOUND.intersection(word))


def _begins_loosely(words: Sequence[str], frame: int) -> bool:
    """Whether a run opens with a common word before a name."""
    return frame & OPENS != 0 and len(words) > 1 and _is_loose(words, frame & WIDE != 0)


def _mentions(run: Run, capitals: Capitals) -> Iterator[Mention]:
    english = capitals is Capitals.ENGLISH
    opening, within = _standings(run.around)
    for words, at, opens, owns in _CUTS[capitals](run):
        standing = opening if opens else within
        if opens:
            small = not at and run.around & WIDE != 0
            words, at, standing = _opened(words, at, standing, small, english)
        titled = english and not at and run.around & TITLED != 0
        mention = Mention(tuple(words), at, standing, run, owns, titled)
        yield from untitled(mention) if english and run.around & PROSE else trimmed(mention)


class _Part(NamedTuple):
    """A part of a run. `at`: where it begins in it; `opens`: it begins a sentence; `owns`: 's
    follows.
    """

    words: Sequence[str]
    at: int
    opens: bool
    owns: bool = False


def _whole(run: Run) -> Iterator[_Part]:
    yield _Part(run.text.split(" "), 0, run.around & OPENS != 0)


def _between_nouns(run: Run) -> Iterator[_Part]:
    """Cuts at small words that join nouns as well as names (`Rat der Stadt`)."""
    words = run.text.split(" ")
    opens, start, at, place = run.around & OPENS != 0, 0, 0, 0
    for number, word in enumerate(words):
        place += len(word) + 1
        if word in _JOINS_NOUNS or (word in ("von", "zu") and len(words) > number + 2):
            yield _Part(words[start:number], at, opens)
            opens, start, at = False, number + 1, place
    yield _Part(words[start:], at, opens)


def _owned(run: Run) -> Iterator[_Part]:
    """Cuts after owners (`Ansel's Hill School`), and where a new sentence begins inside."""
    words = run.text.split(" ")
    opens, start, at, place = run.around & OPENS != 0, 0, 0, 0
    if run.around & HELD:
        border = place_before_person(words)
        if border:
            yield _Part(words[:border], 0, opens)
            yield _Part(words[border:], len(" ".join(words[:border])) + 1, False)
            return
    if not _BORDER.search(run.text):
        yield _Part(words, 0, opens)
        return
    for number, word in enumerate(words):
        place += len(word) + 1
        following = words[number + 1] if number + 1 < len(words) else ""
        bare = _owner(word, following, last=number >= len(words) - 2)
        if bare:
            yield _Part([*words[start:number], bare], at, opens, owns=True)
        elif following == "The" or _ends_sentence(word, following):
            yield _Part(words[start : number + 1], at, opens)
        else:
            continue
        opens, start, at = not bare and word[-1] == ".", number + 1, place
    if start < len(words):
        yield _Part(words[start:], at, opens)


def _ends_sentence(word: str, following: str) -> bool:
    return word[-1] == "." and following[:1].isupper() and following.lower() in SENTENCE_OPENERS


def _owner(word: str, following: str, *, last: bool) -> str:
    """The owner without its ending (`Ansel's` is `Ansel`, and so is `Ansel-based`); empty where a
    word is no owner or keeps together with the word that follows.
    """
    head, hyphen, tail = word.rpartition("-")
    if hyphen and tail in HYPHEN_BORDERS:
        return head
    if word[-1] not in "s'’S" or not ("'" in word or "’" in word):
        return ""
    lower = word.lower().replace("’", "'")
    if not lower.endswith(("'s", "s'")):
        return ""
    kept = lower in OWNERS or (following.lower() in OWNED and last)
    if following and (kept or (lower[-1] == "'" and following.lower() in INSTITUTIONS)):
        return ""
    return word[:-2] if lower[-1] == "s" else word[:-1]


def _standings(around: int) -> tuple[int, int]:
    """How the parts of a run stand that begin a sentence, and the others."""
    if around & LISTED or not around & PROSE:
        return HEADING, HEADING
    return HEADING if around & ITEM else OPENING, WITHIN


def _opened(
    words: Sequence[str], at: int, standing: int, small: bool, english: bool
) -> tuple[Sequence[str], int, int]:
    """Without the words that only begin a sentence: what remains stands within it."""
    openers = SENTENCE_OPENERS if english else EVERY_FUNCTION_WORD
    start = 0
    while start < len(words) and words[start].lower().replace("’", "'") in openers:
        start += 1
    if not start and len(words) > 1 and english and _is_loose(words, small):
        start = 1
    if not start:
        return words, at, standing
    at += sum(len(word) + 1 for word in words[:start])
    return words[start:], at, WITHIN if standing == OPENING else standing


def _is_loose(words: Sequence[str], small: bool) -> bool:
    """Whether the first word of a sentence is a common word before a name (`Using`, `Visit`)."""
    first = words[0].lower()
    if words[1] in INNER_WORDS or is_title(first) or first in _KEPT_FIRST:
        return False
    if first.endswith("ing") and first not in NO_PARTICIPLES:
        return True
    if first.endswith(TRADE_ENDINGS):
        return True
    return len(words) > 2 and small


_CUTS: dict[Capitals, Callable[[Run], Iterator[_Part]]] = {
    Capitals.ENGLISH: _owned,
    Capitals.NAMES: _whole,
    Capitals.NOUNS: _between_nouns,
}
