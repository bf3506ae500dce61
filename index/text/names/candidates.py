"""What one article says about each possible name: where it stands, and beside what."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from index.text.names.mentions import OPENING, WITHIN, Mention, NameWords
from index.text.names.runs import Run
from index.text.surroundings import (
    COUNTED,
    DETERMINED,
    EXPLAINS,
    LABEL,
    OBJECT,
    PLACE,
    SPEAKS,
    TITLED,
)
from index.text.vocabulary.kinds import is_acronym, is_impersonal

OWNS = 1 << 20
"""A sign beside those of `index.text.surroundings`: 's follows."""
MARKED = OWNS | TITLED | SPEAKS | PLACE
"""What stands beside names."""

_IN_WORK_TITLE = OBJECT | DETERMINED
"""A word alone belongs to the title of something (`Stop the Leak`)."""
_OF_EVERY = LABEL
_OF_WHOLE = LABEL | COUNTED | SPEAKS | PLACE
"""What every mention heeds, and what one that is the whole of its run."""
_JOINTS = frozenset(("of", "and", "for"))


class Sighting(NamedTuple):
    """What a mention tells of a possible name. `at`: where it begins in its run. `within` and
    `opening`: whether it counts as one within, or at the start of, a sentence. `signs`: bits that
    it has. `heeds`: those of what stands around the run that tell something of it. `joined`: a
    joining word stands in it, or a number at its end. `borders`: of `borders`. `mention`: where
    there is something of these, so that it may be two names.
    """

    words: NameWords
    at: int
    within: bool
    opening: bool
    signs: int
    heeds: int
    joined: bool
    borders: tuple[int, ...]
    mention: Mention | None


Placed: TypeAlias = tuple[int, int, Sighting]
"""Where a run begins in the text of the article, what stands around it, and a sighting in it."""


@dataclass(slots=True)
class Candidate:
    """A possible name. `within` and `opening` count its mentions within and at the start of
    sentences; mentions in headings count in neither. `signs`: those of all its mentions.
    """

    words: NameWords
    at: int
    within: int = 0
    opening: int = 0
    signs: int = 0


def sighting_of(mention: Mention) -> Sighting:
    """What a mention tells."""
    words, text = mention.words, mention.run.text
    heeds = _OF_EVERY
    if len(text) == len(" ".join(words)):  # "a Delegate who", but "an FBI agent"
        heeds |= COUNTED
    if text.endswith(words[-1]):
        heeds |= SPEAKS
    if text.startswith(words[0]):
        heeds |= PLACE
    return _sighting(mention, heeds)


def whole_sighting(words: NameWords, standing: int, run: Run) -> Sighting:
    """What a mention tells that is the whole of its run."""
    mention = Mention(words, 0, standing, run, False, run.around & TITLED != 0)
    return _sighting(mention, _OF_WHOLE)


def _sighting(mention: Mention, heeds: int) -> Sighting:
    words, at, standing, _, owns, titled = mention
    joined = False
    places: tuple[int, ...] = ()
    if len(words) == 1:
        word = words[0]
        heeds |= _IN_WORK_TITLE * (not word.isupper())
        heeds |= EXPLAINS * is_acronym(word.removesuffix("s"))
    elif len(words) > 2 or words[1].isdigit():
        joined = words[-1].isdigit() or not _JOINTS.isdisjoint(words)
        places = borders(words)
    within, opening = standing == WITHIN, standing == OPENING
    signs = OWNS * owns | TITLED * titled
    divisible = mention if joined or places else None
    return Sighting(words, at, within, opening, signs, heeds, joined, places, divisible)


def borders(words: NameWords) -> tuple[int, ...]:
    """Before which of the words a person's name may begin that follows another name."""
    count = len(words)
    if count < 3 or is_impersonal(words[-1]) or is_impersonal(words[-2]):
        return ()
    return (count - 2,) if count > 3 and any(map(is_impersonal, words[1:-2])) else (1, count - 2)


def name_of(words: NameWords) -> str:
    """The name as it is shown, with one kind of apostrophe."""
    return " ".join(words).replace("’", "'")


def gather(sightings: Iterable[Placed]) -> dict[NameWords, Candidate]:
    """The candidates in the order of their first mention."""
    found: dict[NameWords, Candidate] = {}
    for start, around, (words, at, within, opening, signs, heeds, *_) in sightings:
        heeded = around & heeds
        if heeded:
            signs |= heeded
            within = within and not heeded & _IN_WORK_TITLE
        candidate = found.get(words)
        if candidate is None:
            found[words] = Candidate(words, start + at, within, opening, signs)
        else:
            candidate.within += within
            candidate.opening += opening
            candidate.signs |= signs
    return found
