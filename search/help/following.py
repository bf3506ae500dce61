"""Which words follow others in the archive, by looking into a few articles."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from index.asking.plan import And, Node, Phrase, Plan, Prefix, Term, Word
from index.asking.scored import Scored
from index.document import WEIGHTS, passages
from index.text.analysis import forms
from search.answer.context import SearchContext
from search.answer.ways import of_one_word

_READ = 8
"""How many articles are read: the best for the words."""
_OCCURRENCES = 20
"""How many occurrences of the words are read in an article."""
_WINDOW = 160
"""Characters that are read from the first word on: the other words and the next one are there."""
_PARTED = re.compile(r"[^\w'\s-]\s|\n")
_WORDS = 4
"""Hardly any phrase of more words stands in two articles."""
_OFFERED = 4
"""How many words are offered."""


def following(typed: Sequence[str], start: str, context: SearchContext) -> tuple[str, ...]:
    """The forms that begin with `start` and stand right after the typed words in some article:
    the most frequent first, one for each stem, and no function words.

    Raises:
        EngineDownError, DamagedIndexError: the snapshot cannot be asked.
    """
    analyzer = context.analyzer
    if not 1 <= len(typed) <= _WORDS or all(map(analyzer.is_function_word, typed)):
        return ()
    tokens = tuple(Word("key", analyzer.keys(form)) for form in typed)
    where: Node = Phrase(tokens) if len(tokens) > 1 else Term(tokens[0])
    if start:
        where = And((where, Prefix(start)))
    scored = tuple(Scored(of_one_word(word.texts)) for word in dict.fromkeys(tokens))
    counts: Counter[str] = Counter()

    def alike(form: str, word: Word) -> bool:
        return not set(analyzer.keys(form)).isdisjoint(word.texts)

    for hit in context.run(Plan(where, scored, limit=_READ)).hits:
        texts = (passage.text for passage in passages(hit.article, WEIGHTS))
        occurrences = (written for text in texts for written in _occurrences(text, typed[0]))
        for written in islice(occurrences, _OCCURRENCES):
            if len(written) >= len(tokens) and all(map(alike, written, tokens)):
                counts.update(written[len(tokens) : len(tokens) + 1])
    by_stem: dict[str, str] = {}
    for form in sorted(counts, key=lambda form: (-counts[form], form)):
        if form.startswith(start) and not analyzer.is_function_word(form):
            by_stem.setdefault(analyzer.stem(form), form)
    return tuple(by_stem.values())[:_OFFERED]


def _occurrences(text: str, first: str) -> Iterator[list[str]]:
    """For each word of the text that begins with `first`, the forms from there to the next
    punctuation. Only these few characters are tokenised: the whole text would take too long.
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
