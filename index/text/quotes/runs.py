"""Tokens, and the names in runs of capitalised ones."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from index.text.vocabulary import english
from index.text.vocabulary.kinds import is_title

MAX_WORDS = 5
MAX_RUN = 9
"""So many capitalised words in a row are read: the titles before a name, and the name."""

RUNS_KEPT = 1 << 13
"""Of so many runs of words the name in each is remembered: articles have most of them in common."""

_DESCRIBING = english.DESCRIPTIONS | english.ABBREVIATED_TITLES
_OPENERS = (english.SENTENCE_OPENERS | english.DAYS) - {"will"}  # Will Bell
_NOT_ALONE = english.ORGANISATION_HEADS | english.GROUP_WORDS
WORD = r"[^\W_]++(?:[.'’&/‑–-][^\W_]++)*+"
"""Letters and digits, and single marks between them."""
_TOKEN = re.compile(rf"([a-zA-Z]++(?=[ ,])|{WORD}['’]?|[,;:()—–]|“.”|-+(?=\s)) ?+", re.DOTALL)
"""A token, and a blank behind it: none is looked for there. Most are plain words, told sooner."""


def tokens(text: str) -> list[str]:
    """The words of a text with its commas, colons, semicolons, brackets and dashes, and with the
    placeholders of quotes. Full stops are left out.
    """
    return _TOKEN.findall(text)


def each_token(text: str) -> Iterator[str]:
    """The tokens one by one, for who may stop at the first ones."""
    return (match[1] for match in _TOKEN.finditer(text))


def is_capital(token: str) -> bool:
    """Whether a token is written like a name."""
    return token[0].isupper() or ("-" in token and _is_joined(token))


def _is_joined(token: str) -> bool:
    """`el-Sisi`, `al-Bashir`."""
    particle, _, rest = token.partition("-")
    return particle in english.PARTICLES and rest[:1].isupper()


def is_possessive(token: str) -> bool:
    """Whether a token ends in 's or s'."""
    return token.endswith(("'s", "’s", "'", "’"))


def run_from(found: Sequence[str], at: int) -> list[str]:
    """The capitalised words in a row, with particles, that start at a token."""
    run: list[str] = []
    for token in found[at : at + MAX_RUN]:
        if not (is_capital(token) or (run and token in english.PARTICLES)):
            break
        run.append(token)
        if is_possessive(token):
            break
    while run and not is_capital(run[-1]):
        run.pop()
    return run


def run_to(found: Sequence[str]) -> list[str]:
    """The capitalised words in a row, with particles, that the tokens end with."""
    at = len(found)
    while at and len(found) - at < MAX_RUN:
        token = found[at - 1]
        particle = token in english.PARTICLES and at < len(found)
        if is_possessive(token) or not (is_capital(token) or particle):
            break
        at -= 1
    while at < len(found) and not is_capital(found[at]):
        at += 1
    return list(found[at:])


def clean(run: Sequence[str]) -> str | None:
    """The name in a run of words, without the titles before it: of `The Mayor Ilse Brandt` it is
    `Ilse Brandt`. None if there is none.
    """
    return _clean(tuple(run))


@lru_cache(maxsize=RUNS_KEPT)
def _clean(run: tuple[str, ...]) -> str | None:
    start = len(run)
    while start and not (_is_foreign(run[start - 1]) and (start == 1 or len(run[start - 1]) > 1)):
        start -= 1
    name = list(run[start:])
    while name and _is_adjective(name[0]):
        name.pop(0)
    while name and name[-1].lower() in english.NAME_SUFFIXES:
        name.pop()
    if len(name) > 2 and len(name[0]) > 1 and name[0].isupper():  # EPA Ilse Brandt
        name.pop(0)
    return " ".join(name) if _is_name(name) else None


def _is_foreign(word: str) -> bool:
    plain = word.lower().partition("’")[0].partition("'")[0]  # It's, I’m
    plain = plain.removesuffix("n") if word.lower().endswith(("n't", "n’t")) else plain  # Don’t
    if is_title(word) or word.lower() in _DESCRIBING:
        return True
    return plain in _OPENERS and word != "I"


def _is_name(name: Sequence[str]) -> bool:
    if not 0 < len(name) <= MAX_WORDS or not is_capital(name[0]):
        return False
    last = name[-1].lower()
    if last in english.DOCUMENTS or name[0].lower() in english.DOCUMENTS:
        return False
    if len(name) > 1:
        return True
    letters = all(len(part) == 1 for part in last.split("."))  # a U.S. study
    return not letters and last not in _NOT_ALONE


def _is_adjective(word: str) -> bool:
    """`Fourteen-year-old Ann`, `Bonn-based Smith`."""
    return "-" in word and word.rpartition("-")[2].islower()
