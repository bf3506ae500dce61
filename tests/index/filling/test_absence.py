"""What is not there for a moment is not gone: its articles stay, and it is named."""

import os
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from index.asking.plan import Plan
from index.engines.memory import MemoryIndex
from index.errors import SourceError, TooManyLostError
from index.filling.indexer import Job, again, reindex
from index.filling.report import Report
from index.generations.ledger import Ledger
from index.readers import files, registry
from index.readers.disk import AbsentError
from index.readers.files import SourceFile
from index.readers.source_settings import Context, Contexts


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

    def growing(file: SourceFile, context: Context, *more: object) -> object:
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

    def breaking(file: SourceFile, context: Context, *more: object) -> object:
        if file.path.name == "three.txt":
            raise KeyboardInterrupt
        seen.append(file.path.name)
        return read(file, context)

    monkeypatch.setattr(registry, "makings", breaking)
    with pytest.raises(KeyboardInterrupt):
        reindex(index, job)
    assert seen == ["one.txt", "two.txt"]

    def watching(file: SourceFile, context: Context, *more: object) -> object:
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
    hours = iter([datetime(2089, 12, 31, 23, tzinfo=UTC), datetime(2090, 1, 1, 1, tzinfo=UTC)])
    job = Job(contexts=Contexts(clock=lambda: next(hours)))
    assert reindex(index, job).passed == {"not yet published articles": 1}
    assert reindex(index, again(job, ())).added == 1
    assert reindex(index, Job()).generation is None


def refuse(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scandir = os.scandir

    def refusing(path: str) -> object:
        if Path(path) == folder:
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)


def test_what_is_absent_stays_also_where_all_is_made_anew(
    index: MemoryIndex, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = index.reader().article(index.reader().run(Plan(limit=1)).hits[0].id)
    refuse(news / "a", monkeypatch)
    report = reindex(index, Job(full=True))
    assert (report.articles, [one.name for one in report.absent]) == (3, ["news/a"])
    assert titles(index) == ["One", "Three", "Two"]
    assert before is not None
    assert index.reader().article(before.id) == before
    assert reindex(index, Job(full=True, prune=True, force=True)).articles == 1


def test_nothing_is_published_where_nobody_knows_whose_articles_would_be_lost(
    index: MemoryIndex, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    published = index.reader().archive().generation
    monkeypatch.setattr(MemoryIndex, "writer", unknowing(MemoryIndex.writer))
    refuse(news / "b", monkeypatch)
    with pytest.raises(TooManyLostError, match=r"news/b: the folder cannot be read.*--prune"):
        reindex(index, Job())
    assert index.reader().archive().generation == published
    assert reindex(index, Job(prune=True)).articles == 2


def unknowing(writer: Callable[..., Any]) -> Callable[..., Any]:
    """A writer that begins with an index of an earlier release, of whose files it knows nothing."""

    def made(index: MemoryIndex, *, anew: bool = False) -> object:
        found = writer(index, anew=anew)
        found.ledger = found.replaced = Ledger(anew="The index was made by release 0.1.")
        return found

    return made


def test_a_source_with_nothing_but_folders(index: MemoryIndex, news: Path) -> None:
    for path in news.rglob("*.txt"):
        path.unlink()
    (news / "lost+found").mkdir()
    assert absent(reindex(index, Job())) == [("news", "the SOURCE is empty")]
    assert titles(index) == ["One", "Three", "Two"]


def test_a_folder_that_can_be_listed_and_not_entered(
    index: MemoryIndex, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = files._listed

    def closed(entry: Any) -> mock.Mock:
        shut = mock.Mock(path=entry.path)
        shut.is_symlink.return_value = shut.is_dir.return_value = False
        shut.is_file.return_value = True
        shut.stat.side_effect = PermissionError(13, "Permission denied")
        return shut

    def refusing(folder: str, name: str) -> list[Any]:
        found = listed(folder, name)
        return found if Path(folder) != news / "a" else list(map(closed, found))

    monkeypatch.setattr(os, "DirEntry", (os.DirEntry, mock.Mock))
    monkeypatch.setattr(files, "_listed", refusing)
    reason = "it cannot be looked at (Permission denied)"
    report = reindex(index, Job())
    assert absent(report) == [("news/a/one.txt", reason), ("news/a/two.txt", reason)]
    assert (report.skipped, titles(index)) == ((), ["One", "Three", "Two"])


def test_a_disk_that_fails_while_a_file_is_read(
    index: MemoryIndex, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was read before is no less true than the rest, and no more: the file stays as it was."""
    path = news / "a" / "one.jsonl"
    path.write_text('{"title": "Four", "text": "It floods."}\n' * 9)
    first = next(registry.makings(SourceFile(path, "news/a/one.jsonl"), Context("a")))

    def failing(file: SourceFile, context: Context, *more: object) -> object:
        if file.path != path:
            yield from makings(file, context)
            return
        yield first
        raise AbsentError("it cannot be read (Input/output error)")

    makings = registry.makings
    monkeypatch.setattr(registry, "makings", failing)
    expected = [("news/a/one.jsonl", "it cannot be read (Input/output error)")]
    assert absent(reindex(index, Job())) == expected
    assert titles(index) == ["One", "Three", "Two"]
    monkeypatch.setattr(registry, "makings", makings)
    assert reindex(index, Job()).added == 1
