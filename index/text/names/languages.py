"""What a capital letter means, which differs from language to language."""

from enum import IntEnum, auto
from itertools import islice

from index.text.analysis import primary
from index.text.names.runs import Reading

_NOUN_CAPITALS = frozenset(("de", "lb", "als", "bar", "gsw", "nds"))
_ENGLISH = ("the", "of", "and", "to")
_MANY_WORDS = 20


class Capitals(IntEnum):
    """What a capital within a sentence tells."""

    ENGLISH = auto()
    """A name, but for peoples, days, titles and the like, which lists tell apart."""
    NAMES = auto()
    """A name, mostly; there are no lists."""
    NOUNS = auto()
    """Nothing, since common nouns have one; or the language is not known."""


def capitals(language: str, reading: Reading) -> Capitals:
    """What capitals mean in an article. One that is called English and does not have the words of
    English is in a language that nobody stated.
    """
    spoken = primary(language)
    if spoken != "en":
        return Capitals.NOUNS if spoken in _NOUN_CAPITALS else Capitals.NAMES
    wording = reading.wording
    spoken_words = islice(filter(wording.small, _ENGLISH), 2)
    belied = len(list(spoken_words)) < 2 and wording.count_small() > _MANY_WORDS
    return Capitals.NOUNS if belied else Capitals.ENGLISH
