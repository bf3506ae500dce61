"""What is filled in of the past came last, in the real index and over its generations."""

from pathlib import Path

import pytest

from index.asking.plan import Plan
from index.engines.whoosh.index import WhooshIndex
from index.filling.indexer import Job, reindex

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
