"""What the text around a run of capitals tells, as bits; and what a character is there.

`around` is the definition; `index.text.kernels.around` finds the same.
"""

import re
import sys
from array import array
from collections.abc import Mapping
from functools import lru_cache

from index.text.analysis import ASSIGNED
from index.text.vocabulary.english import (
    ABBREVIATIONS_IN_NAMES,
    INNER_WORDS,
    SENTENCE_OPENERS,
    SPEECH_VERBS,
    TELLING_VERBS,
    TITLES,
)

OPENS, PROSE, LISTED, ITEM, TITLED, SPEAKS, PLACE, COUNTED, LABEL, OBJECT, EXPLAINS = (
    1 << n for n in range(11)
)
"""`OPENS`: the run begins a sentence, a quotation or an item. `PROSE`: not only names are
capitalised in its passage. `LISTED`: a dash stands beside. `ITEM`: it is the first of an item.
`TITLED`: a title in small letters stands before (`said engineer Ann Bell`). `SPEAKS`: a verb of
speech follows. `PLACE`: `in`, `at` or `near` stands before. `COUNTED`: an article stands before
and no noun follows. `LABEL`: it is a speaker's or another label. `OBJECT`: an article or a
possessive follows, as it follows verbs in titles. `EXPLAINS`: it stands in brackets, or
behind `, or`.
"""

HELD, DETERMINED, NUMBERED, WIDE = (1 << n for n in range(11, 15))
"""Where more is to be looked at (`index.text.names.runs`). `HELD`: three or four words behind `of`,
`from`, `to`, `for`. `DETERMINED`: behind a word with a capital and an article. `NUMBERED`: it ends
with a number. `WIDE`: it opens and has more than two words.
"""
DOUBTFUL = HELD | DETERMINED | NUMBERED | WIDE

ARTICLE, BRACKET, CLOSED, DETERMINER = (1 << n for n in range(15, 19))
"""What of `COUNTED`, `EXPLAINS` and `DETERMINED` stands on one side."""

CONTEXT = 60
"""So many characters on both sides of a run are looked at."""

BEFORE: Mapping[str, int] = {
    **dict.fromkeys((" in ", " at ", " near ", "In ", "At ", "Near "), PLACE),
    **dict.fromkeys((" a ", " an "), ARTICLE | DETERMINER),
    **dict.fromkeys(("(a ", "(an "), ARTICLE),
    **dict.fromkeys((" the ", " your ", " our ", " my "), DETERMINER),
    **dict.fromkeys(("of ", "from ", "to ", "for ", "the "), HELD),
    **dict.fromkeys((" - ", "* ", "• "), ITEM),
    **dict.fromkeys(("(", ", or "), BRACKET),
    "((": LABEL,
    "–": LISTED,
}
"""What the text before a run may end with, and what it tells."""
AFTER: Mapping[str, int] = {
    **dict.fromkeys((" the ", " a ", " an ", " your ", " our ", " my ", " up "), OBJECT),
    **dict.fromkeys((")", ",", ";"), CLOSED),
    ":": LABEL,
    "–": LISTED,
}
"""What the text after a run may begin with, and what it tells."""

INNER, DEFINITE, ABBREVIATION, DOMAIN, TITLE, SPEECH, OPENER, SMALL_IN_TITLES = (
    1 << n for n in range(8)
)
"""What words are, for the walk that finds runs. `INNER`: it stands small between words of a name.
`ABBREVIATION`: with a capital and a full stop, it begins one. `DOMAIN`: it ends an address.
"""


@lru_cache(maxsize=1)
def words() -> Mapping[str, int]:
    """Every word that is of one of these kinds, as it is written, with its kinds."""
    kinds: dict[str, int] = {}
    for kind, of_kind in (
        (INNER, INNER_WORDS - {"the"}),
        (DEFINITE, {"the"}),
        (ABBREVIATION, map(str.capitalize, ABBREVIATIONS_IN_NAMES)),
        (DOMAIN, DOMAINS),
        (TITLE, TITLES),
        (SPEECH, SPEECH_VERBS | TELLING_VERBS),
        (OPENER, SENTENCE_OPENERS),
        (SMALL_IN_TITLES, IN_TITLES),
    ):
        for word in of_kind:
            kinds[word] = kinds.get(word, 0) | kind
    return kinds


IN_TITLES = INNER_WORDS | {"with", "from", "nor", "but", "its"}
"""Words that titles write small."""
DOMAINS = ("gov", "com", "org", "net", "edu", "mil", "io", "js")

UPPER, LOWER, SMALL, LETTER, DIGIT, INSIDE, BEGINNING = (1 << n for n in range(7))
BARRING, JOINING, OPENING, QUOTING, CLOSING, ENDING, FINISHING, COUNTING, BINDING = (
    1 << n for n in range(7, 16)
)
"""What a character is. `LETTER`: also a digit; `INSIDE`: also `_`. `BARRING`: no run begins behind
it; `JOINING`: it stands inside words. `OPENING`: what follows begins a quotation or an aside;
`QUOTING`: what ends one; `CLOSING`: it ends a sentence or begins an item. `COUNTING`: a number
before it goes on; `BINDING`: what stands behind it is no word of its own.
"""
CASED = 0x2C00
"""Latin, Greek, Cyrillic, Armenian and Georgian end below; other scripts have no capitals."""
_LAST_SMALL = 0x20000
_SIGNS = (
    (BARRING, "@#/\\$=~.&+"),
    (JOINING, "'’&‑-"),
    (OPENING, "“‘«„(["),
    (QUOTING, "\"'”’»)]"),
    (CLOSING, ".!?:…–—-*•·|>[;#"),
    (ENDING, ",.;:)"),
    (FINISHING, '.!?"”'),
    (COUNTING, "%:–/-"),
    (BINDING, "’'.@/-"),
)


@lru_cache(maxsize=1)
def characters() -> bytes:
    """For every code point what it is (u16)."""
    every = "".join(map(chr, ASSIGNED[0]))  # beyond it are only marks
    classes = array("H", bytes(2 * (sys.maxunicode + 1)))
    inside = INSIDE | BARRING | COUNTING | BINDING
    for pattern, kinds in ((r"\w+", inside), (r"[^\W_]+", inside | LETTER)):
        for found in re.finditer(pattern, every):
            start, end = found.span()
            classes[start:end] = array("H", (kinds,)) * (end - start)
    for found in re.finditer(r"\d", every):
        classes[found.start()] |= DIGIT | BEGINNING
    for point, char in enumerate(every[:_LAST_SMALL]):
        classes[point] |= SMALL * char.islower()
    for point, char in enumerate(every[:CASED]):
        capital = char.isupper() or char.istitle()
        classes[point] |= (UPPER | BEGINNING) * capital | LOWER * char.islower()
    for char in "ae":  # al-Hasan
        classes[ord(char)] |= BEGINNING
    for kind, signs in _SIGNS:
        for sign in signs:
            classes[ord(sign)] |= kind
    return classes.tobytes()


_CAPITAL_BEFORE = re.compile(r"[A-Z]\w+ \w+ $")


def around(text: str, start: int, end: int) -> int:
    """The bits of a run from `start` to `end` of a passage, but for `PROSE`."""
    before = text[max(0, start - CONTEXT) : start]
    after = text[end : end + CONTEXT]
    signs = 0
    for phrase, meaning in BEFORE.items():
        signs |= meaning * before.endswith(phrase)
    for phrase, meaning in AFTER.items():
        signs |= meaning * after.startswith(phrase)
    following = after[1:].split(" ", 1)[0].rstrip(",.;:)") if after[:1] == " " else ""
    follows = words().get(following, 0)
    opens = _opens(before)
    count = len(text[start:end].split(" "))
    title = before[before.rfind(" ", 0, -1) + 1 : -1] if before[-1:] == " " else ""
    conditions = {
        OPENS: opens,
        ITEM: opens and (signs & ITEM or before == "- "),
        TITLED: words().get(title, 0) & TITLE,
        SPEAKS: follows & SPEECH,
        COUNTED: signs & ARTICLE and (not following or follows & OPENER),
        EXPLAINS: signs & BRACKET and signs & CLOSED,
        HELD: signs & HELD and 2 < count < 5,
        DETERMINED: signs & DETERMINER and _CAPITAL_BEFORE.search(before),
        NUMBERED: text[start:end].rpartition(" ")[2].isdecimal(),
        WIDE: opens and count > 2,
    }
    bits = signs & (LISTED | PLACE | LABEL | OBJECT)
    return bits | sum(bit for bit, holds in conditions.items() if holds)


def _opens(before: str) -> bool:
    """Whether what follows begins a sentence, a quotation, an aside or an item of a list."""
    bare = before.rstrip(" \xa0")
    if not bare:
        return True
    if bare[-1] in "“‘«„([" or (bare[-1] in "\"'" and bare == before):
        return True
    if bare.endswith("))"):  # the speaker's name in an interview
        return True
    bare = bare.rstrip("\"'”’»)]")
    return not bare or bare[-1] in ".!?:…–—-*•·|>[;#"
