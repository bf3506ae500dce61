"""Two articles compared: sentence by sentence, and word by word in the sentences that changed."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from index.article import Article
from index.asking.deadline import NEVER, Deadline
from index.text.sentences import sentences
from search.copies.alignment import aligned

Kind = Literal["same", "left-out", "added", "changed"]
WORDS_IN_ALL = 40_000
"""How many words of changed sentences are compared one by one, in both articles together."""
MOST_SENTENCES = 20_000
"""A text of more sentences is no text: some of them, one after the other, are taken for one."""
_WORDS_OF_A_SENTENCE = 1_000
_STOPS = 8_000
"""What may end a sentence stands at most so often in a paragraph that is parted into sentences."""
_PAIRS = 900
"""So many pairs of sentences are looked at between two sentences that are the same."""
_ALIKE = 0.5
"""The share of common words from which on a sentence is a changed one, and not another."""
_WORD = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\s\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+ ?| "
)
"""A word with the space behind it; of scripts that write none, a sign. They make up the text."""
TOO_LONG = (
    "This is too long to compare word by word: some of what changed is shown as whole sentences or "
    "paragraphs."
)


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of a passage that both articles have, or the second leaves out or adds."""

    text: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, or a heading. One that `changed` has pieces of each kind; any other has one
    piece. `begins` says that a paragraph begins with it, `moved` that it is left out in one place
    and added in another.
    """

    kind: Kind
    pieces: tuple[Piece, ...]
    begins: bool
    moved: bool = False

    def text(self, without: Kind) -> str:
        """What one of the articles has of it."""
        return "".join(piece.text for piece in self.pieces if piece.kind != without)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What became of the text of one article in another one. `title` compares their titles; `share`
    (0 to 1) is how many of the words of both they have in common, be they moved. With
    `coarse`, not all that changed is compared word by word; `late`: for want of time.
    """

    one: Article
    other: Article
    title: tuple[Piece, ...]
    passages: tuple[Passage, ...]
    share: float
    coarse: bool = False
    late: bool = False

    def count(self, kind: Kind) -> int:
        """How many sentences are of a kind; those that moved are of none."""
        return sum(passage.kind == kind and not passage.moved for passage in self.passages)

    @property
    def moved(self) -> int:
        """How many sentences moved."""
        return sum(passage.moved and passage.kind == "added" for passage in self.passages)


@dataclass(frozen=True, slots=True)
class Text:
    """The sentences of an article as they are compared: its lede, headings and paragraphs, without
    what its source repeats and without its background. White space is one space. `begins` says
    with which of them a paragraph begins, `joined` that they are several sentences each.
    """

    sentences: tuple[str, ...]
    begins: tuple[bool, ...]
    joined: bool = False


def text_of(article: Article, deadline: Deadline = NEVER) -> Text:
    """The sentences of an article; after the deadline its paragraphs."""
    paragraphs = [
        list(filter(None, [_spaced(part)])) if deadline.passed() else _sentences(part)
        for part in _parts(article)
    ]
    found = [sentence for paragraph in paragraphs for sentence in paragraph]
    begins = [n == 0 for paragraph in paragraphs for n in range(len(paragraph))]
    if (each := -(-len(found) // MOST_SENTENCES)) <= 1:
        return Text(tuple(found), tuple(begins))
    joined = (" ".join(found[start : start + each]) for start in range(0, len(found), each))
    return Text(tuple(joined), tuple(begins[::each]), joined=True)


def compare(one: Article, other: Article, deadline: Deadline = NEVER) -> Comparison:
    """Compares two articles; after the deadline by whole sentences, or by paragraphs where these
    could not be told in time.
    """
    texts = [text_of(article, deadline) for article in (one, other)]
    if deadline.missed:
        texts = [text_of(article, deadline) for article in (one, other)]
    comparing = _Comparing(texts[0], texts[1], deadline)
    passages = comparing.passages()
    title = tuple(_pieces(_spaced(one.title), _spaced(other.title)))
    found = Comparison(one, other, title, passages, _share(passages))
    return replace(found, coarse=comparing.coarse, late=deadline.missed)


def share(one: Text, other: Text, deadline: Deadline = NEVER) -> float | None:
    """`Comparison.share` of two texts; None where there is no time for it."""
    if one.sentences == other.sentences:
        return 1.0
    found = None if deadline.passed() else _share(_Comparing(one, other, deadline).passages())
    return None if deadline.missed else found


class _Comparing:
    """Compares two texts. `coarse` says afterwards that words were not looked at everywhere."""

    def __init__(self, one: Text, other: Text, deadline: Deadline) -> None:
        self._one, self._other, self._deadline = one, other, deadline
        self._words = WORDS_IN_ALL
        self.coarse = one.joined or other.joined

    def passages(self) -> tuple[Passage, ...]:
        """The passages of both, in order."""
        found = list(self._passages())
        moved = _whole_texts(found, "left-out") & _whole_texts(found, "added")
        left = {"left-out": moved.copy(), "added": moved}
        for place, passage in enumerate(found):
            counts = left.get(passage.kind, Counter())
            if counts[passage.pieces[0].text]:
                counts[passage.pieces[0].text] -= 1
                found[place] = replace(passage, moved=True)
        return tuple(found)

    def _passages(self) -> Iterator[Passage]:
        for block in aligned(self._one.sentences, self._other.sentences, self._deadline):
            if block.same:
                for place in range(block.other.start, block.other.stop):
                    yield _whole(self._other, place, "same")
            else:
                yield from self._differing(block.one, block.other)
        self.coarse |= self._deadline.missed

    def _differing(self, mine: slice, others: slice) -> Iterator[Passage]:
        """What stands between two runs of sentences that are the same."""
        i, j = mine.start, others.start
        for x, y in (*self._alike(mine, others), (mine.stop, others.stop)):
            yield from (_whole(self._one, place, "left-out") for place in range(i, x))
            yield from (_whole(self._other, place, "added") for place in range(j, y))
            i, j = x + 1, y + 1
            if x < mine.stop and y < others.stop:
                pieces = _pieces(self._one.sentences[x], self._other.sentences[y])
                yield Passage("changed", tuple(pieces), self._other.begins[y])

    def _alike(self, mine: slice, others: slice) -> Iterator[tuple[int, int]]:
        """The sentences of the one that became a sentence of the other, ascending."""
        if mine.stop == mine.start or others.stop == others.start:
            return
        if self._is_too_much(mine, others):
            self.coarse = True
            return
        written = [Counter(_words(sentence)) for sentence in self._other.sentences[others]]
        start = 0
        for i in range(mine.start, mine.stop):
            own = Counter(_words(self._one.sentences[i]))
            for n in range(start, len(written)):
                if _common(own, written[n]) >= _ALIKE:
                    yield i, others.start + n
                    start = n + 1
                    break

    def _is_too_much(self, mine: slice, others: slice) -> bool:
        """Whether there is no time for the words of some sentences; counts those that there is."""
        found = (*self._one.sentences[mine], *self._other.sentences[others])
        lengths = [len(_words(sentence)) for sentence in found]
        many = (mine.stop - mine.start) * (others.stop - others.start) > _PAIRS
        self._words -= sum(lengths)
        long = max(lengths) > _WORDS_OF_A_SENTENCE
        return many or long or self._words < 0 or self._deadline.passed()


def _pieces(one: str, other: str) -> Iterator[Piece]:
    """Two sentences as pieces: what was left out stands before what was added in its place."""
    words, others = _words(one), _words(other)
    for block in aligned(words, others):
        if block.same:
            yield Piece("".join(words[block.one]), "same")
            continue
        if part := words[block.one]:
            yield Piece("".join(part), "left-out")
        if part := others[block.other]:
            yield Piece("".join(part), "added")


def _whole(text: Text, place: int, kind: Kind) -> Passage:
    return Passage(kind, (Piece(text.sentences[place], kind),), text.begins[place])


def _whole_texts(passages: Sequence[Passage], kind: Kind) -> Counter[str]:
    """The sentences that are of a kind as a whole."""
    return Counter(passage.pieces[0].text for passage in passages if passage.kind == kind)


def _share(passages: Sequence[Passage]) -> float:
    """The share of common words: those of both count twice."""
    common = every = 0
    for passage in passages:
        for piece in passage.pieces:
            words = len(_words(piece.text)) * (2 if piece.kind == "same" else 1)
            every += words
            common += words if piece.kind == "same" or passage.moved else 0
    return common / every if every else 1.0


def _common(one: Counter[str], other: Counter[str]) -> float:
    """The share of common words of two sentences, wherever they stand."""
    return 2 * (one & other).total() / ((one.total() + other.total()) or 1)


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _parts(article: Article) -> Iterator[str]:
    """The lede, headings and paragraphs that its source does not repeat."""
    bare = article.without_furniture()
    yield bare.lede or ""
    for section in bare.sections:
        yield section.heading or ""
        yield from section.paragraphs


def _sentences(part: str) -> list[str]:
    """The sentences of a paragraph; itself where that is one of dots."""
    if sum(map(part.count, ".?!")) > _STOPS:
        return [_spaced(part)]
    return [spaced for a, b in sentences(part) if (spaced := _spaced(part[a:b]))]
