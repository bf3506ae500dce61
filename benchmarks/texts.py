"""Articles as long as those of newspapers, of sentences as `benchmarks.corpus` has them.

As 33,107 real ones were: 5,000 characters in the middle, one in twenty of 12,800 and more
(log-normal), in some 21 paragraphs, with three headings. As in the corpus, some words are drawn
anew and a few are of a tail of rare ones. The same seed and the same sentences give the same
articles.
"""

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from html import escape
from itertools import accumulate

from benchmarks.corpus import RARE, RARE_WORDS, SUBSTITUTED, Sentences, rare_word

SITE = "https://gazette.example.org"
_MIDDLE, _SPREAD, _MOST = 5_000, 0.571, 100_000
"""Of a length in characters: the median, the deviation of the logarithm, the most."""
_FIRST = datetime(2005, 1, 1, 6, tzinfo=UTC)
_HOURS = 20 * 365 * 24
_PARAGRAPH = (60, 370)
"""A paragraph ends with the sentence in which it has as many characters as are drawn of these."""
_HEADED = 3 / 20
"""The share of the paragraphs behind the first that have a heading."""
SOURCES = 300


@dataclass(frozen=True, slots=True)
class Text:
    """An article: its paragraphs, each with its heading or None."""

    number: int
    title: str
    source: str
    written: datetime
    authors: tuple[str, ...]
    topics: tuple[str, ...]
    parts: tuple[tuple[str | None, str], ...]

    @property
    def url(self) -> str:
        """Its address."""
        return f"{SITE}/{self.written:%Y/%m/%d}/story-{self.number}/"

    @property
    def html(self) -> str:
        """Its paragraphs and headings as HTML."""
        return "\n\n".join(
            (f"<h2>{escape(heading)}</h2>\n\n" if heading else "") + f"<p>{escape(text)}</p>"
            for heading, text in self.parts
        )

    def plain(self, mark: str = "") -> str:
        """Its paragraphs and headings as text; `mark` stands before headings."""
        lines = (f"{mark}{h}\n\n{text}" if h else text for h, text in self.parts)
        return "\n\n".join(lines)


def texts(known: Sentences, seed: int) -> Iterator[Text]:
    """Articles without end."""
    sentences = [
        " ".join(known.vocabulary[token] for token in known.tokens[begin : begin + length])
        for begin, length in zip(known.begin.tolist(), known.length.tolist(), strict=True)
    ]
    drawn = _Drawn(known, sentences, random.Random(seed))
    number = 0
    while True:
        number += 1
        yield _text(number, drawn)


class _Drawn:
    """What is drawn of sentences."""

    def __init__(self, known: Sentences, sentences: list[str], chance: random.Random) -> None:
        self.chance = chance
        self._sentences = sentences
        self._known = known
        self._sources = [f"Gazette {number}" for number in range(1, SOURCES + 1)]
        self._weights = list(accumulate(1 / number for number in range(1, SOURCES + 1)))

    def source(self) -> str:
        """A source: the second has half as many articles as the first, and so on."""
        return self.chance.choices(self._sources, cum_weights=self._weights)[0]

    def words(self, characters: int, most: int | None = None) -> str:
        """Sentences that have so many characters together, and a few other words than these."""
        chance, chosen = self.chance, [self.chance.choice(self._sentences)]
        while sum(map(len, chosen)) < characters:
            chosen.append(chance.choice(self._sentences))
        words = " ".join(chosen).split()[:most]
        for _ in range(int(len(words) * (SUBSTITUTED + RARE) + chance.random())):
            words[chance.randrange(len(words))] = self._word()
        return " ".join(words)

    def heading(self, most: int) -> str:
        """A line of so many words at most."""
        return self.words(1, most).strip(" .,:;#*-")

    def _word(self) -> str:
        if self.chance.random() * (SUBSTITUTED + RARE) < RARE:
            return rare_word(int(RARE_WORDS ** self.chance.random()) - 1)
        tokens = self._known.tokens
        token: int = tokens[self.chance.randrange(len(tokens))]
        return self._known.vocabulary[token]


def _text(number: int, drawn: _Drawn) -> Text:
    chance = drawn.chance
    written, most = 0, min(_MOST, int(chance.lognormvariate(math.log(_MIDDLE), _SPREAD)))
    parts: list[tuple[str | None, str]] = []
    while not parts or written + len(parts[-1][1]) // 2 < most:
        headed = bool(parts) and chance.random() < _HEADED
        heading = drawn.heading(5) if headed else None
        parts.append((heading or None, drawn.words(chance.randint(*_PARAGRAPH))))
        written += len(parts[-1][1])
    people = tuple(
        f"Jane {rare_word(chance.randrange(400)).title()}" for _ in range(number % 2 + 1)
    )
    topics = tuple(f"Topic {chance.randrange(200)}" for _ in range(3))
    day = _FIRST + timedelta(hours=chance.randrange(_HOURS), minutes=chance.randrange(60))
    title = drawn.heading(9) or "News"
    return Text(number, title, drawn.source(), day, people, topics, tuple(parts))
