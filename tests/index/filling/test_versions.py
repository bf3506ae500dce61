"""Items that agencies send again: versions, embargoes, what is taken back, and what a run says."""

import json
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Article, Code
from index.asking.plan import Plan
from index.asking.protocol import Index
from index.document import facets
from index.engines.memory import MemoryIndex
from index.engines.whoosh.index import WhooshIndex
from index.filling.indexer import Job, again, reindex
from index.readers import registry
from index.readers.files import SourceFile
from index.readers.source_settings import Contexts
from tests.laws import law
from tests.opensearch.indices import in_cluster

LONG_AGO = 1_600_000_000
ENGINES: dict[str, Callable[[Path], Index]] = {
    "memory": lambda folder: MemoryIndex(),
    "whoosh": lambda folder: WhooshIndex(folder, "en"),
}


@pytest.fixture(params=[*ENGINES, "opensearch"])
def index(request: pytest.FixtureRequest, tmp_path: Path) -> Index:
    if request.param == "opensearch":
        return in_cluster(request)
    return ENGINES[request.param](tmp_path / "index")


def item(version: int = 1, id: str = "1", **told: Any) -> str:
    """An item of ninjs; a text that names its version."""
    usual = {
        "uri": f"urn:coast:{id}",
        "version": str(version),
        "versioncreated": "2024-05-17T09:00:00Z",
        "pubstatus": "usable",
        "headline": f"Ferry {id} sails, version {version}",
        "body_text": f"The ferry of version {version} sails.",
        "source": "Coast",
    }
    return json.dumps(usual | told)


def put(path: Path, *items: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{one}\n" for one in items))
    os.utime(path, (LONG_AGO, LONG_AGO))


def found(index: Index) -> list[Article]:
    """The articles that a search can find."""
    return [hit.article for hit in index.reader().run(Plan(limit=99)).hits]


def clock(*hours: int) -> Contexts:
    """A clock that shows one hour of a day after the other, run by run."""
    times = iter([datetime(2024, 5, 17, hour, tzinfo=UTC) for hour in hours])
    return Contexts(clock=lambda: next(times))


@pytest.mark.parametrize("order", [("a", "b"), ("b", "a")])
def test_the_last_version_counts_whatever_the_order_of_files(
    index: Index, order: tuple[str, str], tmp_path: Path
) -> None:
    news = tmp_path / "news"
    for name, version in zip(order, (1, 2), strict=True):
        put(news / f"{name}.jsonl", item(version))
    report = reindex(index, Job((news,)))
    (article,) = found(index)
    assert (article.version, article.title) == (2, "Ferry 1 sails, version 2")
    assert report.passed == {"older versions": 1}


def test_a_version_that_comes_later_replaces_and_keeps_the_address(
    index: Index, tmp_path: Path
) -> None:
    news = tmp_path / "news"
    put(news / "a.jsonl", item(3))
    reindex(index, Job((news,)))
    (first,) = found(index)
    signals = [{"code": "correction"}]
    put(news / "b.jsonl", item(4, pubstatus="usable", signals=signals, correction_note="C."))
    put(news / "c.jsonl", item(2))
    report = reindex(index, Job())
    (second,) = found(index)
    assert (second.id, second.version, second.status, second.notice) == (
        *(first.id, 4, "corrected", "C."),
    )
    assert second.added == first.added
    assert (report.changed, report.passed) == (1, {"older versions": 2})


def test_what_is_taken_back_leaves_the_results_and_keeps_its_address(
    index: Index, tmp_path: Path
) -> None:
    news = tmp_path / "news"
    put(news / "a.jsonl", item(1), item(1, "2"))
    reindex(index, Job((news,)))
    gone = next(article for article in found(index) if article.title.startswith("Ferry 1"))
    put(
        news / "b.jsonl",
        item(2, pubstatus="canceled", correction_note="No ferry sailed.", body_text=""),
    )
    report = reindex(index, Job())
    assert [article.title for article in found(index)] == ["Ferry 2 sails, version 1"]
    assert (report.articles, report.withdrawn, report.removed) == (1, 1, 1)
    reader = index.reader()
    assert reader.article(gone.id) is None
    left = reader.annex().withdrawn[gone.id]
    assert (left.status, left.notice) == ("withdrawn", "No ferry sailed.")
    assert [part.paragraphs for part in left.sections] == [()]
    put(news / "c.jsonl", item(3))
    report = reindex(index, Job())
    assert {article.id for article in found(index)} >= {gone.id}
    assert (report.withdrawn, index.reader().annex().withdrawn) == (0, {})


def test_an_embargo_ends_with_the_first_run_after_it(
    index: Index, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    news = tmp_path / "news"
    put(news / "a.jsonl", item(1), item(1, "2", embargoed="2024-05-17T12:00:00Z"))
    job = Job((news,), contexts=clock(10, 11, 12, 13))
    report = reindex(index, job)
    assert (report.articles, report.passed) == (1, {"not yet published articles": 1})
    job = again(job, ())
    report = reindex(index, job)
    assert (report.generation, report.passed) == (None, {"not yet published articles": 1})
    job = again(job, ())
    report = reindex(index, job)
    assert (report.articles, report.added, report.passed) == (2, 1, {})

    def refused(file: SourceFile, *_: object) -> tuple[()]:
        pytest.fail(f"{file.name} was read again")

    monkeypatch.setattr(registry, "makings", refused)
    assert reindex(index, again(job, ())).generation is None


def test_a_new_version_under_embargo_leaves_the_old_one_where_it_is(
    index: Index, tmp_path: Path
) -> None:
    news = tmp_path / "news"
    put(news / "a.jsonl", item(1))
    put(news / "b.jsonl", item(2, embargoed="2024-05-17T12:00:00Z"))
    job = Job((news,), contexts=clock(10, 13))
    reindex(index, job)
    assert [article.version for article in found(index)] == [1]
    reindex(index, again(job, ()))
    assert [article.version for article in found(index)] == [2]


def test_one_version_in_two_formats_is_one_article(index: Index, tmp_path: Path) -> None:
    news = tmp_path / "news"
    put(news / "a.jsonl", item(2))
    put(news / "b.jsonl", item(2, body_text="The ferry of version 2 sails, in other marks."))
    report = reindex(index, Job((news,)))
    assert (report.articles, report.skipped) == (1, ())
    assert report.passed == {"repeated articles": 1}


def test_what_was_never_public_is_not_taken_back_in_public(index: Index, tmp_path: Path) -> None:
    news = tmp_path / "news"
    killed = item(2, "2", pubstatus="canceled", embargoed="2024-05-18T12:00:00Z")
    put(news / "a.jsonl", item(1), killed)
    reindex(index, Job((news,), contexts=clock(10)))
    assert index.reader().annex().withdrawn == {}


def test_codes_are_kept_and_named(index: Index, tmp_path: Path) -> None:
    news = tmp_path / "news"
    people = [{"name": "Ada Lindqvist", "code": "7", "scheme": "people"}]
    put(news / "a.jsonl", item(1, person=people))
    reindex(index, Job((news,)))
    (article,) = found(index)
    assert article.codes == (Code("person", "people", "7", "Ada Lindqvist"),)
    assert facets(article, "en")["name"][0] == "Ada Lindqvist"


@law(10)
@given(st.permutations([(v, status) for v, status in enumerate(["usable"] * 3 + ["canceled"])]))
def test_no_order_of_files_brings_back_what_was_taken_back(order: list[tuple[int, str]]) -> None:
    with TemporaryDirectory() as folder:
        news = Path(folder, "news")
        put(news / "0.jsonl", item(1, "other"))
        for number, (version, status) in enumerate(order, 1):
            put(news / f"{number}.jsonl", item(version, pubstatus=status))
        memory = MemoryIndex()
        report = reindex(memory, Job((news,)))
        assert [article.title for article in found(memory)] == ["Ferry other sails, version 1"]
        assert (report.withdrawn, report.passed) == (1, {"older versions": 3})
