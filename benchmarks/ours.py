"""Dateline's engine as a peer, over one field in one stream of keys.

`build CORPUS INDEX` prints CPU seconds and sizes as JSON; `serve INDEX QUERIES` answers each line
of stdin, a query type, with one line of JSON. Every query but `prefix` is a plan and goes the way
of every plan, `Evaluator.run`.
"""

import argparse
import json
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import orjson

from benchmarks.answering import serve
from index.article import OPENING_ANCHOR, Article, Section
from index.asking.plan import And, FacetCount, Node, Not, Or, Phrase, Plan, Term, Word
from index.asking.scored import Scored
from index.compiled.runtime import use_cache
from index.document import FACETS as FACET_NAMES
from index.document import Document, passages
from index.engines.whoosh.answer.answering import Evaluator
from index.engines.whoosh.answer.segment import SegmentReader
from index.engines.whoosh.build.merge import merge
from index.engines.whoosh.build.parts import Build
from index.engines.whoosh.build.store import write_generation
from index.engines.whoosh.build.workers import build_segments
from index.engines.whoosh.codec.segment import ColumnSegment
from index.engines.whoosh.codec.toc import write_contents
from index.engines.whoosh.columns.layout import FieldGroup, Layout
from index.engines.whoosh.columns.opened import OpenSegment
from index.engines.whoosh.kernels import docsets
from index.text.keys import analyzer

LANGUAGE = "en"
LAYOUT = Layout((FieldGroup("", (("body", 1),)),), ("key",))
FIELDS = LAYOUT.fields
FACETS = (FacetCount("source", 50), FacetCount("topic", 20), FacetCount("year", 50))
_LIMIT = 10
Answer = tuple[int, int]
"""How many hits were found (all where the type asks for the total), and a check sum."""


def articles(corpus: Path) -> Iterator[Article]:
    with corpus.open("rb") as file:
        for line in file:
            found = orjson.loads(line)
            yield Article(
                id=found["id"],
                title=found["id"],
                source=found["source"],
                date=date.fromisoformat(found["date"]),
                topics=(found["topic"],),
                sections=(Section(None, OPENING_ANCHOR, (found["body"],)),),
            )


def document(article: Article, language: str) -> Document:
    """With the facets that the peers have too: to find names takes longer than to build."""
    year = (str(article.date.year),) if article.date else ()
    found = {"source": (article.source,), "topic": article.topics, "year": year}
    facets = dict.fromkeys(FACET_NAMES, ()) | found
    return Document(article, passages(article, FIELDS), facets, language)


def sizes(segments: list[OpenSegment]) -> dict[str, int]:
    """Bytes per column, over all segments."""
    found: dict[str, int] = {}
    for segment in segments:
        for name in segment.columns:
            found[name] = found.get(name, 0) + segment.columns[name].nbytes
    return found


def one_segment(folder: Path, segments: list[ColumnSegment], target: Path) -> None:
    """The index of a folder in another one, as a single segment."""
    target.mkdir(parents=True)
    merged = merge([OpenSegment(folder, segment) for segment in segments], target)
    write_contents(target, [merged], LANGUAGE, LAYOUT)
    note(target, [merged])


def note(folder: Path, segments: list[ColumnSegment]) -> None:
    """Keeps what `serve` needs to open the segments."""
    kept = [{"id": s.segid, "documents": s.documents} for s in segments]
    (folder / "segments.json").write_text(json.dumps(kept), "utf-8")


def opened(folder: Path) -> list[OpenSegment]:
    segments = []
    for kept in json.loads((folder / "segments.json").read_text("utf-8")):
        segment = ColumnSegment(kept["documents"])
        segment.segid = kept["id"]
        segments.append(OpenSegment(folder, segment))
    return segments


def build(corpus: Path, folder: Path) -> dict[str, Any]:
    """Builds the index twice over: as the project leaves it, and merged into one segment."""
    folder.mkdir(parents=True)
    start = time.process_time()
    settings = Build(folder, LANGUAGE, layout=LAYOUT, processes=1, document=document)
    segments = write_generation(settings, build_segments(articles(corpus), settings))
    built = time.process_time() - start
    note(folder, segments)
    target = folder.with_name(folder.name + "-one")
    one_segment(folder, segments, target)
    return {
        "cpu_s": built,
        "cpu_one_segment_s": time.process_time() - start,
        "segments": len(segments),
        "bytes": sizes(opened(folder)),
        "bytes_one_segment": sizes(opened(target)),
    }


class Peer:
    """Answers queries over the segments of an index."""

    def __init__(self, folder: Path) -> None:
        segments = opened(folder)
        self._evaluator = Evaluator(segments)
        self._segments = [SegmentReader(segment) for segment in segments]
        self._keys = analyzer(LANGUAGE).keys

    def prepared(self, kind: str, asked: dict[str, Any]) -> Callable[[], Answer]:
        """The query made ready: what is called and timed."""
        if kind == "prefix":
            return lambda: self._prefix(asked["prefix"].encode())
        plan = self._plan(kind, asked)
        return lambda: self._run(kind, plan)

    def _plan(self, kind: str, asked: dict[str, Any]) -> Plan:
        words = tuple(Word("key", self._keys(word)) for word in asked["words"])
        ways = dict.fromkeys(tuple((key,) for key in word.texts) for word in words)
        terms: tuple[Node, ...] = tuple(map(Term, words))
        if "without" in asked:
            terms += (Not(Term(Word("key", self._keys(asked["without"])))),)
        where: Node = And(terms)
        if kind.startswith("phrase"):
            where = Phrase(words)
        elif kind.startswith("or"):
            where = Or(terms)
        counted = kind == "or_facets"
        scored = tuple(map(Scored, ways))
        return Plan(where, scored, facets=FACETS if counted else (), timeline=counted)

    def _run(self, kind: str, plan: Plan) -> Answer:
        answer = self._evaluator.run(plan)
        largest = sum(max((count for _, count in f.values), default=0) for f in answer.facets)
        return answer.total if "_" in kind else len(answer.ranked), largest

    def _prefix(self, start: bytes) -> Answer:
        """All keys that begin so, however many; newest ten, and the total."""
        total, first = 0, 0
        for segment in self._segments:
            inside = segment.opened.terms("key").prefix(start)
            found = segment.none()
            if inside.stop > inside.start:
                ordinals = np.arange(inside.start, inside.stop, dtype=np.int64)
                docsets.unite(segment.postings("key").lists, ordinals, found)
                found &= segment.live
            total += docsets.count(found)
            first += len(docsets.first_documents(found, 0, _LIMIT))
        return total, 0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("command", choices=("build", "serve"))
    parser.add_argument("paths", type=Path, nargs=2)
    parser.add_argument("--cache", type=Path, required=True, help="where compiled kernels are kept")
    given = parser.parse_args()
    use_cache(given.cache)
    if given.command == "build":
        print(json.dumps(build(*given.paths)))
    else:
        folder, queries = given.paths
        serve(Peer(folder), queries)


if __name__ == "__main__":
    main()
