"""How many edited copies are found: `python -m benchmarks.families FOLDER_OR_FILE`.

Real articles are edited by machine until so much of the words of both is common; how many of the
copies are folded with their articles, and how many are of their family, is told in per cent, by the
kind of edit and by the length of the articles. The figures of decision 7 are of such edits.
"""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

from benchmarks.relevance.tasks import read_documents
from index.article import Article, Section
from index.text.sentences import sentences
from index.text.signatures import FAMILY, FOLDING, are_near, signature


class Word(NamedTuple):
    """A word of an article; `kept`: it was its own from the beginning."""

    text: str
    kept: bool = True


Words = list[list[Word]]
"""The words of each sentence."""
SHARES = (0.95, 0.9, 0.85, 0.8)
SIZES = {"80 to 150 words": (80, 150), "300 to 1,200": (300, 1200), "over 1,600": (1600, 10**9)}


def edited(change: Callable[[Words, int], None], text: Words, share: float, pick: Random) -> Words:
    """The sentences after so many changes, at random places, that about this much is common: the
    last one is taken back where that comes nearer, unless it is the only one.
    """
    new = before = [list(sentence) for sentence in text]
    for number, place in enumerate(pick.choices(range(len(text)), k=50 * len(text))):
        before, new = new, [list(sentence) for sentence in new]
        change(new, place)
        if _common(text, new) <= share:
            nearer = _common(text, before) - share < share - _common(text, new)
            return before if number and nearer else new
    return new


def _common(text: Words, new: Words) -> float:
    """The share of the words of both that was kept."""
    own, others = (sum(map(len, part)) for part in (text, new))
    return 2 * sum(word.kept for sentence in new for word in sentence) / (own + others)


def changes(pool: Words, pick: Random) -> dict[str, Callable[[Words, int], None]]:
    """What is done to a sentence, by name. `pool`: sentences of other articles."""

    def other() -> list[Word]:
        return [Word(word.text, kept=False) for word in pick.choice(pool)]

    def drop(text: Words, place: int) -> None:
        text[place] = []

    def add(text: Words, place: int) -> None:
        text[place] = [*text[place], *other()]

    def replace(text: Words, place: int) -> None:
        text[place] = other()

    def mixed(text: Words, place: int) -> None:
        pick.choice((drop, add, replace))(text, place)

    def cut(text: Words, _: int) -> None:
        last = max((n for n, sentence in enumerate(text) if sentence), default=0)
        text[last] = text[last][:-3]

    def lede(text: Words, _: int) -> None:
        first = next((n for n, s in enumerate(text) if any(word.kept for word in s)), 0)
        text[first] = other()

    every = (drop, add, replace, mixed, cut, lede)
    return {one.__name__: one for one in every}


def signed(text: Words) -> bytes:
    """The signature of an article of these sentences."""
    body = " ".join(word.text for sentence in text for word in sentence)
    return signature(Article("a", "a", "a", sections=(Section(None, "s1", (body,)),)))


def texts(source: Path) -> list[Words]:
    """The articles of a source that have a signature."""
    found = []
    for document in read_documents(source):
        body = document.body
        split = [[Word(text) for text in body[a:b].split()] for a, b in sentences(body)]
        if signed(split):
            found.append(split)
    return found


def _rows(some: Sequence[Words], pool: Words, pick: Random) -> None:
    for name, change in changes(pool, pick).items():
        for share in SHARES:
            folded = family = 0
            for text in some:
                own, other = signed(text), signed(edited(change, text, share, pick))
                folded += bool(other) and are_near(own, other, FOLDING)
                family += bool(other) and are_near(own, other, FAMILY)
            percents = (f"{100 * found / len(some):.0f} %" for found in (folded, family))
            print(f"| {name} | {share:.0%} | {' | '.join(percents)} |")


def main() -> None:
    """Prints a table for each length."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path)
    parser.add_argument("--articles", type=int, default=300, help="of each length")
    asked = parser.parse_args()
    pick = Random(7)
    found = texts(asked.source)
    pool = [sentence for text in found for sentence in text if len(sentence) > 5]
    for name, (least, most) in SIZES.items():
        fitting = [text for text in found if least <= sum(map(len, text)) <= most]
        some = pick.sample(fitting, min(asked.articles, len(fitting)))
        print(f"\n{name}: {len(some)} articles\n\n| edit | common | folded | family |\n|-|-|-|-|")
        _rows(some, pool, pick)


if __name__ == "__main__":
    main()
