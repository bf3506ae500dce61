"""Names of authors as references want them: which part of one is the family name."""

import re
from typing import NamedTuple

from index.text.vocabulary.kinds import is_impersonal

_PARTICLES = frozenset((
    "af", "al", "bin", "da", "de", "del", "den", "der", "di", "dos", "du", "el", "la", "le",
    "ten", "ter", "van", "von", "zu",
))  # fmt: skip
_PART = re.compile(r"[^\W\d_]([^\W\d_]|[-’'.])*")
_LONGEST = 4


class Name(NamedTuple):
    """An author: `family` and `given` name, or one name as it is written, without a given one."""

    family: str
    given: str = ""

    @property
    def turned(self) -> str:
        """The family name first."""
        return f"{self.family}, {self.given}" if self.given else self.family

    @property
    def written(self) -> str:
        """The given name first."""
        return f"{self.given} {self.family}".strip()


def name_of(author: str) -> Name:
    """The name of an author. One of two to four words in capitals is taken for that of a person,
    whose last word is the family name, with the particles before it (`de`, `van der`); any other
    stays as it is written.
    """
    words = author.split()
    if not 1 < len(words) <= _LONGEST or not all(map(_PART.fullmatch, words)):
        return Name(" ".join(words))
    begin = len(words) - 1
    while begin > 1 and words[begin - 1] in _PARTICLES:
        begin -= 1
    capital = all(word[0].isupper() for word in (*words[:begin], words[-1]))
    if not capital or words[0] == "The" or any(map(is_impersonal, words)):
        return Name(" ".join(words))
    return Name(" ".join(words[begin:]), " ".join(words[:begin]))
