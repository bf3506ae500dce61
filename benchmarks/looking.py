"""What the second look costs: `python -m benchmarks.looking INDEX --cache FOLDER`.

Queries of one to three words that articles have are asked for their first ten articles, with the
second look and without it, by turns. What is told of each kind is the CPU milliseconds of a query
(the median), and the ratio of the sums. Each query is one of many, so that its articles are not at
hand from the one before.
"""

import argparse
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from benchmarks.finding import LANGUAGE, sample, words
from index.asking.plan import Plan
from index.asking.protocol import Reader
from index.engines.whoosh.index import WhooshIndex
from search.answer import languages
from search.answer.context import SearchContext
from search.answer.spellings import Spellings
from search.request import Match, SearchRequest

MOST_WORDS = 3
ROUNDS = 5
HITS = 10


def plans(reader: Reader, queries: Sequence[str], match: Match) -> list[Plan]:
    """What is asked of the engine for queries, without facets; those that find too few articles
    to be looked at twice are left out.
    """
    found = []
    for q in queries:
        analyzer = languages.analyzer(reader)
        request = SearchRequest(q, match=match)
        spellings = Spellings(reader, analyzer)
        plan = SearchContext(request, reader, analyzer.of(q), spellings).compile_typed().plan
        found.append(replace(plan, facets=(), timeline=False, fold=False, limit=HITS))
    return [plan for plan in found if reader.run(plan).total > HITS]


def taken(reader: Reader, asked: Sequence[Plan]) -> NDArray[np.float64]:
    """The CPU milliseconds of each plan, (plans,)."""
    times = []
    for plan in asked:
        start = time.thread_time_ns()
        reader.run(plan)
        times.append((time.thread_time_ns() - start) / 1e6)
    return np.array(times)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("index", type=Path)
    parser.add_argument("--cache", type=Path, required=True, help="where compiled kernels are kept")
    given = parser.parse_args()
    index = WhooshIndex(given.index, LANGUAGE, given.cache)
    reader = index.reader()
    reader.warm()
    articles = sample(index)
    print(f"{reader.archive().articles:,} articles\n")
    print("| words | match | queries | with | without | ratio |\n|---|---|---|---|---|---|")
    for count in range(1, MOST_WORDS + 1):
        queries = [" ".join(drawn) for drawn in words(articles, count)]
        for match in get_args(Match):
            looked = plans(reader, queries, match)
            bare = [replace(plan, second=None) for plan in looked]
            rounds = [(taken(reader, looked), taken(reader, bare)) for _ in range(ROUNDS + 1)][1:]
            again, once = (np.concatenate(of) for of in zip(*rounds, strict=True))
            medians = f"{np.median(again):.2f} | {np.median(once):.2f}"
            ratio = again.sum() / once.sum()
            print(f"| {count} | {match} | {len(looked)} | {medians} | {ratio:.2f} |")


if __name__ == "__main__":
    main()
