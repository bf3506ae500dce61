"""Makes a corpus of any size from real sentences: `python -m benchmarks.corpus OUT --articles N`.

Sentences are resampled from the text files of `$DATELINE_TESTDATA/corpora/articles`, else from
`samples/`. Resampling alone would repeat a small vocabulary, so some tokens are replaced by ones
drawn from the unigram distribution, and a few by words of a synthetic Zipf tail. The same seed and
the same sources give the same corpus.
"""

import argparse
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import orjson
from numpy.typing import NDArray

WORDS = 120
"""The mean length of an article."""
SUBSTITUTED = 0.06
RARE = 0.012
RARE_WORDS = 700_000
SOURCES, TOPICS, YEARS = 50, 20, 20

_FIRST = date(2005, 1, 1).toordinal()
_AT_ONCE = 10_000
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_CONSONANTS, _VOWELS = "bcdfghklmnprstvz", "aeiou"


@dataclass(frozen=True, slots=True)
class Sentences:
    """Real sentences: token numbers end to end, and where each sentence begins and ends."""

    vocabulary: list[str]
    tokens: NDArray[np.int32]
    begin: NDArray[np.int64]
    length: NDArray[np.int64]


def folder() -> Path:
    """Where the real text is."""
    data = Path(os.environ.get("DATELINE_TESTDATA", ""), "corpora", "articles")
    return data if data.is_dir() else Path(__file__).resolve().parent.parent / "samples"


def read_sentences(root: Path) -> Sentences:
    """All sentences of 4 to 60 words of the text files under a folder."""
    numbers: dict[str, int] = {}
    tokens: list[int] = []
    lengths: list[int] = []
    for path in sorted(root.rglob("*.txt")):
        for line in path.read_text("utf-8", "replace").splitlines():
            for sentence in _SENTENCE.split(line.strip()):
                words = sentence.split()
                if 4 <= len(words) <= 60:
                    tokens += [numbers.setdefault(word, len(numbers)) for word in words]
                    lengths.append(len(words))
    if not lengths:
        raise SystemExit(f"No sentences in {root}.")
    length = np.array(lengths, np.int64)
    return Sentences(list(numbers), np.array(tokens, np.int32), np.cumsum(length) - length, length)


def rare_word(number: int) -> str:
    """A pronounceable word that stands for a number."""
    syllables = ["q"]
    while number or len(syllables) < 3:
        number, rest = divmod(number, len(_CONSONANTS) * len(_VOWELS))
        syllables.append(_CONSONANTS[rest // len(_VOWELS)] + _VOWELS[rest % len(_VOWELS)])
    return "".join(syllables)


def bodies(known: Sentences, articles: int, seed: int) -> Iterator[list[str]]:
    """The texts of articles, in lists."""
    words = known.vocabulary + [rare_word(number) for number in range(RARE_WORDS)]
    per_article = WORDS / known.length.mean()
    for batch, first in enumerate(range(0, articles, _AT_ONCE)):
        random = np.random.default_rng((seed, batch))
        size = min(_AT_ONCE, articles - first)
        sentences = 1 + random.poisson(per_article - 1, size)
        chosen = random.integers(0, len(known.length), int(sentences.sum()))
        lengths = known.length[chosen]
        ends = np.cumsum(lengths)
        at = np.arange(int(ends[-1])) + np.repeat(known.begin[chosen] - (ends - lengths), lengths)
        tokens = known.tokens[at]
        replaced = np.flatnonzero(random.random(len(tokens)) < SUBSTITUTED)
        tokens[replaced] = random.choice(known.tokens, len(replaced))
        replaced = np.flatnonzero(random.random(len(tokens)) < RARE)
        rare = (RARE_WORDS ** random.random(len(replaced))).astype(np.int32) - 1
        tokens[replaced] = len(known.vocabulary) + rare
        texts = [words[token] for token in tokens.tolist()]
        borders = [0, *ends[np.cumsum(sentences) - 1].tolist()]
        yield [" ".join(texts[borders[i] : borders[i + 1]]) for i in range(size)]


def write(out: Path, articles: int, seed: int) -> None:
    """Writes JSON lines: id, date, source, topic, body."""
    known = read_sentences(folder())
    random = np.random.default_rng((seed, 1 << 20))
    days = (_FIRST + random.integers(0, YEARS * 365, articles)).tolist()
    weights = 1 / np.arange(1, SOURCES + 1)
    sources = random.choice(SOURCES, articles, p=weights / weights.sum()).tolist()
    topics = random.integers(0, TOPICS, articles).tolist()
    number = 0
    partial = out.with_suffix(".partial")
    with partial.open("wb") as file:
        for batch in bodies(known, articles, seed):
            for body in batch:
                record = {
                    "id": f"a{number:07d}",
                    "date": date.fromordinal(days[number]).isoformat(),
                    "source": f"Source {sources[number]}",
                    "topic": f"Topic {topics[number]}",
                    "body": body,
                }
                file.write(orjson.dumps(record) + b"\n")
                number += 1
    partial.replace(out)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--articles", type=int, required=True)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    write(given.out, given.articles, given.seed)


if __name__ == "__main__":
    main()
