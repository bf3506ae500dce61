"""One name for one thing: surnames, acronyms and short forms become the full name."""

from collections.abc import Iterable, Sequence
from operator import attrgetter

from index.text.names.candidates import Candidate, Placed
from index.text.names.mentions import NameWords
from index.text.names.runs import Reading
from index.text.surroundings import EXPLAINS, PLACE, TITLED
from index.text.vocabulary.english import INNER_WORDS, LONG_FORMS, NO_NAMES
from index.text.vocabulary.kinds import is_impersonal

_Names = dict[NameWords, Candidate]

_MOST_BETWEEN = 6
"""Characters between a name and its acronym: `, or `, and the full stops that the name lost."""


def folded(
    names: Iterable[Candidate], sightings: Sequence[Placed], reading: Reading, english: bool
) -> list[Candidate]:
    """The names in the order of their first mention, each thing once."""
    kept = {candidate.words: candidate for candidate in names}
    for number, (_, around, sighting) in enumerate(sightings):
        if around & EXPLAINS & sighting.heeds:
            _fold_acronym(kept, sightings, number, reading)
    if english:
        _fold_long_forms(kept)
    _fold_articles(kept)
    _fold_people(kept)
    return sorted(kept.values(), key=attrgetter("at"))


def _fold(kept: _Names, words: NameWords, into: Candidate) -> None:
    """Drops a name; its first mention is one of the other name."""
    into.at = min(into.at, kept.pop(words).at)


def _fold_acronym(kept: _Names, sightings: Sequence[Placed], number: int, reading: Reading) -> None:
    """`General Works Board (GWB)`: the acronym becomes the full name. `grand total (GT)`: it is no
    name. The expansion of an acronym that is no name is none either.
    """
    start, _, sighting = sightings[number]
    acronym = sighting.words[0].removesuffix("s")
    full = _just_before(sightings, number)
    if spells(full, acronym):
        if acronym.lower() in NO_NAMES or sighting.words[0] != acronym:
            kept.pop(full, None)
        elif full in kept and (acronym,) in kept:
            _fold(kept, (acronym,), kept[full])
    elif _small_words_spell(reading.before(start), acronym):
        kept.pop((acronym,), None)


def _just_before(sightings: Sequence[Placed], number: int) -> NameWords:
    """The words of the mention before, where nothing but a bracket or a comma parts the two."""
    if not number:
        return ()
    (start, _, before), (later, _, sighting) = sightings[number - 1 : number + 1]
    parted = later + sighting.at - start - before.at - len(" ".join(before.words))
    return before.words if parted <= _MOST_BETWEEN else ()


def spells(words: NameWords, acronym: str) -> bool:
    """Whether the acronym's letters are, in order, first letters or capitals of the words, from one
    of the words to the last letter.
    """
    letters = acronym.upper().replace("&", "")
    for start, first in enumerate(words):
        if first[0].upper() != letters[0]:
            continue
        rest = letters
        for word in words[start:]:
            for place, char in enumerate(word):
                if rest and (not place or char.isupper()) and char.upper() == rest[0]:
                    rest = rest[1:]
        if not rest:
            return True
    return False


def _small_words_spell(before: str, acronym: str) -> bool:
    before = before.removesuffix(", or ").rstrip("( ").replace("-", " ").replace("/", " ")
    words = before.split()
    if not words or words[-1][0].isupper():
        return False
    every = "".join(word[0] for word in words)
    weighty = "".join(word[0] for word in words if word not in INNER_WORDS)
    return any(letters.upper().endswith(acronym.upper()) for letters in (every, weighty))


def _fold_long_forms(kept: _Names) -> None:
    for short, written in LONG_FORMS.items():
        candidate, full = kept.get((short,)), tuple(written.split())
        if candidate is not None and full in kept:
            _fold(kept, (short,), kept[full])
        elif candidate is not None:
            candidate.words = full
            kept[full] = kept.pop((short,))


def _fold_articles(kept: _Names) -> None:
    """`Lantern` becomes `The Lantern` where both are written."""
    for words in list(kept):
        if words[0] == "The" and words[1:] in kept:
            _fold(kept, words[1:], kept[words])


def _fold_people(kept: _Names) -> None:
    """A surname alone becomes the full name; so does a given name where the surname or a title
    shows that the full name is a person's.
    """
    people: dict[str, Candidate] = {}
    for words, candidate in kept.items():
        if 2 <= len(words) <= 4 and not any(map(is_impersonal, words)):
            people.setdefault(words[-1], candidate)
    for surname, person in people.items():
        alone = kept.get((surname,))
        given = kept.get((person.words[0],))
        if (
            given is not None
            and not given.signs & PLACE
            and (alone is not None or person.signs & TITLED)
        ):
            _fold(kept, given.words, person)
        if alone is not None and not alone.signs & PLACE and alone is not given:
            _fold(kept, alone.words, person)
