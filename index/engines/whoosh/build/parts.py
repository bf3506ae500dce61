"""Articles become segments in one process, whose memory is that of a part of a segment."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple, Self

from index.article import OPENING_ANCHOR, Article, Section
from index.compiled.runtime import use_cache
from index.document import Document, from_article
from index.engines.whoosh.build.builder import SegmentBuilder
from index.engines.whoosh.build.keys import Keys
from index.engines.whoosh.build.merge import merge_away
from index.engines.whoosh.build.policy import LARGEST, Size, packed
from index.engines.whoosh.build.vocabulary import Vocabulary
from index.engines.whoosh.codec.segment import ColumnSegment
from index.engines.whoosh.columns.docstore import encoded
from index.engines.whoosh.columns.layout import LAYOUT, Layout
from index.memory import give_back
from index.text.interning import load_kernels
from index.text.signatures import groups, stacked

HELD = 3 << 19
"""A process holds no more tokens than these, about 25 bytes for each: what it makes of them is a
part of a segment, to be merged with the others when all are there.
"""


@dataclass(frozen=True, slots=True)
class Build:
    """How segments are built.

    `folder` is where they will lie, `cache` where the keys of words and compiled code are kept
    (None: nowhere), `weight` what a segment weighs at most (`policy`), `held` how many tokens a
    process holds in memory (so many make a part of a segment), `processes` how many there may be
    (0: one per core this process may use), `document` what makes a document of an article in an
    archive of the language.
    """

    folder: Path
    language: str
    cache: Path | None = None
    layout: Layout = LAYOUT
    weight: int = LARGEST
    held: int = HELD
    processes: int = 0
    document: Callable[[Article, str], Document] = from_article

    @property
    def cores(self) -> int:
        """The processes that are worth starting."""
        return self.processes or len(os.sched_getaffinity(0))


class Part(NamedTuple):
    """What a process made of the articles that it held."""

    segment: ColumnSegment
    size: Size


class Builder:
    """Builds the parts of segments one after the other in this process. A context manager: a part
    that was begun and not finished is forgotten when it ends.
    """

    def __init__(self, build: Build) -> None:
        self._build = build
        self.keys = Keys(build.cache)
        self._vocabulary = Vocabulary(self.keys)
        self._open: SegmentBuilder | None = None
        self._parts: list[Part] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._open is not None:
            self._open.close()

    def add(self, article: Article, stored: bytes) -> None:
        """Takes one article and its stored form, of `docstore.encoded`."""
        if self._open is None:
            self._open = SegmentBuilder(self._build.folder, self._vocabulary, self._build.layout)
        self._open.add(self._build.document(article, self._build.language), stored)
        if self._open.tokens >= min(self._build.held, self._build.weight):
            self._end_part()

    def finish(self) -> list[Part]:
        """The parts of segments, of all articles; they are on the disk."""
        self._end_part()
        return self._parts

    def _end_part(self) -> None:
        if self._open is not None:
            made = self._open.finish()
            self._parts.append(Part(made, Size(self._open.tokens, made.documents, 0)))
            self._open = None
            give_back()


def grouped(parts: Sequence[Part], build: Build) -> list[list[ColumnSegment]]:
    """The parts of each segment."""
    groups = packed([part.size for part in parts], build.weight)
    return [[parts[place].segment for place in group] for group in groups]


def whole(parts: list[ColumnSegment], folder: Path) -> ColumnSegment:
    """The segment that parts become, whose files lie in a folder; they are gone then."""
    return merge_away(parts, folder) if len(parts) > 1 else parts[0]


def compile_building(build: Build) -> None:
    """Calls every kernel that builds and merges segments, in a folder that is gone afterwards."""
    if build.cache:
        use_cache(build.cache)
    with TemporaryDirectory(dir=build.folder) as folder:
        vocabulary = Vocabulary(Keys())
        load_kernels()
        groups(stacked(()))
        parts = []
        for number in range(2):
            builder = SegmentBuilder(Path(folder), vocabulary, build.layout)
            section = Section(None, OPENING_ANCHOR, ("Harbour, bridge, harbour.",))
            article = Article(f"a{number}", "Harbour", "Gazette", sections=(section,))
            builder.add(build.document(article, build.language), encoded(article))
            parts.append(builder.finish())
        merge_away(parts, Path(folder))
