"""Articles become segments: here where they are few, in a process per core where they are many.

A process that is killed or fails ends the build with an error that says so. What it wrote stays in
the folder, which the caller discards.
"""

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import chain
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Thread
from typing import Any

from index.article import Article
from index.compiled.runtime import use_cache
from index.document import Document, from_article
from index.engines.whoosh.build.builder import SegmentBuilder
from index.engines.whoosh.build.policy import SETTLED
from index.engines.whoosh.build.stems import Stems
from index.engines.whoosh.build.vocabulary import Vocabulary
from index.engines.whoosh.codec.segment import ColumnSegment
from index.engines.whoosh.columns.docstore import decoded, encoded
from index.engines.whoosh.columns.layout import LAYOUT, Layout
from index.errors import DatelineError, named

TOKENS = SETTLED
"""A segment is closed when it holds this many tokens: the bound of a process's memory, about 35
bytes for each.
"""

_WORTH_A_PROCESS = 8 << 20
"""Fewer bytes of stored articles than this are built here."""
_BATCH = 1 << 19
_AHEAD = 2
"""Batches that a process may have before it is done with the first."""


class BuildError(DatelineError):
    """A process that builds segments failed or was killed."""


@dataclass(frozen=True, slots=True)
class Build:
    """How segments are built.

    `folder` is where they will lie, `cache` where stems and compiled code are kept (None: nowhere),
    `processes` how many there may be (0: one per core this process may use), `document` what makes
    a document of an article of the language.
    """

    folder: Path
    language: str
    cache: Path | None = None
    layout: Layout = LAYOUT
    tokens: int = TOKENS
    processes: int = 0
    document: Callable[[Article, str], Document] = from_article

    @property
    def cores(self) -> int:
        """The processes that are worth starting."""
        return self.processes or len(os.sched_getaffinity(0))


class Builder:
    """Builds segments one after the other in this process."""

    def __init__(self, build: Build) -> None:
        self._build = build
        self.stems = Stems(build.language, build.cache)
        self._vocabulary = Vocabulary(self.stems)
        self._open: SegmentBuilder | None = None
        self._segments: list[ColumnSegment] = []

    def add(self, article: Article, stored: bytes) -> None:
        """Takes one article and its stored form, of `docstore.encoded`."""
        if self._open is None:
            self._open = SegmentBuilder(self._build.folder, self._vocabulary, self._build.layout)
        self._open.add(self._build.document(article, self._build.language), stored)
        if self._open.tokens >= self._build.tokens:
            self._close()

    def finish(self) -> list[ColumnSegment]:
        """The segments of all articles; they are on the disk."""
        self._close()
        return self._segments

    def _close(self) -> None:
        if self._open is not None:
            self._segments.append(self._open.finish())
            self._open = None


def build_segments(articles: Iterable[Article], build: Build) -> list[ColumnSegment]:
    """The segments of articles; their ids differ.

    Raises:
        BuildError: a process failed or was killed.
        OSError: the segments cannot be written.
    """
    each = ((article, encoded(article)) for article in articles)  # the bytes are made once
    if build.cores == 1:
        return _here(each, build)
    first: list[tuple[Article, bytes]] = []
    size = 0
    for article, stored in each:
        first.append((article, stored))
        size += len(stored)
        if size >= _WORTH_A_PROCESS:
            return _in_processes(_batches(stored for _, stored in chain(first, each)), build)
    return _here(first, build)


def _here(each: Iterable[tuple[Article, bytes]], build: Build) -> list[ColumnSegment]:
    """The segments of articles with their stored forms, built in this process."""
    builder = Builder(build)
    for article, stored in each:
        builder.add(article, stored)
    segments = builder.finish()
    builder.stems.save()
    return segments


def _batches(stored: Iterable[bytes]) -> Iterator[list[bytes]]:
    """Stored articles in lists."""
    batch: list[bytes] = []
    size = 0
    for text in stored:
        batch.append(text)
        size += len(text)
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


class _Worker:
    """A process that builds segments, seen from the one that feeds it."""

    def __init__(self, build: Build) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        self._process: BaseProcess = context.Process(
            target=_work, args=(theirs, build), daemon=True
        )
        self._process.start()
        theirs.close()  # so that a dead process is the end of the pipe
        self.room = _AHEAD

    def send(self, message: Any) -> None:
        """Sends a batch, or None for the end."""
        try:
            self.connection.send(message)
        except OSError as error:
            raise self._death() from error
        self.room -= 1

    def receive(self) -> Any:
        """What the process answers: None for a batch that is done, at last its segments."""
        try:
            answer = self.connection.recv()
        except (EOFError, OSError) as error:
            raise self._death() from error
        if isinstance(answer, str):
            raise BuildError(f"A process that builds the index failed: {answer}")
        self.room += 1
        return answer

    def stop(self) -> None:
        """Ends the process if it is still there."""
        self.connection.close()
        self._process.terminate()
        self._process.join()

    def _death(self) -> BuildError:
        self._process.join(5)
        code = self._process.exitcode
        how = f"by signal {-code}" if code is not None and code < 0 else f"with exit code {code}"
        return BuildError(
            f"A process that builds the index ended {how}, perhaps for want of memory: nothing was "
            "published; try again with more memory."
        )


def _in_processes(batches: Iterable[list[bytes]], build: Build) -> list[ColumnSegment]:
    stems = Stems(build.language, build.cache)
    with ExitStack() as stack:
        workers: list[_Worker] = []
        for _ in range(build.cores):
            workers.append(_Worker(build))
            stack.callback(workers[-1].stop)
        for batch in batches:
            _with_room(workers).send(batch)
        for worker in workers:
            while worker.room < _AHEAD:
                worker.receive()
            worker.send(None)
        segments: list[ColumnSegment] = []
        for worker in workers:
            built, learned = worker.receive()
            segments += built
            stems.learn(learned)
    stems.save()
    return segments


def _with_room(workers: list[_Worker]) -> _Worker:
    """A process that can take a batch."""
    while not any(worker.room for worker in workers):
        ready = wait([worker.connection for worker in workers])
        for worker in workers:
            if worker.connection in ready:
                worker.receive()
    return max(workers, key=lambda worker: worker.room)


def _work(connection: Connection, build: Build) -> None:
    """What a process does: batches of stored articles in, segments out."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that feeds this one decides
    Thread(target=_end_with_parent, daemon=True).start()
    try:
        if build.cache:
            use_cache(build.cache)
        builder = Builder(build)
        with named(build.folder):
            while batch := connection.recv():
                for stored in batch:
                    builder.add(decoded(stored), stored)
                connection.send(None)
            connection.send((builder.finish(), builder.stems.new))
    except EOFError:
        return  # nobody is there any more
    except Exception as error:  # whatever it was, the other side has to know
        connection.send(f"{type(error).__name__}: {error}")


def _end_with_parent() -> None:
    """Ends this process when the one that feeds it is dead: the lock is free then, and the folder
    that this one would go on to write into may be the next writer's.
    """
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
