"""The words that are operators, and when they are only words."""

import re
from itertools import pairwise

from search.typed.characters import QUOTES

OPERATORS = ("AND", "OR", "NOT")
NEARNESS = re.compile(r"(w|near|n|pre)/([0-9]{1,9}|[sp])", re.IGNORECASE)
"""What other systems write between two words that stand near each other: `w/5`, `NEAR/3`."""

_HEADLINE = 4
"""Of more words all in capitals, one after the other, AND and OR are words."""


def only_words(text: str) -> tuple[str, ...]:
    """The operators that a typed text has and that are words in it, for it is all in capitals and
    has neither brackets nor quotation marks, as a headline: NOT always, AND and OR in a text of
    more than four words that do not stand between operators only.
    """
    if any(char in text for char in "()" + QUOTES):
        return ()
    written = text.split()
    if not "".join(word for word in written if word not in OPERATORS).isupper():
        return ()
    joining = [word in ("AND", "OR") for word in written]
    neighbours = any(not (a or b) for a, b in pairwise(joining))
    words = OPERATORS if len(written) > _HEADLINE and neighbours else ("NOT",)
    return tuple(word for word in words if word in written)
