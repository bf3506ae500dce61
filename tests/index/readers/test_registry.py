"""Whatever a file holds, and whatever its reader does, a run goes on."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Article
from index.readers import registry
from index.readers.files import Ignored, Skipped, SourceFile

ARTICLE = Article(id="a", title="A", source="s")


class Failing:
    """A reader that gives one article and then an error."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def sniff(self, path: Path, head: bytes) -> bool:
        return True

    def read(self, file: SourceFile) -> Iterator[Article | Skipped]:
        yield ARTICLE
        raise self.error


@pytest.fixture
def file(tmp_path: Path) -> SourceFile:
    path = tmp_path / "1.txt"
    path.write_text("date 2024-05-17 Ferry\n", encoding="utf-8")
    return SourceFile(path, "news/1.txt")


def test_a_text_file_is_read(file: SourceFile) -> None:
    (article,) = registry.read(file)
    assert isinstance(article, Article)
    assert article.title == "Ferry"


def test_other_files_are_ignored(tmp_path: Path) -> None:
    for name, content in (("README.md", b"# Read me"), ("a.png", b"\x89PNG\r\n"), ("empty", b"")):
        (tmp_path / name).write_bytes(content)
        (found,) = registry.read(SourceFile(tmp_path / name, f"news/{name}"))
        assert found == Ignored(str(tmp_path / name), "It is not in an article format.")


def test_an_article_needs_no_suffix(tmp_path: Path) -> None:
    path = tmp_path / "1.news"
    path.write_bytes(b"\xef\xbb\xbf date 2024-05-17 Ferry")
    (article,) = registry.read(SourceFile(path, "news/1.news"))
    assert isinstance(article, Article)


def test_a_file_that_vanished_or_may_not_be_read_is_skipped(
    file: SourceFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = SourceFile(file.path.with_name("gone.txt"), "news/gone.txt")
    (found,) = registry.read(gone)
    cure = "let this user read it, or remove it."
    assert found == Skipped(
        gone.shown, None, f"It cannot be read (No such file or directory); {cure}"
    )

    def refusing(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refusing)
    (found,) = registry.read(file)
    assert found == Skipped(file.shown, None, f"It cannot be read (Permission denied); {cure}")


@pytest.mark.parametrize(
    "error", [ValueError("bad\x1b value"), RecursionError("too deep"), UnicodeError("odd")]
)
def test_a_reader_that_gives_up_stops_nothing(
    file: SourceFile, error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registry, "FORMATS", (Failing(error),))
    article, found = registry.read(file)
    assert article is ARTICLE
    assert isinstance(found, Skipped)
    assert found.path == file.shown
    assert found.reason.startswith("Its reader gave up (")
    assert found.reason.isprintable()


@given(content=st.binary() | st.binary().map(lambda tail: b"date 2024-05-17 " + tail))
def test_no_bytes_raise(content: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.getbasetemp() / "bytes.txt"
    path.write_bytes(content)
    (found,) = registry.read(SourceFile(path, "news/bytes.txt"))
    if isinstance(found, Article):
        assert found.title
        assert found.sections[0].anchor == "s1"
    else:
        assert found.reason.isprintable()
        assert len(found.reason.encode()) <= 200
