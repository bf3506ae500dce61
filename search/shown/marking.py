"""What a plan matched in texts: spans of their characters."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from index.asking.plan import (
    And,
    FacetPrefix,
    FacetWords,
    Fuzzy,
    Near,
    Node,
    Or,
    Phrase,
    Prefix,
    Term,
    Wildcard,
)
from index.document import ALL_FIELDS, WEIGHTS, Passage
from index.text.interning import Interner
from index.text.keys import analyzer, is_shouted
from search.shown import facet_words
from search.shown.places import Leaf, Places, Vocabulary, runs, windows, written
from search.shown.snippet import Span

Bounds = NDArray[np.int64]
"""(tokens, 2): where the tokens of a text begin and end."""

_SLOTS = 1 << 13
"""Room for the words of the articles of one page, mostly."""
_VALUES_IN = {
    "source": {"metadata"},
    "author": {"metadata"},
    "topic": {"metadata"},
    "section": {"metadata"},
    "credit": {"caption"},
    "name": {"title", "heading", "lede", "body", "caption"},
}
"""The text fields that show the values of a facet."""


def leaves(node: Node) -> tuple[Leaf, ...]:
    """The leaves of a plan's node that mark something: none of those below a NOT."""
    match node:
        case And(parts) | Or(parts):
            return tuple(dict.fromkeys(leaf for part in parts for leaf in leaves(part)))
        case Term() | Phrase() | Near() | Prefix() | Wildcard() | Fuzzy():
            return (node,)
        case FacetWords() | FacetPrefix():
            return (node,)
        case _:
            return ()


class Marker:
    """Finds in the texts of articles what a plan's node matches. `fields` are the text fields in
    which it can match; `language` is that of articles which state none.
    """

    def __init__(self, where: Node, language: str) -> None:
        self._leaves = leaves(where)
        self._language = language
        self.fields = {f for f in ALL_FIELDS for leaf in self._leaves if _concerns(leaf, f)}
        self._words = Interner(_SLOTS)
        self._vocabularies: dict[tuple[str, bool], Vocabulary] = {}

    def spans(self, given: Sequence[Passage], languages: Sequence[str | None]) -> list[list[Span]]:
        """What matched in each of some values of text fields, as spans of its characters in their
        order. Spans may overlap. `languages` are those that their articles state.
        """
        text = written([passage.text for passage in given], self._words)
        tokens = (end - start for start, end in pairwise(text.bounds.tolist()))
        modes = [
            (language or self._language, is_shouted(passage.text, count))
            for passage, language, count in zip(given, languages, tokens, strict=True)
        ]
        found: list[set[Span]] = [set() for _ in given]
        for mode in dict.fromkeys(modes):
            vocabulary = self._vocabulary(*mode)
            for number, leaf in enumerate(self._leaves):
                for one, places in vocabulary.places(number, text).items():
                    if modes[one] == mode and _concerns(leaf, given[one].field):
                        bounds = text.spans[text.bounds[one] : text.bounds[one + 1]]
                        marks = _marks(leaf, given[one].text, bounds, places)
                        found[one].update(Span(start, end, number) for start, end in marks)
        return [sorted(spans, key=lambda s: (s.start, s.end, s.leaf)) for spans in found]

    def _vocabulary(self, language: str, shouted: bool) -> Vocabulary:
        known = self._vocabularies.get((language, shouted))
        if known is None:
            known = Vocabulary(self._leaves, analyzer(language), shouted, self._words)
            self._vocabularies[language, shouted] = known
        return known


def _concerns(leaf: Leaf, field: str) -> bool:
    if isinstance(leaf, FacetWords | FacetPrefix):
        return field in _VALUES_IN.get(leaf.facet, ())
    return field in WEIGHTS if leaf.field is None else field == leaf.field


def _marks(leaf: Leaf, text: str, bounds: Bounds, found: list[Places]) -> Iterator[tuple[int, int]]:
    """Where the leaf matched in a text whose tokens have these bounds, as (start, end)."""
    for first, last in _matches(leaf, text, bounds, found):
        start, end = bounds[first, 0].item(), bounds[last, 1].item()
        if not (_is_name(leaf) and text[start : bounds[first, 1]].islower()):
            yield start, end


def _is_name(leaf: Leaf) -> bool:
    """Whether the leaf asks for a name, which begins with a capital where it is written."""
    return isinstance(leaf, FacetWords | FacetPrefix) and leaf.facet == "name"


def _matches(
    leaf: Leaf, text: str, bounds: Bounds, found: list[Places]
) -> Iterator[tuple[int, int]]:
    """Where the leaf matched, as (first token, last token)."""
    match leaf:
        case FacetPrefix() | FacetWords(_, _, True):
            yield from facet_words.runs(leaf, [text[start:end] for start, end in bounds.tolist()])
        case Phrase():
            yield from runs(found)
        case Near(words, slop):
            yield from ((at, at) for at in windows(words, found, slop))
        case FacetWords():
            yield from ((at, at) for places in found for at in places)
        case _:
            yield from found[0].items()
