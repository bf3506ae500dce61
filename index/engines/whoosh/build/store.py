"""The next generation of an index from the last one: what is new, what is gone, what is merged.

Nothing that is published is touched: segments that stay are hard links, what is deleted from them
stands in a file of the new generation, and everything is written into a staged folder.
"""

import errno
import os
import shutil
from collections.abc import Collection, Iterable
from pathlib import Path

import numpy as np

from index.engines.whoosh.build.keys import Keys
from index.engines.whoosh.build.losses import losses_of
from index.engines.whoosh.build.merge import merge_away
from index.engines.whoosh.build.parts import Build
from index.engines.whoosh.build.policy import Size, merges
from index.engines.whoosh.build.vocabulary import Vocabulary
from index.engines.whoosh.codec.segment import ColumnSegment
from index.engines.whoosh.codec.toc import read_contents, write_contents
from index.engines.whoosh.columns.columns import ColumnsWriter
from index.engines.whoosh.columns.deletions import added, docset_of, write_deletions
from index.engines.whoosh.columns.duplicates import write_duplicates
from index.engines.whoosh.columns.opened import OpenSegment

_NO_LINKS = {errno.EXDEV, errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK}
"""How a link fails where there can be none: another file system, one without links, too many."""


def write_generation(
    build: Build,
    built: Iterable[ColumnSegment],
    gone: Collection[str] = (),
    previous: Path | None = None,
    erased: Collection[str] = (),
) -> list[ColumnSegment]:
    """Fills the staged folder `build.folder` with a generation and returns its segments.

    Args:
        build: how and where segments are built.
        built: segments that lie there already.
        gone: ids of articles of the previous generation that are to vanish, also of those that the
            built segments hold anew.
        previous: the folder of the previous generation; None begins an index.
        erased: ids of articles of which no byte is to stay, not even as a deleted document.

    Raises:
        DamagedIndexError: the previous generation is not what was written.
        OSError: the folder cannot be written.
    """
    kept = [
        carried
        for segment in (read_contents(previous, build.language) if previous else [])
        if previous and (carried := _carried(previous, segment, gone, build))
    ]
    kept = [_without(segment, erased, build.folder) for segment in kept]
    segments = _merged([*kept, *built], build.folder)
    write_contents(build.folder, segments, build.language, build.layout)
    opened = [OpenSegment(build.folder, segment) for segment in segments]
    write_duplicates(build.folder, opened)
    for one in opened:
        one.columns.let_go()
    return segments


def _carried(
    source: Path, segment: ColumnSegment, gone: Collection[str], build: Build
) -> ColumnSegment | None:
    """A segment of the last generation in the new one; None where no document is left."""
    opened = OpenSegment(source, segment)
    numbers = [number for id in gone if (number := opened.find(id)) is not None]
    if len(numbers) == opened.live:
        return None
    if numbers:
        segment = _with_deletions(opened, segment, sorted(numbers), build)
    for name in segment.files():
        if not (build.folder / name).exists():
            _link(source / name, build.folder / name)
    return segment


def _without(segment: ColumnSegment, erased: Collection[str], folder: Path) -> ColumnSegment:
    """A segment that holds nothing of these articles, written anew where it did."""
    if not (erased and segment.deleted):
        return segment
    opened = OpenSegment(folder, segment)
    held = (opened.ids.document(id) for id in erased)
    is_held = any(number is not None and opened.is_deleted(number) for number in held)
    opened.columns.let_go()
    return merge_away([segment], folder) if is_held else segment


def _with_deletions(
    opened: OpenSegment, segment: ColumnSegment, numbers: list[int], build: Build
) -> ColumnSegment:
    """Writes which documents are deleted, the given ones and those that were."""
    dictionaries = {stream: opened.terms(stream) for stream in opened.streams()}
    texts = (opened.text(number) for number in numbers)
    vocabulary = Vocabulary(Keys(build.cache))
    losses = losses_of(texts, build.language, opened.layout, dictionaries, vocabulary)
    deleted = np.array(numbers, np.int64)
    if opened.deletions:
        losses = added(opened.deletions.losses(), losses)
        deleted = np.concatenate((deleted, opened.deletions.numbers()))
    segment = segment.copied()
    segment.deleted = len(deleted)
    segment.deletions = _next_ending(segment.deletions)
    with ColumnsWriter(build.folder / segment.make_filename(segment.deletions)) as writer:
        write_deletions(writer, docset_of(deleted, len(opened)), losses)
    return segment


def _next_ending(ending: str) -> str:
    """Another ending with each set of deletions: a link to the last one never changes."""
    return f".del{int(ending.removeprefix('.del') or 0) + 1}"


def _merged(segments: list[ColumnSegment], folder: Path) -> list[ColumnSegment]:
    """The segments after all merges that the policy wants."""
    while True:
        groups = merges([_size(segment, folder) for segment in segments])
        if not groups:
            return segments
        for group in groups:
            segments.append(merge_away([segments[place] for place in group], folder))
        gone = {place for group in groups for place in group}
        segments = [s for place, s in enumerate(segments) if place not in gone]


def _size(segment: ColumnSegment, folder: Path) -> Size:
    opened = OpenSegment(folder, segment)
    tokens = sum(opened.tokens(field) for field in opened.layout.fields)
    return Size(tokens, opened.live, segment.deleted)


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        shutil.copyfile(source, target)
