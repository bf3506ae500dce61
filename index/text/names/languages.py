"""What a capital letter means, which differs from language to language."""

from enum import Enum, auto

from index.text.analysis import primary
from index.text.names.runs import Reading

_NOUN_CAPITALS = frozenset(("de", "lb", "als", "bar", "gsw", "nds"))
_ENGLISH = frozenset(("the", "of", "and", "to"))
_MANY_WORDS = 20


class Capitals(Enum):
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
    small = reading.small
    belied = sum(word in small for word in _ENGLISH) < 2 and len(small) > _MANY_WORDS
    return Capitals.NOUNS if belied else Capitals.ENGLISH
