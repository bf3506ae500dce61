"""Where the words of a plan stand in texts: the tokens that each word of each leaf matches."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import NamedTuple

from index.asking.expansion import fitting
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
from index.text.analysis import folded_words, form_of, spans
from index.text.compounds import compounds
from index.text.folding import fold
from index.text.keys import Analyzer, is_shouted

Leaf = Term | Phrase | Near | Prefix | Wildcard | Fuzzy | FacetWords | FacetPrefix

Places = dict[int, int]
"""The tokens that a word matches, each with the last one that it matches together with it."""


class Written(NamedTuple):
    """A text as its tokens were written: their bounds, and the words that some make together, as
    (first token, last token, word).
    """

    bounds: Sequence[tuple[int, int]]
    words: list[str]
    joined: list[tuple[int, int, str]]
    shouted: bool


def written(text: str) -> Written:
    """The tokens of a text as they were written."""
    bounds = spans(text)
    words = [text[start:end] for start, end in bounds]
    joined = [(first, first + parts - 1, one) for first, parts, one in compounds(text, bounds)]
    return Written(bounds, words, joined, is_shouted(text, len(bounds)))


class Vocabulary:
    """Which written words match which word of a leaf, in one language. They are remembered, since
    most of the words of an article were in the last one.
    """

    def __init__(self, leaves: Iterable[Leaf], analyzer: Analyzer, shouted: bool) -> None:
        self._analyzer, self._shouted = analyzer, shouted
        self._tests = [tuple(map(self._test, _words(leaf))) for leaf in leaves]
        self._read: set[str] = set()
        self._answers: list[tuple[set[str], ...]] = [
            tuple(set() for _ in tests) for tests in self._tests
        ]

    def places(self, number: int, text: Written) -> list[Places]:
        """For each word of the leaf of this number, the tokens of a text that it matches; empty
        where one of them matches none.
        """
        answers = self._answers[number]
        found: list[Places] = []
        for test, answer in zip(self._tests[number], answers, strict=True):
            places = {at: at for at, one in enumerate(text.words) if one in answer}
            if test.joins:
                places |= {first: last for first, last, one in text.joined if one in answer}
            if not places:
                return []
            found.append(places)
        return found

    def learn(self, text: Written) -> None:
        """Takes in the words of a text. What is asked of them is asked once."""
        new = {*text.words, *(one for _, _, one in text.joined)} - self._read
        self._read |= new
        for tests, answers in zip(self._tests, self._answers, strict=True):
            for test, answer in zip(tests, answers, strict=True):
                answer.update(filter(test.fits, new))

    def _test(self, word: "_Asked") -> "_Test":
        if isinstance(word, Word) and word.stream == "key":
            return _Test(partial(self._has_key, frozenset(word.texts)), True)
        if isinstance(word, Word):
            forms = set(word.texts)
            return _Test(lambda one: form_of(one) in forms, False)
        return _Test(word, False)

    def _has_key(self, keys: frozenset[str], one: str) -> bool:
        return not keys.isdisjoint(self._analyzer.keys(one, self._shouted))


class _Test(NamedTuple):
    """Whether a written word fits; `joins`: also one that several tokens make together."""

    fits: Callable[[str], bool]
    joins: bool


_Asked = Word | Callable[[str], bool]
"""A word of a plan, or a test of written words."""


def _words(leaf: Leaf) -> Sequence[_Asked]:
    match leaf:
        case Term(word):
            return (word,)
        case Phrase(words) | Near(words):
            return words
        case FacetWords(_, texts, _):
            return list(map(_same, texts))
        case FacetPrefix(_, texts):
            return [*map(_same, texts[:-1]), _beginning(texts[-1])]
        case _:
            fits = fitting(leaf)
            return (lambda one: fits(fold(form_of(one))),)


def _same(text: str) -> Callable[[str], bool]:
    return lambda one: text in folded_words(one)


def _beginning(start: str) -> Callable[[str], bool]:
    return lambda one: any(part.startswith(start) for part in folded_words(one))


def runs(found: list[Places]) -> list[tuple[int, int]]:
    """Where words stand one after the other, as (first token, last token)."""
    starts, *others = found
    return [
        (at, (others[-1] if others else starts)[at + len(others)])
        for at in starts
        if all(at + step in places for step, places in enumerate(others, 1))
    ]


def windows(words: Sequence[Word], found: list[Places], slop: int) -> set[int]:
    """The tokens of words where all of them stand in one window of the allowed width."""
    places = dict(zip(words, found, strict=True))
    every = sorted((at, number) for number, word in enumerate(places) for at in places[word])
    needed = [list(words).count(word) for word in places]
    width = len(words) + slop
    held = [0] * len(needed)
    marked: set[int] = set()
    last = 0
    for first, (start, number) in enumerate(every):
        while last < len(every) and every[last][0] < start + width:
            held[every[last][1]] += 1
            last += 1
        if all(has >= need for has, need in zip(held, needed, strict=True)):
            marked.update(at for at, _ in every[first:last])
        held[number] -= 1
    return marked
