"""Where a leaf of a plan matches among the words of a text."""

from bisect import bisect_left
from collections.abc import Iterator

from index.asking.plan import (
    FacetPrefix,
    FacetWords,
    Fuzzy,
    Near,
    Phrase,
    Prefix,
    Term,
    Wildcard,
    Word,
)
from search.shown import facet_words

Leaf = Term | Phrase | Near | Prefix | Wildcard | Fuzzy | FacetWords | FacetPrefix


def runs(leaf: Leaf, answers: list[set[str]], written: list[str]) -> Iterator[tuple[int, int]]:
    """Where the leaf matched, as (first token, number of tokens)."""
    first = [i for i, form in enumerate(written) if form in answers[0]]
    match leaf:
        case FacetPrefix() | FacetWords(_, _, True):
            yield from facet_words.runs(leaf, written)
        case Phrase():
            run = len(answers)
            for i in first:
                if i + run <= len(written) and all(
                    written[i + j] in answer for j, answer in enumerate(answers)
                ):
                    yield i, run
        case Near(words, slop):
            yield from ((i, 1) for i in _near(words, slop, answers, written))
        case FacetWords():
            yield from ((i, 1) for i, form in enumerate(written) if form in set().union(*answers))
        case _:
            yield from ((i, 1) for i in first)


def _near(
    words: tuple[Word, ...], slop: int, answers: list[set[str]], written: list[str]
) -> set[int]:
    """The positions of the words where all of them stand in one window of the allowed width."""
    forms_of = dict(zip(words, answers, strict=True))
    positions = [
        (i, w) for i, form in enumerate(written) for w, own in forms_of.items() if form in own
    ]
    at = [i for i, _ in positions]
    needed = {word: words.count(word) for word in words}
    width = len(words) + slop
    marked: set[int] = set()
    for first, (start, _) in enumerate(positions):
        window = positions[first : bisect_left(at, start + width)]
        if all(sum(w == word for _, w in window) >= n for word, n in needed.items()):
            marked.update(i for i, _ in window)
    return marked
