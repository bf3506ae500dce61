"""`reindex` as a person runs it: what it reports, refuses, and leaves as it was."""

import json
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.terminal.running import CLI, ENVIRON, GOOD, SAMPLES, Run, dateline


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("empty.txt", "empty"),
        ("no-date.txt", "date"),
    ],
)
def test_each_bad_file_is_named_with_its_reason(
    run: Run, folder: Path, name: str, says: str
) -> None:
    report = json.loads(run("reindex", str(folder), "--json").stdout)
    [skipped] = [s for s in report["skipped"] if s["path"].endswith(name)]
    assert says in skipped["reason"]
    assert report["articles"] == 1


def test_what_is_odd_and_read_all_the_same_is_named(run: Run, folder: Path) -> None:
    (folder / "latin.txt").write_bytes(b" date 2025-01-01 Caf\xe9\n\nText.\n")
    (folder / "bad-date.txt").write_text(" date 2025-13-40 Title\n\nText.\n")
    report = json.loads(run("reindex", str(folder), "--json").stdout)
    kinds = {Path(noted["path"]).name: noted["kind"] for noted in report["noted"]}
    assert kinds == {"latin.txt": "other encodings", "bad-date.txt": "undated articles"}
    assert report["articles"] == 3
    told = run("reindex", str(folder)).stdout
    assert "Undated articles: 1, the first " in told
    assert "2025-13-40" in told


def test_undated_texts_are_read_where_that_is_asked_for(run: Run, folder: Path) -> None:
    done = json.loads(run("reindex", str(folder), "--undated", "--json").stdout)
    assert (done["articles"], len(done["skipped"])) == (2, 1)
    assert json.loads(run("search", "just", "--json").stdout)["results"][0]["date"] is None


def test_strict_tells_by_its_exit_that_something_was_skipped(run: Run, folder: Path) -> None:
    assert run("reindex", str(folder), "--strict", "--quiet").returncode == 3


def test_reindex_without_a_source_takes_those_of_the_last_run(run: Run, folder: Path) -> None:
    assert run("reindex", str(folder)).returncode == 0
    assert "nothing had changed" in run("reindex").stdout
    (folder / "more.txt").write_text(GOOD, encoding="utf-8")
    again = json.loads(run("reindex", "--json").stdout)
    assert (again["articles"], again["added"], again["generation"]) == (2, 1, "000002")
    assert "2 articles from 4 files" in run("reindex", "--full").stdout


def test_losing_more_than_half_needs_force(run: Run, folder: Path) -> None:
    for n in range(3):
        (folder / f"more{n}.txt").write_text(GOOD, encoding="utf-8")
    assert run("reindex", str(folder)).returncode == 0
    for n in range(3):
        (folder / f"more{n}.txt").unlink()
    refused = run("reindex")
    assert refused.returncode == 1
    assert "more than half" in refused.stderr
    assert json.loads(run("status", "--json").stdout)["articles"] == 4
    assert "(3 removed)" in run("reindex", "--force").stdout


def test_a_report_tells_what_went_though_all_that_is_there_is_new(run: Run, folder: Path) -> None:
    assert run("reindex", str(folder)).returncode == 0
    renamed = str(folder.rename(folder.with_name("renamed")))
    refused = run("reindex", renamed, "--quiet")
    assert refused.returncode == 1
    assert "no SOURCE is called corpus any more" in refused.stderr
    assert len(refused.stderr.splitlines()) == 1
    told = run("reindex", renamed, "--force").stdout.splitlines()[0]
    assert "(1 new, 1 removed)" in told


def test_a_report_tells_what_was_taken_back_and_what_is_to_come(run: Run, folder: Path) -> None:
    item = {"uri": "urn:coast:1", "versioncreated": "2024-05-17T09:00:00Z", "headline": "Ferry"}
    told = [
        item | {"version": "1", "body_text": "It sails."},
        item | {"version": "2", "pubstatus": "canceled", "ednote": "It does not."},
        item | {"uri": "urn:coast:2", "embargoed": "2090-01-01T00:00:00Z", "body_text": "Later."},
    ]
    (folder / "wire.jsonl").write_text("".join(f"{json.dumps(one)}\n" for one in told))
    lines = run("reindex", str(folder)).stdout
    assert "Withdrawn or removed: 1 article; each keeps its address" in lines
    assert "1 not yet published articles" in lines
    assert "1 older versions" in lines
    assert json.loads(run("reindex", "--json").stdout)["withdrawn"] == 1


def test_a_dry_run_publishes_nothing(run: Run, folder: Path) -> None:
    assert "dry run" in run("reindex", str(folder), "--dry-run").stdout
    assert run("status").returncode == 1


def test_a_folder_of_something_else_loses_nothing_to_an_index(tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("precious")
    ended = dateline(tmp_path, "reindex", SAMPLES, "--index", ".", "--full", "--force", "--quiet")
    assert "Traceback" not in ended.stderr
    assert (tmp_path / "precious").read_text() == "precious"


def _listening() -> None:
    """Has SIGINT end what begins, also where the tests run in the background of a shell, which
    ignores it.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_an_interrupted_run_keeps_what_is_published(index: Path, tmp_path: Path) -> None:
    source = tmp_path / "news"
    source.mkdir()
    words = ("reindex", str(source), "--index", str(tmp_path / "index"))
    text = "The harbour has a bridge. " * 200  # to be interrupted before it is done
    for number in range(3000):
        (source / f"{number}.txt").write_text(f" date 2024-01-01 Title {number}\n\n{text}\n")
        if number == 0:
            assert dateline(tmp_path, *words).returncode == 0
    staged = tmp_path / "index" / "generations" / "000002"
    with subprocess.Popen(
        [*CLI, *words], env=ENVIRON, stderr=subprocess.PIPE, text=True, preexec_fn=_listening
    ) as begun:
        assert begun.stderr
        while not staged.exists() and begun.poll() is None:
            time.sleep(0.01)
        time.sleep(1)  # it is in the middle of writing then, and not of beginning
        begun.send_signal(signal.SIGINT)
        told = begun.stderr.read()
    assert begun.returncode == 130, told
    assert "Traceback" not in told
    found = dateline(tmp_path, "search", "--index", "index", "--json")
    assert json.loads(found.stdout)["total"] == 1
    assert dateline(tmp_path, "verify", "--index", "index").returncode == 0
    assert len(list((tmp_path / "index" / "generations").iterdir())) == 1


def test_a_report_as_json_counts_what_is_no_article(tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "ferry.txt").write_text(GOOD, "utf-8")
    (tmp_path / "news" / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))
    told = dateline(tmp_path, "reindex", "news", "--index", "index", "--json")
    assert told.returncode == 0, told.stderr
    assert sum(json.loads(told.stdout)["passed"].values()) == 1


def test_processes_build_wherever_the_command_is_given(tmp_path: Path) -> None:
    """In a folder that holds one of the name of a package of ours, too."""
    (tmp_path / "index").mkdir()
    (tmp_path / "news").mkdir()
    text = "The harbour of the town has a bridge, a library and a market. " * 60
    lines = (
        json.dumps({"id": f"a{n}", "title": f"Title {n}", "date": "2024-01-01", "text": text})
        for n in range(2600)
    )
    (tmp_path / "news" / "many.jsonl").write_text("\n".join(lines))
    told = dateline(tmp_path, "reindex", "news", "--index", "made", "--json")
    assert told.returncode == 0, told.stderr
    assert json.loads(told.stdout)["articles"] == 2600
