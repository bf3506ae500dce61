"""Articles as long as those of newspapers, of sentences as `benchmarks.corpus` has them.

An article has 500 words in the middle, some have 2,000 and more, in paragraphs of two to five
sentences under a heading now and then. The same seed and the same sentences give the same articles.
"""

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from html import escape

from benchmarks.corpus import Sentences, rare_word

SITE = "https://gazette.example.org"
_MIDDLE, _SPREAD, _MOST = 500, 0.6, 6_000
_FIRST = datetime(2005, 1, 1, 6, tzinfo=UTC)
_HOURS = 20 * 365 * 24
_HEADED = 0.12
"""The share of paragraphs that have a heading."""


@dataclass(frozen=True, slots=True)
class Text:
    """An article: its paragraphs, each with its heading or None."""

    number: int
    title: str
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
    chance = random.Random(seed)
    number = 0
    while True:
        number += 1
        yield _text(number, sentences, chance)


def _text(number: int, sentences: list[str], chance: random.Random) -> Text:
    words, most = 0, min(_MOST, int(chance.lognormvariate(math.log(_MIDDLE), _SPREAD)))
    parts: list[tuple[str | None, str]] = []
    while words < most:
        chosen = chance.choices(sentences, k=chance.randint(2, 5))
        heading = None
        if parts and chance.random() < _HEADED:
            heading = " ".join(chance.choice(sentences).split()[:5]).strip(" .,:;#*-")
        word = rare_word(int(700_000 ** chance.random()))
        parts.append((heading, f"{' '.join(chosen)} It was a {word} day."))
        words += len(parts[-1][1].split())
    title = " ".join(chance.choice(sentences).split()[:9]).strip(" .,:;#*-") or "News"
    people = tuple(
        f"Jane {rare_word(chance.randrange(400)).title()}" for _ in range(number % 2 + 1)
    )
    topics = tuple(f"Topic {chance.randrange(200)}" for _ in range(3))
    written = _FIRST + timedelta(hours=chance.randrange(_HOURS), minutes=chance.randrange(60))
    return Text(number, title, written, people, topics, tuple(parts))
