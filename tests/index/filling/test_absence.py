"""What is not there for a moment is not gone: its articles stay, and it is named."""

import os
import shutil
from pathlib import Path

import pytest

from index.asking.plan import Plan
from index.engines.memory import MemoryIndex
from index.errors import SourceError
from index.filling.indexer import Job, reindex
from index.filling.report import Report
from index.readers import registry
from index.readers.files import SourceFile
from index.readers.source_settings import Context


@pytest.fixture
def news(tmp_path: Path) -> Path:
    for name in ("a/one", "a/two", "b/three"):
        path = tmp_path / "news" / f"{name}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f" date 2025-01-02 {name[2:].title()}\n\nThe text of {name} is short.\n")
        os.utime(path, (1_600_000_000, 1_600_000_000))
    return tmp_path / "news"


@pytest.fixture
def index(news: Path) -> MemoryIndex:
    index = MemoryIndex()
    reindex(index, Job((news,)))
    return index


def titles(index: MemoryIndex) -> list[str]:
    return sorted(hit.article.title for hit in index.reader().run(Plan(limit=100)).hits)


def absent(report: Report) -> list[tuple[str, str]]:
    return [(one.name, one.reason) for one in report.absent]


def test_a_folder_that_cannot_be_read(
    index: MemoryIndex, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scandir = os.scandir

    def refusing(path: str) -> object:
        if Path(path) == news / "a":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    report = reindex(index, Job())
    assert absent(report) == [("news/a", "the folder cannot be read (Permission denied)")]
    assert (report.generation, report.articles) == (None, 3)
    assert reindex(index, Job(prune=True, force=True)).articles == 1
    assert titles(index) == ["Three"]


def test_a_source_that_came_up_empty(index: MemoryIndex, news: Path) -> None:
    shutil.rmtree(news / "a")
    shutil.rmtree(news / "b")
    report = reindex(index, Job())
    assert absent(report) == [("news", "the SOURCE is empty")]
    assert titles(index) == ["One", "Three", "Two"]
    with pytest.raises(SourceError, match="No article was found"):
        reindex(index, Job(prune=True))


def test_a_folder_that_is_gone_is_gone(index: MemoryIndex, news: Path) -> None:
    shutil.rmtree(news / "b")
    assert absent(reindex(index, Job())) == []
    assert titles(index) == ["One", "Two"]


def test_a_file_of_no_bytes(index: MemoryIndex, news: Path) -> None:
    (news / "a" / "one.txt").write_bytes(b"")
    report = reindex(index, Job())
    assert absent(report) == [("news/a/one.txt", "it is empty now")]
    assert titles(index) == ["One", "Three", "Two"]


def test_a_file_that_changes_while_it_is_read(
    index: MemoryIndex, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = news / "a" / "one.txt"
    path.write_text(" date 2025-01-02 One anew\n\nThe text is being written")
    new = news / "a" / "four.txt"
    new.write_text(" date 2025-01-02 Four\n\nThe text is being written")
    read = registry.makings

    def growing(file: SourceFile, context: Context, at: object = None) -> object:
        yield from read(file, context)
        with file.path.open("a") as writer:
            writer.write(" still.\n")

    monkeypatch.setattr(registry, "makings", growing)
    reason = "it changed while it was read"
    expected = [("news/a/four.txt", reason), ("news/a/one.txt", reason)]
    assert absent(reindex(index, Job())) == expected
    assert titles(index) == ["One", "Three", "Two"]
    monkeypatch.setattr(registry, "makings", read)
    assert absent(reindex(index, Job())) == []
    assert titles(index) == ["Four", "One anew", "Three", "Two"]


def test_an_interrupted_run_is_taken_up(
    news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index, job = MemoryIndex(), Job((news,), spool=tmp_path / "cache" / "spool.sqlite")
    read, seen = registry.makings, []

    def breaking(file: SourceFile, context: Context, at: object = None) -> object:
        if file.path.name == "three.txt":
            raise KeyboardInterrupt
        seen.append(file.path.name)
        return read(file, context)

    monkeypatch.setattr(registry, "makings", breaking)
    with pytest.raises(KeyboardInterrupt):
        reindex(index, job)
    assert seen == ["one.txt", "two.txt"]

    def watching(file: SourceFile, context: Context, at: object = None) -> object:
        seen.append(file.path.name)
        return read(file, context)

    monkeypatch.setattr(registry, "makings", watching)
    assert reindex(index, job).added == 3
    assert seen == ["one.txt", "two.txt", "three.txt"]
    assert titles(index) == ["One", "Three", "Two"]
    assert list((tmp_path / "cache").iterdir()) == []


def test_when_an_article_came_and_changed_is_kept(index: MemoryIndex, news: Path) -> None:
    before = {hit.article.title: hit.article for hit in index.reader().run(Plan(limit=9)).hits}
    assert all(article.added == article.changed for article in before.values())
    path = news / "a" / "one.txt"
    path.write_text(" date 2025-01-02 One anew\n\nThe text is another one.\n")
    reindex(index, Job(full=True))
    after = {hit.article.title: hit.article for hit in index.reader().run(Plan(limit=9)).hits}
    assert after["Two"] == before["Two"]
    assert after["One anew"].added == before["One"].added
    assert after["One anew"].fingerprint != before["One"].fingerprint


def test_what_is_not_to_be_seen_yet_is_read_by_every_run(index: MemoryIndex, news: Path) -> None:
    path = news / "a" / "later.md"
    path.write_text("---\ntitle: Later\ndate: 2024-05-01\npublishDate: 2090-01-01\n---\n\nText.\n")
    os.utime(path, (1_600_000_000, 1_600_000_000))
    assert reindex(index, Job()).passed == {"not yet published articles": 1}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("index.readers.markdown.passing._lies_ahead", lambda _: False)
        assert reindex(index, Job()).added == 1
