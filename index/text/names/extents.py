"""Where a name begins and ends: runs are cut at owners, openers and titles."""

import re
from collections.abc import Callable, Container, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from index.text.names.languages import Capitals
from index.text.names.mentions import HEADING, OPENING, WITHIN, Mention, trimmed
from index.text.names.runs import Reading, Run
from index.text.names.titles import follows_title, place_before_person, untitled
from index.text.vocabulary.english import (
    HYPHEN_BORDERS,
    INNER_WORDS,
    INSTITUTIONS,
    NO_PARTICIPLES,
    OPENING_ADJECTIVES,
    OWNED,
    OWNERS,
    PLACE_TITLES,
    SENTENCE_OPENERS,
    TITLE_MODIFIERS,
    TRADE_ENDINGS,
)
from index.text.vocabulary.function_words import EVERY_FUNCTION_WORD
from index.text.vocabulary.kinds import is_title
from index.text.vocabulary.lists import word_list

_HOLDER = re.compile(
    rf"\b(?:{'|'.join(sorted(PLACE_TITLES))}) (?:of|from|to|for) (?:the )?$", re.IGNORECASE
)
"""`senator from `: a place follows, and perhaps the senator."""

_KEPT_FIRST = TITLE_MODIFIERS | OPENING_ADJECTIVES
_CAPITAL_OPENERS = frozenset(map(str.capitalize, SENTENCE_OPENERS))

_JOINTS = ("of ", "from ", "to ", "for ", "the ")
_BORDER = re.compile(r"['’-]|\. | The\b")
"""Without one of these a run is one part: no owner ends in it, and no sentence."""

_JOINS_NOUNS = word_list("mul", "noun_joints")


def cut(reading: Reading, capitals: Capitals) -> list[Mention]:
    """The mentions of all runs, in order; `and`, `of` and `for` still stand in them."""
    english = capitals is Capitals.ENGLISH
    found: list[Mention] = []
    for run in reading.runs:
        text = run.text
        if english and text in _CAPITAL_OPENERS:
            continue
        frame = _Frame(capitals, *_standings(run), english and follows_title(run))
        if text.count(" ") < _FEW_WORDS:
            for words, at, standing, _, owns, titled in _short(text, run.opens, run.prose, frame):
                found.append(Mention(words, run.at + at, standing, run, owns, titled))
        else:
            found += _mentions(run, frame, reading.small)
    return found


_FEW_WORDS = 2
"""What a run of no more words is cut into, nothing around it tells but its frame."""


class _Part(NamedTuple):
    """A part of a run. `at`: where it stands; `opens`: it begins a sentence; `owns`: 's follows."""

    words: Sequence[str]
    at: int
    opens: bool
    owns: bool = False


class _Frame(NamedTuple):
    """What stands around a run. `opening` and `within`: how the parts stand that begin a sentence,
    and the others; `titled`: a title stands before.
    """

    capitals: Capitals
    opening: int
    within: int
    titled: bool


@lru_cache(maxsize=1 << 15)
def _short(text: str, opens: bool, prose: bool, frame: _Frame) -> tuple[Mention, ...]:
    """The mentions of a short run that stands at 0: most of them stand in many articles."""
    return tuple(_mentions(Run(text, "", "", 0, opens, prose), frame, frozenset()))


def _mentions(run: Run, frame: _Frame, small: Container[str]) -> Iterator[Mention]:
    english = frame.capitals is Capitals.ENGLISH
    for words, at, opens, owns in _CUTS[frame.capitals](run):
        standing = frame.opening if opens else frame.within
        if opens:
            words, at, standing = _opened(words, at, standing, small, english)
        mention = Mention(tuple(words), at, standing, run, owns, frame.titled and at == run.at)
        yield from untitled(mention) if english and run.prose else trimmed(mention)


def _whole(run: Run) -> Iterator[_Part]:
    yield _Part(run.text.split(" "), run.at, run.opens)


def _between_nouns(run: Run) -> Iterator[_Part]:
    """Cuts at small words that join nouns as well as names (`Rat der Stadt`)."""
    words = run.text.split(" ")
    opens, start, at, place = run.opens, 0, run.at, run.at
    for number, word in enumerate(words):
        place += len(word) + 1
        if word in _JOINS_NOUNS or (word in ("von", "zu") and len(words) > number + 2):
            yield _Part(words[start:number], at, opens)
            opens, start, at = False, number + 1, place
    yield _Part(words[start:], at, opens)


def _owned(run: Run) -> Iterator[_Part]:
    """Cuts after owners (`Ansel's Hill School`), and where a new sentence begins inside."""
    words = run.text.split(" ")
    if 2 < len(words) < 5 and run.before.endswith(_JOINTS) and _HOLDER.search(run.before):
        border = place_before_person(words)
        if border:
            yield _Part(words[:border], run.at, run.opens)
            yield _Part(words[border:], run.at + len(" ".join(words[:border])) + 1, False)
            return
    if not _BORDER.search(run.text):
        yield _Part(words, run.at, run.opens)
        return
    opens, start, at, place = run.opens, 0, run.at, run.at
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


def _standings(run: Run) -> tuple[int, int]:
    """How the parts of a run stand that begin a sentence, and the others."""
    if not run.prose or run.before[-1:] == "–" or run.after[:1] == "–":
        return HEADING, HEADING
    item = run.opens and (run.before.endswith((" - ", "* ", "• ")) or run.before == "- ")
    return HEADING if item else OPENING, WITHIN


def _opened(
    words: Sequence[str], at: int, standing: int, small: Container[str], english: bool
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


def _is_loose(words: Sequence[str], small: Container[str]) -> bool:
    """Whether the first word of a sentence is a common word before a name (`Using`, `Visit`)."""
    first = words[0].lower()
    if words[1] in INNER_WORDS or is_title(first) or first in _KEPT_FIRST:
        return False
    if first.endswith("ing") and first not in NO_PARTICIPLES:
        return True
    if first.endswith(TRADE_ENDINGS):
        return True
    return len(words) > 2 and first in small


_CUTS: dict[Capitals, Callable[[Run], Iterator[_Part]]] = {
    Capitals.ENGLISH: _owned,
    Capitals.NAMES: _whole,
    Capitals.NOUNS: _between_nouns,
}
