"""Whoosh 2.7.4 as it comes (W3 codec) as a peer, with the same stems given as tokens.

`build CORPUS INDEX` prints CPU seconds as JSON, stemming left out; `serve INDEX QUERIES` answers
each line of stdin, a query type, with one line of JSON.
"""

import argparse
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
from whoosh import fields, query  # noqa: TID251
from whoosh.analysis import SpaceSeparatedTokenizer  # noqa: TID251
from whoosh.index import create_in, open_dir  # noqa: TID251
from whoosh.sorting import FieldFacet  # noqa: TID251

from benchmarks.answering import serve
from index.text.keys import analyzer

FACETS = ("source", "topic", "year")
Answer = tuple[int, int]


def schema() -> fields.Schema:
    return fields.Schema(
        id=fields.ID(unique=True),
        body=fields.TEXT(analyzer=SpaceSeparatedTokenizer(), phrase=True),
        **{name: fields.ID(sortable=True) for name in FACETS},
    )


def build(corpus: Path, folder: Path) -> dict[str, Any]:
    folder.mkdir(parents=True)
    tokens = analyzer("en").tokens
    articles = []
    with corpus.open("rb") as file:
        for line in file:
            found = orjson.loads(line)
            found["body"] = " ".join(token.keys[0] for token in tokens(found["body"]))
            articles.append(found)
    start = time.process_time()
    writer = create_in(folder, schema()).writer(limitmb=512)
    for found in articles:
        writer.add_document(
            id=found["id"],
            body=found["body"],
            source=found["source"],
            topic=found["topic"],
            year=found["date"][:4],
        )
    writer.commit()
    return {"cpu_s": time.process_time() - start}


class Peer:
    """Answers queries with Whoosh's own searcher."""

    def __init__(self, folder: Path) -> None:
        self._searcher = open_dir(folder).searcher()
        self._stem = analyzer("en").stem

    def prepared(self, kind: str, asked: dict[str, Any]) -> Callable[[], Answer]:
        """The query made ready: what is called and timed."""
        wanted = self._query(kind, asked)
        counted = kind in ("or_total", "or_facets", "prefix", "phrase_total")
        groups = [FieldFacet(name) for name in FACETS] if kind == "or_facets" else None
        return lambda: self._run(wanted, counted, groups)

    def _query(self, kind: str, asked: dict[str, Any]) -> query.Query:
        if kind == "prefix":
            return query.Prefix("body", asked["prefix"])
        stems = [self._stem(word) for word in asked["words"]]
        if kind.startswith("phrase"):
            return query.Phrase("body", stems)
        terms = [query.Term("body", stem) for stem in stems]
        if kind.startswith("or"):
            return query.Or(terms)
        if "without" in asked:
            without = query.Term("body", self._stem(asked["without"]))
            return query.AndNot(query.And(terms), without)
        return query.And(terms)

    def _run(self, wanted: query.Query, counted: bool, groups: list[FieldFacet] | None) -> Answer:
        facets = dict(zip(FACETS, groups, strict=True)) if groups else None
        results = self._searcher.search(wanted, limit=10, groupedby=facets)
        if not counted:
            return results.scored_length(), 0
        largest = [results.groups(name).values() for name in FACETS] if groups else []
        return len(results), sum(max(map(len, values), default=0) for values in largest)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("command", choices=("build", "serve"))
    parser.add_argument("paths", type=Path, nargs=2)
    given = parser.parse_args()
    if given.command == "build":
        print(json.dumps(build(*given.paths)))
    else:
        folder, queries = given.paths
        serve(Peer(folder), queries)


if __name__ == "__main__":
    main()
