"""Which documents match: every node of a plan becomes a set of document numbers."""

import heapq
from collections.abc import Iterable
from functools import reduce
from itertools import groupby

from index.document import WEIGHTS
from index.engines.whoosh.positions import in_a_row, near
from index.engines.whoosh.schema import POSITION_GAP, stream_of
from index.engines.whoosh.snapshot import Postings, Snapshot
from index.expansion import cut_notice, expand, fixed_start
from index.matching import holds_words
from index.plan import (
    And,
    Choice,
    Days,
    Everything,
    Expandable,
    FacetValue,
    FacetWords,
    Near,
    Node,
    Not,
    Nothing,
    Or,
    Phrase,
    Term,
    Word,
)


class Question:
    """Answers the nodes of one plan; each term is read once.

    `notices` gathers a sentence for each expansion that was cut.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._postings: dict[tuple[str, str], Postings] = {}
        self.notices: list[str] = []

    def postings(self, field: str, text: str) -> Postings:
        """The postings of a term in a Whoosh field."""
        if (field, text) not in self._postings:
            self._postings[field, text] = self._snapshot.postings(field, text)
        return self._postings[field, text]

    def documents(self, node: Node) -> set[int]:
        """The documents that match a node."""
        match node:
            case Everything():
                return set(self._snapshot.documents)
            case Nothing():
                return set()
            case And(parts):
                sets = map(self.documents, parts)
                return reduce(set.intersection, sets, set(self._snapshot.documents))
            case Or(parts):
                return set[int]().union(*map(self.documents, parts))
            case Not(part):
                return set(self._snapshot.documents) - self.documents(part)
            case Days():
                return self._dated(node)
            case FacetValue(facet, value):
                return self._union(facet, (value,))
            case FacetWords(facet, words, adjacent):
                values = self._snapshot.folded(facet)
                fitting = (v for v, folded in values if holds_words(folded, words, adjacent))
                return self._union(facet, fitting)
            case _:
                return self._with_words(node)

    def chosen(self, choice: Choice) -> set[int]:
        """The documents that a choice lets through."""
        only = self._union(choice.facet, choice.only)
        kept = only if choice.only else set(self._snapshot.documents)
        return kept - self._union(choice.facet, choice.none_of)

    def _union(self, field: str, texts: Iterable[str]) -> set[int]:
        return set[int]().union(*(self.postings(field, text).documents for text in texts))

    def _dated(self, days: Days) -> set[int]:
        first = days.first.toordinal() if days.first else 1
        last = days.last.toordinal() if days.last else float("inf")
        return {doc for doc, day in enumerate(self._snapshot.days) if first <= day <= last}

    def _with_words(self, node: Term | Phrase | Near | Expandable) -> set[int]:
        fields = tuple(WEIGHTS) if node.field is None else (node.field,)
        match node:
            case Term(word):
                return set[int]().union(*(self._containing(field, word) for field in fields))
            case Phrase() | Near():
                return set[int]().union(*(self._together(field, node) for field in fields))
            case _:
                return self._expanded(fields, node)

    def _containing(self, field: str, word: Word) -> set[int]:
        return set(self.postings(stream_of(field, word.stream), word.text).documents)

    def _together(self, field: str, node: Phrase | Near) -> set[int]:
        """The documents in which a field has the words of a phrase or a `Near` together."""
        words = tuple(dict.fromkeys(node.words))
        both = reduce(set.intersection, (self._containing(field, word) for word in words))
        places = {
            word: self.postings(stream_of(field, word.stream), word.text).positions(both)
            for word in (words if both else ())
        }
        if isinstance(node, Phrase):
            return {doc for doc in both if in_a_row([places[word][doc] for word in node.words])}
        counts = [node.words.count(word) for word in words]
        window = min(len(node.words) + node.slop, POSITION_GAP)
        return {doc for doc in both if near([places[w][doc] for w in words], counts, window)}

    def _expanded(self, fields: tuple[str, ...], node: Expandable) -> set[int]:
        streams = [stream_of(field, "form") for field in fields]
        lexicons = (self._snapshot.words(stream, fixed_start(node)) for stream in streams)
        forms, cut = expand(node, (form for form, _ in groupby(heapq.merge(*lexicons))))
        if cut and cut_notice(node) not in self.notices:
            self.notices.append(cut_notice(node))
        return set[int]().union(*(self._union(stream, forms) for stream in streams))
