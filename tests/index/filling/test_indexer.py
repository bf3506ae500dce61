"""A run makes the index equal to its sources, and tells what it did."""

from pathlib import Path

import pytest

from index.article import Article
from index.asking.plan import Plan
from index.engines.memory import MemoryIndex
from index.errors import SourceError, TooManyLostError
from index.filling.indexer import Job, reindex
from index.readers import registry
from index.readers.files import SourceFile
from index.readers.making import Made
from index.readers.source_settings import Context


def write(folder: Path, name: str, title: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f" date 2025-01-02 {title}\n\nThe text of this article is short.\n")


def titles(index: MemoryIndex) -> set[str]:
    return {hit.article.title for hit in index.reader().run(Plan(limit=100)).hits}


def test_the_index_becomes_equal_to_its_sources(tmp_path: Path) -> None:
    write(tmp_path, "a/one.txt", "One")
    write(tmp_path, "a/two.txt", "Two")
    index = MemoryIndex()
    report = reindex(index, Job((tmp_path,)))
    assert (report.articles, report.files, report.skipped) == (2, 2, ())
    (tmp_path / "a" / "one.txt").unlink()
    write(tmp_path, "b/three.txt", "Three")
    reindex(index, Job())
    assert titles(index) == {"Two", "Three"}


def test_moving_the_archive_changes_no_id(tmp_path: Path) -> None:
    first, second = MemoryIndex(), MemoryIndex()
    write(tmp_path / "x" / "news", "a/one.txt", "One")
    reindex(first, Job((tmp_path / "x" / "news",)))
    (tmp_path / "x").rename(tmp_path / "y")
    reindex(second, Job((tmp_path / "y" / "news",)))
    ids = [[hit.id for hit in index.reader().run(Plan()).hits] for index in (first, second)]
    assert ids[0] == ids[1]


def test_a_link_to_the_archive_keeps_its_own_name(tmp_path: Path) -> None:
    write(tmp_path / "monday", "a/one.txt", "One")
    write(tmp_path / "tuesday", "a/one.txt", "One anew")
    index = MemoryIndex()
    for folder in ("monday", "tuesday"):
        (tmp_path / "news").unlink(missing_ok=True)
        (tmp_path / "news").symlink_to(folder)
        report = reindex(index, Job((tmp_path / "news",)))
        assert report.sources == (str(tmp_path / "news"),)
    assert (report.articles, report.changed, report.removed) == (1, 1, 0)
    assert titles(index) == {"One anew"}


def test_progress_counts_the_bytes_of_every_file(tmp_path: Path) -> None:
    for n in range(3):
        write(tmp_path, f"{n}.txt", f"Title {n}")
    size = (tmp_path / "0.txt").stat().st_size
    seen: list[tuple[str, int, int]] = []
    reindex(MemoryIndex(), Job((tmp_path,)), lambda *told: seen.append(told))
    reading = [(done, total) for stage, done, total in seen if stage == "reading"]
    assert list(dict.fromkeys(reading)) == [(size * n, size * 3) for n in (1, 2, 3)]
    assert [told for told in seen if told[0] == "writing"] == [("writing", n, 3) for n in (1, 2, 3)]


def test_a_folder_without_articles_publishes_nothing(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="No article was found"):
        reindex(MemoryIndex(), Job((tmp_path,)))


def test_losing_more_than_half_is_refused_and_forced(tmp_path: Path) -> None:
    for n in range(4):
        write(tmp_path, f"{n}.txt", f"Title {n}")
    index = MemoryIndex()
    reindex(index, Job((tmp_path,)))
    for n in range(3):
        (tmp_path / f"{n}.txt").unlink()
    with pytest.raises(TooManyLostError, match="more than half"):
        reindex(index, Job())
    assert index.reader().archive().articles == 4
    assert reindex(index, Job(force=True)).articles == 1


def test_of_two_articles_with_one_id_the_first_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def same(file: SourceFile, context: Context, *more: object) -> list[Made]:
        return [Made(Article(id="same", title=file.path.name, source="S"), {})]

    write(tmp_path, "1.txt", "First")
    write(tmp_path, "2.txt", "Second")
    monkeypatch.setattr(registry, "makings", same)
    index = MemoryIndex()
    report = reindex(index, Job((tmp_path,)))
    assert titles(index) == {"1.txt"}
    [skipped] = report.skipped
    assert skipped.path.endswith("2.txt")
    assert "1.txt" in skipped.reason
