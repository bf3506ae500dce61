"""The articles that the needs are judged on, and what a search of them finds."""

import os
from pathlib import Path

from index.engines.whoosh.index import WhooshIndex
from index.filling.indexer import Job, reindex
from search.request import Match, SearchRequest
from search.searcher import Searcher

ARTICLES = Path(os.environ.get("DATELINE_TESTDATA", ""), "corpora", "articles")
"""An article's id is a hash of its path from this folder's name on: the same in every copy."""
HOW_MANY = 2_881


def indexed(folder: Path) -> Searcher:
    """Indexes the articles as `dateline reindex` does; of that, they are asked."""
    index = WhooshIndex(folder, "en")
    reindex(index, Job((ARTICLES,), full=True))
    return Searcher(index)


def found(searcher: Searcher, query: str, match: Match, most: int) -> tuple[str, ...]:
    """The ids of the first articles; near-duplicates in their own places, for each is judged."""
    request = SearchRequest(query, match=match, duplicates="show")
    return tuple(hit.id for hit in searcher.window(request, 0, most))
