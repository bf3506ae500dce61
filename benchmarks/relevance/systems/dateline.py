"""Dateline of one checkout: `python -P dateline.py SOURCE QUERIES FOLDER CACHE DEPTH`.

It is a program of its own and imports nothing of this folder, so that it runs with the modules of
any checkout that `PYTHONPATH` names. It indexes the source and asks every query in both modes.
"""

import sys
from pathlib import Path
from typing import get_args

from index.engines.whoosh.index import WhooshIndex
from index.filling.indexer import Job, reindex
from search.request import Match, SearchRequest
from search.searcher import Searcher


def main(source: Path, queries: Path, folder: Path, cache: Path, *, most: int) -> None:
    index = WhooshIndex(folder / "index", "en", cache)
    reindex(index, Job((source,), full=True))
    searcher = Searcher(index)
    for match in get_args(Match):
        with (folder / f"{match}.tsv").open("w", encoding="utf-8") as run:
            for line in filter(None, queries.read_text("utf-8").split("\n")):
                id, text = line.split("\t")
                request = SearchRequest(text, match=match, duplicates="show")
                for hit in searcher.window(request, 0, most):
                    print(id, hit.id, sep="\t", file=run)


if __name__ == "__main__":
    *given, most = sys.argv[1:]
    main(*map(Path, given), most=int(most))
