"""Where the words of a plan stand in texts: the tokens that each word of each leaf matches.

Texts are read by compiled code, and every word in them is a number. Python is asked of a word only
once, and only where its first letter is that of something asked for.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.asking.expansion import fitting, fixed_start
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
from index.text.analysis import APOSTROPHES, folded_words, form_of
from index.text.folding import fold
from index.text.interning import Interner
from index.text.keys import Analyzer
from index.text.points import text_of

Leaf = Term | Phrase | Near | Prefix | Wildcard | Fuzzy | FacetWords | FacetPrefix

Places = dict[int, int]
"""The tokens of a text that a word matches, each with the last one that it matches together with
it.
"""

_ASCII = 128
_PLAIN = np.array([chr(point) not in APOSTROPHES for point in range(_ASCII)])


class Written(NamedTuple):
    """Texts as their tokens were written, those of all texts on end."""

    words: NDArray[np.int32]
    """(tokens,): the number of each token's surface."""
    spans: NDArray[np.int64]
    """(tokens, 2): where each begins and ends, in characters of its text."""
    bounds: NDArray[np.int64]
    """(texts + 1,): text i has the tokens `bounds[i]:bounds[i + 1]`."""
    joined: NDArray[np.int64]
    """(words, 3): for each word that tokens make together its surface, its first token and its
    last one."""


def written(texts: Sequence[str], words: Interner) -> Written:
    """Texts as their tokens were written; what is new in them is added to the words."""
    found = words.read(texts, spans=True)
    alone = found.numbers >= 0
    numbers, spans = found.numbers[alone], found.spans[alone]
    bounds = np.concatenate(([0], np.cumsum(found.tokens)))
    together = np.flatnonzero(~alone)
    first = np.cumsum(alone)[together] - 1
    last = np.searchsorted(spans[:, 1], found.spans[together, 1])
    joined = np.stack((~found.numbers[together].astype(np.int64), first, last), axis=1)
    begin = np.cumsum([0, *map(len, texts)])[:-1]
    return Written(numbers, spans - np.repeat(begin, found.tokens)[:, None], bounds, joined)


class Vocabulary:
    """Which words, as they are written, match which word of a leaf, in one language.

    Args:
        leaves: what is looked for.
        analyzer: of the texts' language.
        shouted: whether the texts are all in capitals.
        words: those of the texts, by their numbers.
    """

    def __init__(
        self, leaves: Iterable[Leaf], analyzer: Analyzer, shouted: bool, words: Interner
    ) -> None:
        self._words = words
        self._leaves = [tuple(_words(leaf)) for leaf in leaves]
        every = dict.fromkeys(word for asked in self._leaves for word in asked)
        self._tests = {word: _test(word, analyzer, shouted) for word in every}
        self._answers = {word: np.zeros(0, np.bool_) for word in every}
        self._letters = np.zeros(_ASCII, np.bool_)
        for test in self._tests.values():
            self._letters[[ord(letter) for letter in test.letters if letter.isascii()]] = True

    def places(self, number: int, text: Written) -> dict[int, list[Places]]:
        """The texts, by their numbers, that have every word of the leaf of this number; and for
        each word the tokens that it matches.
        """
        self._learn()
        first, *others = self._leaves[number]
        found = {one: [places] for one, places in self._places(first, text).items()}
        for word in others:
            if not found:
                break
            more = self._places(word, text)
            found = {one: [*found[one], more[one]] for one in found if one in more}
        return found

    def _places(self, word: "_Asked", text: Written) -> dict[int, Places]:
        """The tokens that a word matches, in the texts that have any."""
        answers = self._answers[word]
        hits = np.flatnonzero(answers[text.words])
        first, last = hits, hits
        if self._tests[word].joins and len(text.joined):
            together = text.joined[answers[text.joined[:, 0]]]
            first = np.concatenate((hits, together[:, 1]))
            last = np.concatenate((hits, together[:, 2]))
        of = np.searchsorted(text.bounds, first, "right") - 1
        begin = text.bounds[of]
        found: dict[int, Places] = {}
        members = (of.tolist(), (first - begin).tolist(), (last - begin).tolist())
        for one, start, end in zip(*members, strict=True):
            found.setdefault(one, {})[start] = end
        return found

    def _learn(self) -> None:
        """Takes in the words that are new. What is asked of each is asked once."""
        known = next((len(answer) for answer in self._answers.values()), len(self._words))
        if known == len(self._words):
            return
        points, ends = self._words.points(known)
        likely = np.flatnonzero(self._may_match(points, ends[:-1]))
        every = text_of(points)
        bounds = zip(ends[likely].tolist(), ends[likely + 1].tolist(), strict=True)
        texts = [every[start:end] for start, end in bounds]
        for word, answer in self._answers.items():
            new = np.zeros(len(ends) - 1, np.bool_)
            new[likely] = [*map(self._tests[word].fits, texts)]
            self._answers[word] = np.concatenate((answer, new))

    def _may_match(
        self, points: NDArray[np.uint32], starts: NDArray[np.int64]
    ) -> NDArray[np.bool_]:
        """Which surfaces, that begin at `starts`, begin with a letter of what is asked for. Only of
        ASCII letters and digits it is known that the keys begin as the word does.
        """
        plain = _PLAIN[np.minimum(points, _ASCII - 1)] & (points < _ASCII)
        first = points[starts]
        small = np.where((first >= ord("A")) & (first <= ord("Z")), first + 32, first)
        asked = self._letters[np.minimum(small, _ASCII - 1)]
        return asked | ~np.logical_and.reduceat(plain, starts)


class _Test(NamedTuple):
    """Whether a written word fits; `joins`: also one that several tokens make together. `letters`:
    what a word that fits begins with, where it has ASCII letters and digits only.
    """

    fits: Callable[[str], bool]
    letters: frozenset[str]
    joins: bool = False


_Asked = Word | _Test
"""A word of a plan, or a test of written words."""


def _test(word: _Asked, analyzer: Analyzer, shouted: bool) -> _Test:
    if isinstance(word, _Test):
        return word
    texts = frozenset(word.texts)
    letters = frozenset(text[:1].lower() for text in texts)
    if word.stream == "key":
        return _Test(lambda one: not texts.isdisjoint(analyzer.keys(one, shouted)), letters, True)
    return _Test(lambda one: form_of(one) in texts, letters)


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
            letters = frozenset(fixed_start(leaf)[:1])
            return (_Test(lambda one: fits(fold(form_of(one))), letters),)


def _same(text: str) -> _Test:
    return _Test(lambda one: text in folded_words(one), frozenset(text[:1]))


def _beginning(start: str) -> _Test:
    return _Test(
        lambda one: any(part.startswith(start) for part in folded_words(one)),
        frozenset(start[:1]),
    )


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
