"""The command that tells how good the order of results is, on a collection of six articles."""

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from benchmarks.relevance import __main__ as command
from benchmarks.relevance import known, running
from benchmarks.relevance.measures import difference, evaluated
from benchmarks.relevance.tasks import Collection, Document, Task, few_words, judged
from tests.jvm import MissingError

ARTICLES = (
    ("1", "Ferry to Lindhaven", "The ferry crosses the harbour of Lindhaven twice a day."),
    ("2", "A bridge at Marn", "The old bridge at Marn is painted every ten years."),
    ("3", "", "Storms closed the harbour for two days, and the ferry stayed at its pier."),
    ("4", "Library hours", "The library of Marn opens on Sundays from May on."),
    ("5", "Market day", "Stalls with cheese and bread stand there on Fridays."),
    ("6/a", "Tulips", "Tulips came late this spring, says the market of Marn."),
)
QUERIES = (("q1", "What of the FERRY in the harbour?"), ("q2", "tulips on the market"), ("q3", "x"))
JUDGED = (("q1", "1", 1), ("q1", "3", 1), ("q2", "6/a", 1), ("q2", "5", 0), ("q3", "2", 0))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "towns"
    path.mkdir()
    lines = [json.dumps({"id": id, "title": t, "text": text}) for id, t, text in ARTICLES]
    (path / "docs.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    for name, rows in (("queries", QUERIES), ("qrels", JUDGED)):
        shown = "".join("\t".join(map(str, row)) + "\n" for row in rows)
        (path / f"{name}.tsv").write_text(shown, "utf-8")
    return path


def run(
    monkeypatch: pytest.MonkeyPatch, folder: Path, cache: Path, *more: str | Path
) -> tuple[str, Any]:
    """The tables that the command writes, and what it keeps of each query."""
    path = folder.parent / "report.md"
    paths = ("--work", folder.parent / "work", "--cache", cache, "--report", path)
    words = ["relevance", folder, *paths, *more]
    monkeypatch.setattr(sys, "argv", list(map(str, words)))
    command.main()
    return path.read_text("utf-8"), json.loads(path.with_suffix(".json").read_bytes())


@pytest.fixture(scope="module")
def cache(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the tests keep compiled kernels."""
    kept = request.config.cache
    return kept.mkdir("dateline") if kept else tmp_path_factory.mktemp("kernels")


def test_all_systems_answer_a_judged_collection_and_each_query_is_kept(
    monkeypatch: pytest.MonkeyPatch, folder: Path, cache: Path
) -> None:
    def no_jdk(wanted_by: str) -> Path:
        raise MissingError(f"{wanted_by} needs a JDK.")

    monkeypatch.setattr(running, "jdk", no_jdk)
    report, kept = run(monkeypatch, folder, cache)
    assert "Lucene was not run. Lucene 10.4.0 needs a JDK." in report
    answered = kept["full queries"]["towns"]
    assert answered["queries"] == ["q1", "q2"]
    assert [name.split()[0] for name in answered["systems"]] == [
        *("dateline,", "dateline,", "bm25s", "tantivy")
    ]
    for values in answered["systems"].values():
        assert values["MRR"] == [1, 1]
        assert values["P@10"] == [0.2, 0.1]
        assert values["recall@100"] == [1, 1]
    assert "| towns | dateline, any-of | 1.000 | 1.000 | 0.150 | 1.000 | 1.000 |" in report
    assert "| dateline, any-of against bm25s" in report


def test_another_checkout_is_held_against_ours_in_both_modes(
    monkeypatch: pytest.MonkeyPatch, folder: Path, cache: Path
) -> None:
    report, kept = run(monkeypatch, folder, cache, "--only-ours", "--before", running.ROOT)
    systems = kept["three content words"]["towns"]["systems"]
    assert systems["dateline, any-of"] == systems["before, any-of"]
    row = "| dateline, all words against before, all words | +0.0% (p 1.000) | +0.0% (p 1.000) |"
    assert report.count(row) == 2


def test_other_files_are_an_archive_of_known_items(
    monkeypatch: pytest.MonkeyPatch, folder: Path, cache: Path
) -> None:
    _, kept = run(monkeypatch, folder / "docs.jsonl", cache, "--only-ours")
    found = kept["known items, 2 words of a title"]["docs"]
    assert found["systems"]["dateline, all words"]["MRR"] == [1.0] * len(found["queries"])
    assert list(kept) == [f"known items, {n} words of a {part}" for part, n in known.KINDS]


def test_a_collection_is_read_as_the_product_reads_it(folder: Path) -> None:
    found = judged(folder)
    assert [task.kind for task in found.tasks] == ["full queries", "three content words"]
    texts = [document.text for document in found.documents]
    assert texts[0] == f"{ARTICLES[0][1]} {ARTICLES[0][2]}"
    assert texts[2] == ARTICLES[2][2], "a title that the reader made is no word more"
    hashed = found.documents[5].id
    assert hashed != "6/a"
    assert found.tasks[0].judged["q2"] == {hashed: 1, "5": 0}


def test_the_first_content_words_of_a_query() -> None:
    assert few_words("What is the speed of the Ferry, a FERRY to the pier at night?") == (
        "speed ferry pier"
    )


def test_known_items_are_words_of_their_article_and_always_the_same(folder: Path) -> None:
    source = folder / "docs.jsonl"
    first, second = known.known_items(source), known.known_items(source)
    assert first == second
    texts = {document.id: document for document in first.documents}
    for task, (part, count) in zip(first.tasks, known.KINDS, strict=True):
        for id, query in task.queries.items():
            words = query.split()
            assert len(set(words)) == count
            assert all(word in getattr(texts[id], part).lower() for word in words)
            assert task.judged[id] == {id: 1}


def test_no_more_known_items_than_wanted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known, "ITEMS", 2)
    documents = tuple(Document(str(n), f"bridge {n}", "old bridge") for n in range(5))
    monkeypatch.setattr(known, "read_documents", lambda source: documents)
    assert len(known.known_items(tmp_path).tasks[0].queries) == 2


def test_what_a_system_did_not_find_counts_as_nothing() -> None:
    task = Task("", {"a": "", "b": ""}, {"a": {"1": 1, "2": 3}, "b": {"1": 1}}, ("MAP", "MRR"))
    assert evaluated(task, {"a": ["9", "2", "1"]}) == {
        "MAP": [round((1 / 2 + 2 / 3) / 2, 4), 0.0],
        "MRR": [0.5, 0.0],
    }


def test_the_order_of_a_system_holds_whatever_the_ids_are() -> None:
    task = Task("", {"a": ""}, {"a": {"5": 1}}, ("MRR",))
    assert evaluated(task, {"a": ["1", "5", "9"]}) == {"MRR": [0.5]}
    assert evaluated(task, {"a": ["9", "5", "1"]}) == {"MRR": [0.5]}


def test_a_difference_is_a_share_of_the_other_with_collections_weighed_alike() -> None:
    found = difference([np.full(8, 0.6), np.full(2, 0.5)], [np.full(8, 0.5), np.full(2, 0.3)])
    assert found.share == pytest.approx((0.1 + 0.2) / 2 / 0.4)
    # All ten are better: of 1,024 choices of signs, two are as far from nothing.
    assert found.p == pytest.approx(2 / 1024)
    assert difference([np.ones(3)], [np.ones(3)]).p == 1


def test_a_system_that_fails_ends_the_run(tmp_path: Path) -> None:
    task = Task("full queries", {"a": "bridge"}, {"a": {"1": 1}}, ("MRR",))
    collection = Collection("towns", tmp_path / "none.jsonl", (), (task,), 10)
    with pytest.raises(SystemExit, match="This program failed"):
        running.rankings(collection, running.Given(tmp_path, tmp_path))
