"""Which words follow others in the archive, by looking into a few articles."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from index.asking.plan import And, Node, Phrase, Plan, Prefix, Scored, Term, Word
from index.document import WEIGHTS, passages
from index.text.analysis import forms
from search.answer.asking import Asking

_READ = 8
"""Articles that are looked into: the best for the words."""
_PLACES = 20
"""Places of an article that are looked at."""
_WINDOW = 160
"""Characters from the first word on within which all words stand, and the one that follows."""
_PARTED = re.compile(r"[^\w'\s-]\s|\n")
_WORDS = 4
"""Of more words than these hardly any phrase is said twice."""
_OFFERED = 4


def following(typed: Sequence[str], start: str, asking: Asking) -> tuple[str, ...]:
    """The forms that begin with `start` and stand right after the typed words in some article,
    the more frequent ones first, one for each stem, function words left out.
    """
    words = asking.words
    stems = tuple(map(words.stem, typed))
    if not 1 <= len(stems) <= _WORDS or all(map(words.is_function_word, typed)):
        return ()
    tokens = tuple(Word("stem", stem) for stem in stems)
    where: Node = Phrase(tokens) if len(tokens) > 1 else Term(tokens[0])
    if start:
        where = And((where, Prefix(start)))
    scored = tuple(map(Scored, dict.fromkeys(stems)))
    counts: Counter[str] = Counter()
    for hit in asking.run(Plan(where, scored, limit=_READ)).hits:
        texts = (passage.text for passage in passages(hit.article, WEIGHTS))
        places = (place for text in texts for place in _places(text, typed[0]))
        for written in islice(places, _PLACES):
            if tuple(map(words.stem, written[: len(stems)])) == stems:
                counts.update(written[len(stems) : len(stems) + 1])
    by_stem: dict[str, str] = {}
    for form in sorted(counts, key=lambda form: (-counts[form], form)):
        if form.startswith(start) and not words.is_function_word(form):
            by_stem.setdefault(words.stem(form), form)
    return tuple(by_stem.values())[:_OFFERED]


def _places(text: str, first: str) -> Iterator[list[str]]:
    """The forms from each place on where a word begins as it was typed, up to a sign that parts
    words: to make tokens of all the text would take longer than all else.
    """
    lowered = text.lower().replace("’", "'")
    at = lowered.find(first)
    while at >= 0:
        if not (at and lowered[at - 1].isalnum()):
            window = lowered[at : at + _WINDOW]
            together = _PARTED.split(window, maxsplit=1)[0]
            cut = together == window and at + _WINDOW < len(lowered)
            yield forms(together)[: -1 if cut else None]
        at = lowered.find(first, at + 1)
