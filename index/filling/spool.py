"""Where articles wait between being read and being written, so that no memory holds them and an
interrupted run does not read them again.

A SQLite file: a table of files that were read, whole or up to a mark (`readers.record.Mark`), one
of what they claim, and one of their articles, compressed. What a killed run was in the middle of is
rolled back when the file is opened.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
import zstandard
from numpy.typing import NDArray

from index.article import Article
from index.generations.entries import Claim, Entries, Entry, kept
from index.generations.ledger import FileState, Said
from index.release import __version__
from index.stored import from_json, to_json
from index.text import furniture

_TABLES = """
    create table if not exists files (
        name text primary key, size int, modified int, sha256 text, format text, context text,
        about text, parts int);
    create table if not exists claims (
        file text, number int, told text, primary key (file, number)) without rowid;
    create table if not exists articles (
        file text, number int, body blob, keys blob, primary key (file, number)) without rowid;
"""
_ANEW = """
    delete from maker;
    drop table if exists files; drop table if exists articles; drop table if exists claims;
"""
_OFTEN = 256
"""Articles between two commits: what a killed run reads again at most, but for a large file."""


@dataclass(frozen=True, slots=True)
class Paused:
    """How far a file was read: the parts that were taken (`Mark`), what they claim, and what they
    gave besides, as text.
    """

    parts: int
    entries: Sequence[Entry]
    told: str


class Spool:
    """Articles by the name of their file and their number in it.

    Args:
        path: of the SQLite file; None keeps it in a temporary one that nobody finds again.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._lines = _open(path)
        self._waiting = 0
        self._claimed = 0  # entries of the file that is read which are kept as claims
        self._pack = zstandard.ZstdCompressor(level=1)
        self._unpack = zstandard.ZstdDecompressor()

    def state(self, name: str, now: FileState) -> FileState | None:
        """What a file gave to an interrupted run, where it is still the same; its entries have no
        id yet.
        """
        row = self._row(name, now)
        if row is None or row.parts is not None:
            return None
        said, passed = json.loads(row.about)
        return replace(
            row.state,
            entries=kept(Entry(one, "") for one in self._claims(name)),
            said=tuple(Said(*one) for one in said),
            passed=tuple((kind, count, cure) for kind, count, cure in passed),
        )

    def begin(self, name: str) -> None:
        """Forgets what the file gave before."""
        self._lines.execute("delete from files where name = ?", (_text(name),))
        self._forget(name, 0)

    def resume(self, name: str, now: FileState) -> Paused | None:
        """How far an interrupted run has read a file, where it is still the same; the next article
        that is added follows these. None where it is to be begun with, as if by `begin`.
        """
        row = self._row(name, now)
        if row is None or row.parts is None:
            self.begin(name)
            return None
        count, told = json.loads(row.about)
        self._forget(name, count)
        entries = Entries(Entry(one, "") for one in self._claims(name))
        return Paused(row.parts, entries, told)

    def pause(self, name: str, now: FileState, so_far: Paused) -> None:
        """Keeps how far a file was read."""
        self._claim(name, so_far.entries)
        about = json.dumps([len(so_far.entries), so_far.told])
        self._put(name, now, about, so_far.parts)

    def add(self, name: str, number: int, article: Article, text: str) -> None:
        """Keeps one article of a file; `text` is its stored form."""
        body = self._pack.compress(text.encode())
        keys = np.array(furniture.keys(article), np.uint64).tobytes()
        self._lines.execute(
            "insert into articles values (?, ?, ?, ?)", (_text(name), number, body, keys)
        )
        self._waiting += 1

    def take(self, name: str, articles: Iterable[tuple[int, Article]]) -> set[int]:
        """Keeps articles of a file by their numbers; gives these."""
        numbers = set()
        for number, article in articles:
            self.add(name, number, article, to_json(article))
            numbers.add(number)
        return numbers

    def finish(self, name: str, state: FileState) -> None:
        """Keeps what is known of a file that was read to its end."""
        self._claim(name, state.entries)
        self._put(name, state, json.dumps([state.said, state.passed]), None)

    def _claim(self, name: str, entries: Sequence[Entry]) -> None:
        for start in range(self._claimed, len(entries), _OFTEN):
            told = json.dumps([one.claim for one in entries[start : start + _OFTEN]])
            self._lines.execute("insert into claims values (?, ?, ?)", (_text(name), start, told))
        self._claimed = len(entries)

    def _put(self, name: str, state: FileState, about: str, parts: int | None) -> None:
        row = (_text(name), state.size, state.modified, state.sha256, state.format, state.context)
        self._lines.execute(
            "insert or replace into files values (?, ?, ?, ?, ?, ?, ?, ?)", (*row, about, parts)
        )
        if self._waiting >= _OFTEN:
            self._lines.commit()
            self._waiting = 0

    def _row(self, name: str, now: FileState) -> "_Row | None":
        """What is known of a file, where it is still the same."""
        row = self._lines.execute("select * from files where name = ?", (_text(name),)).fetchone()
        if row is None:
            return None
        _, size, modified, sha256, form, context, about, parts = row
        state = FileState(size, modified, sha256, format=form, context=context)
        return _Row(state, about, parts) if now.same_as(state) else None

    def _forget(self, name: str, number: int) -> None:
        """Forgets the articles of a file from a number on."""
        place = _text(name), number
        self._lines.execute("delete from articles where file = ? and number >= ?", place)
        self._lines.execute("delete from claims where file = ? and number >= ?", place)
        self._claimed = number

    def _claims(self, name: str) -> Iterator[Claim]:
        rows = self._lines.execute(
            "select told from claims where file = ? order by number", (_text(name),)
        )
        return (Claim(*one) for (told,) in rows for one in json.loads(told))

    def articles(self, name: str, numbers: Sequence[int]) -> Iterator[Article]:
        """Some of a file's articles, in the order asked for."""
        for number in numbers:
            row = self._lines.execute(
                "select body from articles where file = ? and number = ?", (_text(name), number)
            ).fetchone()
            yield from_json(self._unpack.decompress(row[0]).decode())

    def keys(self, name: str, numbers: Sequence[int]) -> Iterator[NDArray[np.uint64]]:
        """The keys of the texts of some of a file's articles (`furniture.keys`), u64 (texts,) for
        each, in the order asked for.
        """
        for number in numbers:
            row = self._lines.execute(
                "select keys from articles where file = ? and number = ?", (_text(name), number)
            ).fetchone()
            yield np.frombuffer(row[0], np.uint64)

    def close(self, *, keep: bool) -> None:
        """Ends it: what it holds is for the next run to find, or nobody will ask for it."""
        if keep:
            self._lines.commit()
        self._lines.close()
        for path in () if keep else _files(self._path):
            path.unlink(missing_ok=True)


class _Row(NamedTuple):
    """A file: `parts` were taken of it, None where all was."""

    state: FileState
    about: str
    parts: int | None


def _open(path: Path | None) -> sqlite3.Connection:
    if path is None:
        return _prepared(sqlite3.connect(""))
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        return _prepared(sqlite3.connect(path))
    except sqlite3.DatabaseError:  # a power cut: only what can be read again is lost
        for broken in _files(path):
            broken.unlink(missing_ok=True)
        return _prepared(sqlite3.connect(path))


def _prepared(lines: sqlite3.Connection) -> sqlite3.Connection:
    """The tables. No write waits for the disk: a spool that a power cut tore is thrown away."""
    lines.execute("pragma synchronous = off")
    lines.execute("pragma page_size = 16384")  # most articles fit into one; only of a new file
    made_by = f"{__version__}, 6".encode().hex()
    lines.execute("create table if not exists maker (name text)")
    if lines.execute("select name from maker").fetchall() != [(made_by,)]:
        lines.executescript(_ANEW)
        lines.execute("insert into maker values (?)", (made_by,))
    lines.executescript(_TABLES)
    lines.commit()
    return lines


def _files(path: Path | None) -> Iterable[Path]:
    if path is None:
        return ()
    return (path, path.with_name(path.name + "-journal"))


def _text(name: str) -> str:
    """A name that SQLite can hold: bytes that are not UTF-8 came as lone surrogates."""
    return name.encode("utf-8", "surrogateescape").decode("latin-1")
