"""What goes over files to be timed: our readers, up to records, to articles and into the spool, and
what others bring for the same format. Each gives the number of articles that it found.
"""

import csv
import io
import json
from collections.abc import Callable, Sequence

import feedparser
import trafilatura
from fastwarc import ArchiveIterator

from index.filling.changes import Files
from index.filling.spool import Spool
from index.filling.sweep import Sweep
from index.generations.ledger import NO_FILES
from index.readers import registry
from index.readers.containers.streams import peeked
from index.readers.files import SourceFile
from index.readers.making import Made
from index.readers.record import Input, Record, UnreadableError
from index.readers.source_settings import Contexts

CAPTURED = "FastWARC, then trafilatura, text and metadata"
Pass = Callable[[Sequence[SourceFile]], int]


def records(files: Sequence[SourceFile]) -> int:
    """The readers alone."""
    count = 0
    for file in files:
        with file.path.open("rb") as stream:
            head, _ = peeked(stream)
            reader = registry.chosen(file.name, head)
            if reader is None:
                raise RuntimeError(f"{file.path} has no reader")
            try:
                for found in reader.read(Input(file.name, stream)):
                    count += isinstance(found, Record)
            except UnreadableError:
                continue
    return count


def articles(files: Sequence[SourceFile]) -> int:
    """Records made into articles."""
    contexts = Contexts()
    return sum(
        isinstance(found, Made)
        for file in files
        for found in registry.makings(file, contexts.of(file))
    )


def spooled(files: Sequence[SourceFile]) -> int:
    """The whole reading stage of `reindex`: files hashed, articles kept for the writing stage."""
    spool = Spool()
    try:
        return Sweep(Files(Contexts()), spool, NO_FILES).read(files).articles
    finally:
        spool.close(keep=False)


def _pages(files: Sequence[SourceFile], metadata: bool) -> int:
    count = 0
    for file in files:
        text = file.path.read_bytes().decode("utf-8", "replace")
        found = trafilatura.bare_extraction(
            text, output_format="xml", include_comments=False, with_metadata=metadata
        )
        count += found is not None
    return count


def _iterated(files: Sequence[SourceFile]) -> int:
    """FastWARC alone: every record, unpacked and read."""
    count = 0
    for file in files:
        with file.path.open("rb") as stream:
            for record in ArchiveIterator(stream, parse_http=False):
                count += bool(record.reader.read())
    return count


def _captured(files: Sequence[SourceFile]) -> int:
    """FastWARC's iteration, and trafilatura's text and metadata of each page."""
    count = 0
    for file in files:
        with file.path.open("rb") as stream:
            for record in ArchiveIterator(stream, parse_http=True, auto_decode="all"):
                if not str(record.http_content_type).startswith("text/html"):
                    continue
                text = record.reader.read().decode("utf-8", "replace")
                found = trafilatura.bare_extraction(
                    text, output_format="xml", include_comments=False, with_metadata=True
                )
                count += found is not None
    return count


def _feeds(files: Sequence[SourceFile]) -> int:
    return sum(len(feedparser.parse(file.path.read_bytes()).entries) for file in files)


def _lines(files: Sequence[SourceFile]) -> int:
    count = 0
    for file in files:
        with file.path.open("rb") as stream:
            count += sum(isinstance(json.loads(line), dict) for line in stream)
    return count


def _rows(files: Sequence[SourceFile]) -> int:
    count = 0
    for file in files:
        with io.TextIOWrapper(file.path.open("rb"), "utf-8", newline="") as lines:
            count += sum(1 for _ in csv.DictReader(lines))
    return count


PEERS: dict[str, dict[str, Pass]] = {
    "html": {
        "trafilatura, text": lambda files: _pages(files, False),
        "trafilatura, text and metadata": lambda files: _pages(files, True),
    },
    "warc": {"FastWARC alone": _iterated, CAPTURED: _captured},
    **{name: {"feedparser": _feeds} for name in ("rss", "atom", "wxr")},
    "jsonl": {"json.loads": _lines},
    "csv": {"csv.DictReader": _rows},
}
OWN: dict[str, Pass] = {"records": records, "articles": articles, "spooled": spooled}
