"""Articles become segments: here where they are few, in a process per core where they are many.

A process that is killed or fails ends the build with an error that says so. What it wrote stays in
the folder, which the caller discards.
"""

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, suppress
from itertools import chain
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from threading import Thread
from typing import Any

from index.article import Article
from index.batching import batches
from index.compiled.apart import compile_apart
from index.compiled.runtime import use_cache
from index.engines.whoosh.build.keys import Keys
from index.engines.whoosh.build.parts import Build, Builder, Part, compile_building, grouped, whole
from index.engines.whoosh.codec.segment import ColumnSegment
from index.engines.whoosh.columns.docstore import decoded, encoded
from index.errors import DatelineError, named
from index.interrupting import start_unheard

_WORTH_A_PROCESS = 8 << 20
"""Fewer bytes of stored articles than this are built here."""
_BATCH = 1 << 19
_AHEAD = 2
"""Batches that a process may have before it is done with the first."""


_Work = Callable[[Connection, Build], None]
"""What a process does with what comes: `_build` or `_merge`."""


class BuildError(DatelineError):
    """A process that builds segments failed or was killed."""


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
            rest = (stored for _, stored in each)
            return _in_processes(batches(chain(_taken(first), rest), len, _BATCH), build)
    return _here(first, build)


def _taken(first: list[tuple[Article, bytes]]) -> Iterator[bytes]:
    """The stored forms of articles, none of which is held any more once the next is taken."""
    first.reverse()
    while first:
        yield first.pop()[1]


def _here(each: Iterable[tuple[Article, bytes]], build: Build) -> list[ColumnSegment]:
    """The segments of articles with their stored forms, built in this process."""
    with Builder(build) as builder:
        for article, stored in each:
            builder.add(article, stored)
        parts = builder.finish()
    builder.keys.save()
    return [whole(group, build.folder) for group in grouped(parts, build)]


class _Worker:
    """A process that builds or merges segments, seen from the one that feeds it."""

    def __init__(self, build: Build, work: _Work) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        self._process: BaseProcess = context.Process(
            target=_run, args=(work, theirs, build), daemon=True
        )
        start_unheard(self._process)
        theirs.close()  # so that a dead process is the end of the pipe
        self.room = _AHEAD

    def send(self, message: Any) -> None:
        """Sends a batch, or parts to be merged, or None for the end."""
        try:
            self.connection.send(message)
        except OSError as error:
            raise self._death() from error
        self.room -= 1

    def receive(self) -> Any:
        """What the process answers: None for a batch that is done, at last the parts that it
        made; or a segment that was merged.
        """
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


def _in_processes(sent: Iterable[list[bytes]], build: Build) -> list[ColumnSegment]:
    if build.cache:
        compile_apart(build.cache, "building", compile_building, build)
    keys = Keys(build.cache)
    with ExitStack() as stack:
        workers: list[_Worker] = []
        for _ in range(build.cores):
            workers.append(_Worker(build, _build))
            stack.callback(workers[-1].stop)
        for batch in sent:
            _with_room(workers).send(batch)
        for worker in workers:
            while worker.room < _AHEAD:
                worker.receive()
            worker.send(None)
        parts: list[Part] = []
        for worker in workers:
            built, learned = worker.receive()
            parts += built
            keys.learn(learned)
    keys.save()
    return _merged(grouped(parts, build), build)


def _merged(segments: list[list[ColumnSegment]], build: Build) -> list[ColumnSegment]:
    """The segments that parts become: merged by processes of their own, since those that built are
    full of words.
    """
    merged = [parts[0] for parts in segments if len(parts) == 1]
    many = [parts for parts in segments if len(parts) > 1]
    with ExitStack() as stack:
        workers = [_Worker(build, _merge) for _ in range(min(build.cores, len(many)))]
        for worker in workers:
            stack.callback(worker.stop)
        for number, parts in enumerate(many):
            workers[number % len(workers)].send(parts)
        merged += [workers[number % len(workers)].receive() for number in range(len(many))]
    return merged


def _with_room(workers: list[_Worker]) -> _Worker:
    """A process that can take a batch."""
    while not any(worker.room for worker in workers):
        ready = wait([worker.connection for worker in workers])
        for worker in workers:
            if worker.connection in ready:
                worker.receive()
    return max(workers, key=lambda worker: worker.room)


def _run(work: _Work, connection: Connection, build: Build) -> None:
    """What a process does, and how it ends."""
    Thread(target=_end_with_parent, daemon=True).start()
    try:
        if build.cache:
            use_cache(build.cache)
        with named(build.folder):
            work(connection, build)
    except EOFError:
        return  # nobody is there any more
    except Exception as error:  # whatever it was, the other side has to know
        with suppress(OSError):  # which may be there no more
            connection.send(f"{type(error).__name__}: {error}")


def _build(connection: Connection, build: Build) -> None:
    """Batches of stored articles in, parts of segments out."""
    with Builder(build) as builder:
        while batch := connection.recv():
            for stored in batch:
                builder.add(decoded(stored), stored)
            connection.send(None)
        connection.send((builder.finish(), builder.keys.new()))


def _merge(connection: Connection, build: Build) -> None:
    """Parts of segments in, segments out."""
    while True:
        connection.send(whole(connection.recv(), build.folder))


def _end_with_parent() -> None:
    """Ends this process when the one that feeds it is dead: the lock is free then, and the folder
    that this one would go on to write into may be the next writer's.
    """
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
