"""Lines that say who wrote an article and what it was taken from: of authors and of agencies."""

import re

from index.text.vocabulary.lists import languages_with, word_list

_REST = "…"
_MOST_AROUND = 25
"""Words of a line that says who had a part in it."""
_MOST_AFTER_ONE = 6
"""Words of a line that begins with one word of a credit (`By Ada Lyle, Harbour Gazette`): more are
a sentence.
"""
_MOST_IN_NAMES = 8
"""Words of a line that names an agency or two and nothing else."""
_AROUND = " -–—*_()[].,;|•·"
_BETWEEN = re.compile(r"\s*(?:[/|&,+]|\band\b|\bund\b|\bet\b|\by\b)\s*")

_LINES = {line for each in languages_with("credits") for line in word_list(each, "credits")}
_WHOLE = frozenset(line for line in _LINES if _REST not in line)
_NAMES = tuple(_WHOLE)


def _texts(*, before: bool, after: bool) -> tuple[str, ...]:
    """The credits with other words before them, behind them or both, each without these."""
    return tuple(
        line.strip(_REST).strip() + (" " if after and not before else "")
        for line in sorted(_LINES)
        if (line.startswith(_REST), line.endswith(_REST)) == (before, after)
    )


_BEFORE = _texts(before=False, after=True)
_AFTER = _texts(before=True, after=False)
_INSIDE = _texts(before=True, after=True)
_ONE_WORD = tuple(text for text in _BEFORE if text.count(" ") == 1)
_FIRST = frozenset(text.split()[0] for text in _BEFORE)
_TELLING = frozenset(max(text.split(), key=len) for text in (*_AFTER, *_INSIDE))
"""A word of each credit that has others before it: most lines have none of these."""


def is_credit(line: str) -> bool:
    """Whether a line says who made or sent an article. It is without upper case, and between two of
    its words stands one blank.
    """
    if line.count(" ") >= _MOST_AROUND:
        return False
    words, bare = line.split(" "), line.strip(_AROUND)
    if words[0].lstrip(_AROUND) in _FIRST:
        if bare.startswith(_ONE_WORD):
            return len(words) <= _MOST_AFTER_ONE
        if bare.startswith(_BEFORE):
            return True
    if not _TELLING.isdisjoint(words) and (
        bare.endswith(_AFTER) or any(text in bare for text in _INSIDE)
    ):
        return True
    return len(words) <= _MOST_IN_NAMES and _names_agencies(bare)


def _names_agencies(bare: str) -> bool:
    if not bare.startswith(_NAMES):
        return False
    return bare in _WHOLE or all(part in _WHOLE for part in _BETWEEN.split(bare))
