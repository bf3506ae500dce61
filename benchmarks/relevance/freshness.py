"""Whether the newer of two articles that are about level should come first.

`python -m benchmarks.relevance.freshness ARCHIVE INDEX --cache FOLDER` asks the known items of an
archive of an index of it: of neighbours in the order whose scores are within 1 % and whose dates
are a year or more apart, the newer one is moved up.
"""

import argparse
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import get_args

import numpy as np

from benchmarks.relevance.known import known_items
from benchmarks.relevance.measures import difference
from benchmarks.relevance.tasks import LANGUAGE
from index.asking.hits import Hit
from index.engines.whoosh.index import WhooshIndex
from search.request import Match, SearchRequest
from search.searcher import Searcher

LEVEL = 0.99
APART = timedelta(days=365)
DEPTH = 20


def newer_first(hits: Sequence[Hit]) -> list[Hit]:
    """The same hits, as if the newer of two that are about level came first."""
    found = list(hits)
    for end in range(len(found) - 1, 0, -1):
        for place in range(end):
            first, second = found[place : place + 2]
            dates = first.article.date, second.article.date
            about_level = second.score >= LEVEL * first.score
            if about_level and dates[0] and dates[1] and dates[1] - dates[0] >= APART:
                found[place : place + 2] = second, first
    return found


def reciprocal(hits: Sequence[Hit], id: str) -> float:
    """One by the rank of the article; 0 where it is not there."""
    return next((1 / rank for rank, hit in enumerate(hits, 1) if hit.id == id), 0.0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive", type=Path)
    parser.add_argument("index", type=Path)
    parser.add_argument("--cache", type=Path, required=True, help="where compiled kernels are kept")
    given = parser.parse_args()
    searcher = Searcher(WhooshIndex(given.index, LANGUAGE, given.cache))
    print("MRR as it is, newer first, difference, p; queries whose first twenty changed")
    for task in known_items(given.archive).tasks:
        for match in get_args(Match):
            values, changed = [], 0
            for id, text in task.queries.items():
                request = SearchRequest(text, match=match, duplicates="show")
                hits = list(searcher.window(request, 0, DEPTH))
                moved = newer_first(hits)
                changed += moved != hits
                values.append((reciprocal(moved, id), reciprocal(hits, id)))
            after, before = np.array(values, np.float64).T
            told = difference([after], [before])
            means = f"{before.mean():.4f} {after.mean():.4f} {told.share:+.2%} {told.p:.3f}"
            print(f"{task.kind}, {match}: {means}; {changed} of {len(values)}")


if __name__ == "__main__":
    main()
