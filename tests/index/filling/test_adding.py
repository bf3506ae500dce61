"""What is filled in of the past came last, in the real index and over its generations."""

import os
from pathlib import Path

import pytest

from index.asking.plan import Plan
from index.asking.protocol import Index
from index.engines.opensearch.client.client import Access
from index.engines.opensearch.index import OpenSearchIndex
from index.engines.whoosh.index import WhooshIndex
from index.filling.indexer import Job, reindex
from tests.opensearch.indices import in_cluster

HOUR = 3_600_000_000_000


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The hour in which a run takes place; a test moves it."""
    hours = [500_000]
    monkeypatch.setattr("index.filling.outcome.time_ns", lambda: hours[0] * HOUR)
    return hours


def write(folder: Path, title: str, day: str) -> None:
    (folder / f"{title.lower()}.txt").write_text(f" date {day} {title}\n\nThe weir is open.\n")


def test_an_article_of_the_past_that_is_filled_in_comes_first(
    tmp_path: Path, clock: list[int]
) -> None:
    news = tmp_path / "news"
    news.mkdir()
    index = WhooshIndex(tmp_path / "index", "en")

    def added(full: bool = False) -> list[str]:
        reindex(index, Job((news,), full=full))
        hits = index.reader().run(Plan(order="added", limit=9)).hits
        return [hit.article.title for hit in hits]

    write(news, "Lock", "2024-01-02")
    write(news, "Mill", "2024-01-03")
    assert added() == ["Mill", "Lock"]
    clock[0] += 1
    write(news, "Pump", "1931-05-06")
    assert added() == ["Pump", "Mill", "Lock"]
    clock[0] += 1
    write(news, "Lock", "2025-01-02")
    assert added() == ["Pump", "Lock", "Mill"]
    clock[0] += 1
    assert added(full=True) == ["Pump", "Lock", "Mill"]


def seconds(index: Index) -> dict[str, int]:
    """When each article came, by title."""
    hits = index.reader().run(Plan(limit=99)).hits
    return {hit.article.title: hit.article.added_second for hit in hits}


@pytest.fixture
def filled(tmp_path: Path, clock: list[int]) -> tuple[Path, dict[str, int]]:
    """The folder of an index that was filled in two runs, an hour apart, and when each article
    came; the third run is another hour later.
    """
    news = tmp_path / "news"
    news.mkdir()
    write(news, "Lock", "2024-01-02")
    reindex(WhooshIndex(tmp_path / "index", "en"), Job((news,)))
    clock[0] += 1
    write(news, "Pump", "1931-05-06")
    reindex(WhooshIndex(tmp_path / "index", "en"), Job())
    clock[0] += 1
    return tmp_path / "index", seconds(WhooshIndex(tmp_path / "index", "en"))


def damage(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


@pytest.mark.parametrize("pattern", ["MAIN_*.col", "MAIN_*.doc", "*.toc", "annex.zst"])
def test_it_is_known_after_damage(filled: tuple[Path, dict[str, int]], pattern: str) -> None:
    folder, before = filled
    damage(next((folder / "generations" / "000002").glob(pattern)))
    report = reindex(WhooshIndex(folder, "en"), Job())
    assert report.anew
    assert seconds(WhooshIndex(folder, "en")) == before
    assert len(set(before.values())) == 2


def test_where_its_ledger_is_damaged_that_of_the_generation_before_is_asked(
    filled: tuple[Path, dict[str, int]],
) -> None:
    folder, before = filled
    damage(folder / "generations" / "000002" / "ledger.zst")
    reindex(WhooshIndex(folder, "en"), Job())
    after = seconds(WhooshIndex(folder, "en"))
    assert after["Lock"] == before["Lock"]
    assert after["Pump"] > before["Pump"]


def test_it_is_known_in_another_language_release_and_format(
    filled: tuple[Path, dict[str, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, before = filled
    assert reindex(WhooshIndex(folder, "de"), Job()).anew
    assert seconds(WhooshIndex(folder, "de")) == before
    monkeypatch.setattr("index.generations.ledger.__version__", "9.9.9")
    assert reindex(WhooshIndex(folder, "de"), Job()).anew
    assert seconds(WhooshIndex(folder, "de")) == before
    monkeypatch.setattr("index.engines.whoosh.index.ENGINE", "whoosh, columns 99")
    assert reindex(WhooshIndex(folder, "de"), Job()).anew
    assert seconds(WhooshIndex(folder, "de")) == before


def test_it_is_known_in_another_language_in_a_cluster(
    request: pytest.FixtureRequest, tmp_path: Path, clock: list[int]
) -> None:
    write(tmp_path, "Lock", "2024-01-02")
    index = in_cluster(request)
    reindex(index, Job((tmp_path,)))
    before = seconds(index)
    clock[0] += 1
    access = Access(request.getfixturevalue("node").url)
    other = OpenSearchIndex(access, "de", index.place)
    assert reindex(other, Job()).anew
    assert seconds(other) == before


def test_what_comes_later_is_later_whatever_the_clock_says(
    filled: tuple[Path, dict[str, int]], clock: list[int]
) -> None:
    folder, before = filled
    clock[0] -= 1000
    write(folder.parent / "news", "Weir", "2026-01-02")
    reindex(WhooshIndex(folder, "en"), Job())
    assert seconds(WhooshIndex(folder, "en"))["Weir"] > max(before.values())


def test_a_file_that_is_restored_with_another_time_is_no_news(
    filled: tuple[Path, dict[str, int]],
) -> None:
    folder, before = filled
    for path in (folder.parent / "news").iterdir():
        os.utime(path, (2_000_000_000, 2_000_000_000))
    reindex(WhooshIndex(folder, "en"), Job(check=True))
    assert seconds(WhooshIndex(folder, "en")) == before
