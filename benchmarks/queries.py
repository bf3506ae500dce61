"""Draws queries from a corpus: `python -m benchmarks.queries CORPUS OUT`.

DocSet are drawn by how often they occur, so document frequencies vary as in running text: half of
the queries from all words, half from those that are not among the 100 most frequent. The words of
a query come from one article. Types that differ only in what is counted share their words.
"""

import argparse
import json
import random
import re
from collections import Counter
from pathlib import Path
from typing import Any

import orjson

TYPES = ("or", "and", "phrase", "boolean", "or_total", "or_facets", "prefix", "phrase_total")
_SAMPLE = 20_000
_FREQUENT = 100
_WORD = re.compile(r"[^\W\d_]+", re.ASCII)
_EDGES = "\"'()[].,;:!?*-–—“”‘’"


def sampled(corpus: Path, wanted: int, seed: int) -> list[list[str]]:
    """The words of some articles, in order, lower case and without punctuation at their edges."""
    lines: list[bytes] = []
    chosen = random.Random(seed)
    with corpus.open("rb") as file:
        for number, line in enumerate(file):
            if number < wanted:
                lines.append(line)
            elif (place := chosen.randrange(number + 1)) < wanted:
                lines[place] = line
    return [[word.strip(_EDGES).lower() for word in orjson.loads(x)["body"].split()] for x in lines]


class Draw:
    """Draws words from articles."""

    def __init__(self, articles: list[list[str]], seed: int) -> None:
        self._articles = articles
        self._random = random.Random(seed)
        counts = Counter(word for article in articles for word in article)
        self._frequent = {word for word, _ in counts.most_common(_FREQUENT)}

    def words(self, least: int, most: int, number: int) -> list[str]:
        """Different words of an article; query number says whether frequent ones may be among."""
        size = self._random.randint(least, most)
        while True:
            article = [w for w in self._random.choice(self._articles) if self._good(w, number)]
            if len(set(article)) < size:
                continue
            words = self._random.sample(article, size)
            if len(set(words)) == size:
                return words

    def phrase(self, number: int) -> list[str]:
        """Two or three words that stand in a row."""
        size = self._random.randint(2, 3)
        while True:
            article = self._random.choice(self._articles)
            if len(article) <= size:
                continue
            at = self._random.randrange(len(article) - size)
            words = article[at : at + size]
            plain = all(_WORD.fullmatch(word) for word in words)
            if plain and any(self._good(word, number) for word in words):
                return words

    def prefix(self, number: int) -> str:
        """The first three to five letters of a longer word."""
        size = self._random.randint(3, 5)
        while True:
            (word,) = self.words(1, 1, number)
            if len(word) > size:
                return word[:size]

    def _good(self, word: str, number: int) -> bool:
        plain = len(word) > 1 and _WORD.fullmatch(word) is not None
        return plain and (number % 2 == 0 or word not in self._frequent)


def drawn(corpus: Path, count: int, seed: int) -> dict[str, list[dict[str, Any]]]:
    """Queries of every type of `TYPES`."""
    draw = Draw(sampled(corpus, _SAMPLE, seed), seed)
    any_of = [{"words": draw.words(2, 4, number)} for number in range(count)]
    phrases = [{"words": draw.phrase(number)} for number in range(count)]
    booleans = [draw.words(3, 3, number) for number in range(count)]
    return {
        "or": any_of,
        "and": [{"words": draw.words(2, 3, number)} for number in range(count)],
        "phrase": phrases,
        "boolean": [{"words": words[:2], "without": words[2]} for words in booleans],
        "or_total": any_of,
        "or_facets": any_of,
        "prefix": [{"prefix": draw.prefix(number)} for number in range(count)],
        "phrase_total": phrases,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    queries = drawn(given.corpus, given.count, given.seed)
    given.out.write_text(json.dumps(queries, indent=0), "utf-8")


if __name__ == "__main__":
    main()
