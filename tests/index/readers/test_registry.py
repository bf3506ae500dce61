"""The reader is chosen by looking inside; whatever a file holds, and whatever its reader does, a
run goes on.
"""

import gzip
import io
import os
import tarfile
import zipfile
from collections.abc import Iterator
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Article
from index.errors import SettingsError
from index.readers import plugins, registry
from index.readers.disk import AbsentError
from index.readers.files import Ignored, Noted, Skipped, SourceFile
from index.readers.making import NOTHING, Made
from index.readers.plain import news_text
from index.readers.record import (
    DAMAGED,
    SHAPELESS,
    Input,
    Notice,
    PassedOver,
    Reading,
    Record,
    Told,
    Unreadable,
    UnreadableError,
)
from index.readers.source_settings import Context

RECORD = Record(title=Told("Ferry", "title"), id=Told("a", "id"))


class Fixed:
    """A reader that gives what it is told to, and then perhaps an error."""

    NAME = "fixed"
    KIND = "fixed files"

    def __init__(
        self, *given: Reading, error: Exception | None = None, most: int | None = None
    ) -> None:
        self.given = given
        self.error = error
        self.MAX_BYTES = most

    def sniff(self, name: str, head: bytes) -> bool:
        return True

    def read(self, source: Input) -> Iterator[Reading]:
        yield from self.given
        if self.error:
            raise self.error
        source.stream.read()


@pytest.fixture
def file(tmp_path: Path) -> SourceFile:
    path = tmp_path / "1.txt"
    path.write_text("date 2024-05-17 Ferry\n", encoding="utf-8")
    return SourceFile(path, "news/1.txt")


def only(reader: plugins.Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "FORMATS", (reader,))


def test_a_text_file_is_read(file: SourceFile) -> None:
    (article,) = registry.read(file)
    assert isinstance(article, Article)
    assert (article.title, article.source) == ("Ferry", "news")


def test_a_member_of_a_container_is_read_from_its_stream() -> None:
    content = b"date 2024-05-17 Ferry\n\nIt sails."
    source = Input("news/all.zip/north/1.txt", io.BytesIO(content))
    (made,) = registry.member_makings(source, content, Context("north", source="North Post"))
    assert isinstance(made, Made)
    assert (made.article.lede, made.article.source) == ("It sails.", "North Post")
    assert made.format == "text"


def test_members_of_a_container_are_read_with_its_file(tmp_path: Path) -> None:
    path = tmp_path / "all.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("north/1.txt", "date 2024-05-17 Ferry\n\nIt sails.")
        archive.writestr("../2.txt", "date 2024-05-17 Bridge\n\nIt opens.")
        archive.writestr("3.txt.gz", gzip.compress(b"date 2024-05-18 Market\n\nIt closes."))
        archive.writestr("4.docx", zipped_word())
    file = SourceFile(path, "news/all.zip")
    first, bad, third, word = registry.read(file)
    assert isinstance(first, Article)
    assert isinstance(third, Article)
    assert (first.title, first.source, third.title) == ("Ferry", "news", "Market")
    assert isinstance(bad, Skipped)
    assert "leads out of the archive" in bad.reason
    assert isinstance(word, Skipped)
    assert word.reason == "4.docx: It has no text; write it, or remove the file."
    assert registry.is_promising(file)


def test_what_is_said_of_a_member_names_it(tmp_path: Path) -> None:
    dated = b'{"title": "Ferry", "date": "2024-13-01", "text": "It sails."}\n{"title": "cut\n'
    path = tmp_path / "all.tar.gz"
    with tarfile.open(path, "w:gz") as archive:
        info = tarfile.TarInfo("north/a.jsonl")
        info.size = len(dated)
        archive.addfile(info, io.BytesIO(dated))
    found = registry.read(SourceFile(path, f"news/{path.name}"))
    said = [one for one in found if isinstance(one, Noted | Skipped)]
    assert [(type(one), one.line) for one in said] == [(Noted, None), (Skipped, None)]
    assert [one.path for one in said] == [str(path)] * 2
    assert [one.reason[:24] for one in said] == [
        "north/a.jsonl: Line 1: I",
        "north/a.jsonl, line 2: I",
    ]
    path = tmp_path / "b.jsonl.gz"
    path.write_bytes(gzip.compress(dated))
    (bad,) = [
        one
        for one in registry.read(SourceFile(path, f"news/{path.name}"))
        if isinstance(one, Skipped)
    ]
    assert (bad.line, bad.reason[:14]) == (2, "It is no JSON ")


def zipped_word() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    return packed.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        ("a.pdf", b"%PDF-1.7\n", Ignored("PDF files", "convert them with `pdftotext -layout`")),
        ("a.mp3", b"ID3\x03", Ignored("sound files")),
        ("empty", b"", Ignored("empty files")),
    ],
)
def test_what_no_reader_takes_is_named_by_kind(
    tmp_path: Path, name: str, content: bytes, found: Ignored
) -> None:
    (tmp_path / name).write_bytes(content)
    assert list(registry.read(SourceFile(tmp_path / name, f"news/{name}"))) == [found]


def test_the_settings_of_a_source_are_no_article(tmp_path: Path) -> None:
    (tmp_path / "source.toml").write_text('name = "Post"', encoding="utf-8")
    assert list(registry.read(SourceFile(tmp_path / "source.toml", "news/source.toml"))) == []


def test_an_article_needs_no_suffix(tmp_path: Path) -> None:
    path = tmp_path / "1.news"
    path.write_bytes(b"\xef\xbb\xbf date 2024-05-17 Ferry")
    (article,) = registry.read(SourceFile(path, "news/1.news"))
    assert isinstance(article, Article)


def test_what_a_reader_gives_comes_out_in_its_order(
    file: SourceFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = (
        RECORD,
        PassedOver("drafts"),
        Unreadable("record 3", "It has no text."),
        Unreadable("line 4", "It is cut.", 4),
        Notice("record 5", "It is odd.", "odd things"),
        Notice("", "It is odder.", "odd things"),
        Record(place="record 6"),
        Record(title=Told("T", "title"), date=Told("2025-13-40", "date"), place="record 7"),
    )
    only(Fixed(*given), monkeypatch)
    first, *others = registry.read(file)
    assert isinstance(first, Article)
    assert first.id == "a"
    *others, noted, last = others
    nothing = f"Record 6: {NOTHING}"
    assert others == [
        Ignored("drafts"),
        Skipped(file.shown, None, "Record 3: It has no text.", DAMAGED),
        Skipped(file.shown, 4, "It is cut.", DAMAGED),
        Noted(file.shown, None, "Record 5: It is odd.", "odd things"),
        Noted(file.shown, None, "It is odder.", "odd things"),
        Skipped(file.shown, None, nothing, SHAPELESS),
    ]
    assert isinstance(noted, Noted)
    assert noted.kind == "undated articles"
    assert isinstance(last, Article)
    assert (last.title, last.date) == ("T", None)


def test_makings_tell_where_each_attribute_came_from(
    file: SourceFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    only(Fixed(RECORD), monkeypatch)
    (made,) = registry.makings(file, Context("news"))
    assert isinstance(made, Made)
    assert made.origins["title"] == "title"


def test_a_file_that_vanished_or_may_not_be_read_is_absent(
    file: SourceFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = SourceFile(file.path.with_name("gone.txt"), "news/gone.txt")
    with pytest.raises(AbsentError, match=r"it cannot be read \(No such file or directory\)"):
        list(registry.read(gone))

    def refusing(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refusing)
    with pytest.raises(AbsentError, match=r"it cannot be read \(Permission denied\)"):
        list(registry.read(file))


@pytest.mark.parametrize(
    "error",
    [ValueError("bad\x1b value"), RecursionError("too deep"), UnicodeError("odd"), KeyError("k")],
)
def test_a_reader_that_gives_up_stops_nothing(
    file: SourceFile, error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    only(Fixed(RECORD, error=error), monkeypatch)
    article, found = registry.read(file)
    assert isinstance(article, Article)
    assert isinstance(found, Skipped)
    assert found.path == file.shown
    assert found.reason.startswith("Its reader gave up (")
    assert found.reason.isprintable()


def test_a_reader_may_end_with_a_sentence(
    file: SourceFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    only(Fixed(RECORD, error=UnreadableError("It is cut; copy it anew.", 7)), monkeypatch)
    _, found = registry.read(file)
    assert found == Skipped(file.shown, 7, "It is cut; copy it anew.", DAMAGED)


def test_a_file_over_the_limit_is_not_read_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "1"
    path.write_bytes(bytes(3_000_001))
    file = SourceFile(path, "news/1")
    only(Fixed(most=3_000_000), monkeypatch)
    assert list(registry.read(file)) == [
        Skipped(file.shown, None, "It is larger than 3 MB; split it into its articles.", DAMAGED)
    ]
    assert not registry.is_promising(file)
    only(Fixed(), monkeypatch)
    assert list(registry.read(file)) == [Ignored("empty files")]
    assert registry.is_promising(file)


@given(content=st.binary() | st.binary().map(lambda tail: b"date 2024-05-17 " + tail))
def test_no_bytes_raise(content: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.getbasetemp() / "bytes.txt"
    path.write_bytes(content)
    *noted, found = registry.read(SourceFile(path, "news/bytes.txt"))
    for each in noted:
        assert isinstance(each, Noted)
        assert each.reason.isprintable()
    if isinstance(found, Article):
        assert found.title
        assert found.sections[0].anchor == "s1"
    elif isinstance(found, Skipped):
        assert found.reason.isprintable()
        assert len(found.reason.encode()) <= 200
    else:
        assert found.kind.isprintable()


class Points:
    """What `entry_points` gives."""

    def __init__(self, *values: str) -> None:
        self.values = values

    def __call__(self, group: str) -> list[EntryPoint]:
        points = [EntryPoint(f"{n}", value, group) for n, value in enumerate(self.values)]
        return points[::-1] if group == "dateline.readers" else []


@pytest.fixture
def points(monkeypatch: pytest.MonkeyPatch) -> Iterator[Points]:
    points = Points()
    monkeypatch.setattr(plugins, "entry_points", points)
    plugins.plugged.cache_clear()
    yield points
    plugins.plugged.cache_clear()


def test_readers_of_other_packages_are_asked_first(points: Points, file: SourceFile) -> None:
    points.values = ("index.readers.plain.news_text", f"{__name__}:OTHERS")
    globals()["OTHERS"] = Fixed(RECORD)
    assert plugins.plugged()[0] is news_text
    assert registry.chosen("1.txt", b"date 2024-05-17") is news_text
    assert registry.chosen("1.odd", b"odd") is not None


@pytest.mark.parametrize(
    ("value", "reason"),
    [("no.such.module", "cannot be loaded"), ("index.article", "has no NAME")],
)
def test_a_reader_that_cannot_be_loaded_stops_the_run(
    points: Points, file: SourceFile, value: str, reason: str
) -> None:
    points.values = (value,)
    with pytest.raises(SettingsError, match=rf"The reader 0 \({value}\) {reason}.*uninstall"):
        list(registry.read(file))
