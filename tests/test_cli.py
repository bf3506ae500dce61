"""The terminal commands as a person runs them: what they print, and how they end."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
Result = subprocess.CompletedProcess[str]
Run = Callable[..., Result]

GOOD = """ date 2025-04-28 Ferry Sails Again

Kittiwake Back in Service

The ferry sailed at dawn.

Photo: photos.example.net by Mara Quill, https://creativecommons.org/licenses/by/2.0/ At the quay

Nobody was surprised.

What It Costs

Ten crowns a crossing.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A corpus with one good article and everything that can be wrong with a file."""
    corpus = tmp_path / "corpus"
    (corpus / "Harbour").mkdir(parents=True)
    (corpus / "Harbour" / "good.txt").write_text(GOOD, encoding="utf-8")
    (corpus / "empty.txt").write_bytes(b"")
    (corpus / "no-date.txt").write_text("Just a title\n\nText.\n")
    return corpus


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs a command in an empty folder, with the index beside it."""

    def run(*words: str, **variables: str) -> Result:
        kept = {
            k: v
            for k, v in os.environ.items()
            if not k.startswith("DATELINE_") or k == "DATELINE_CACHE"
        }
        environment = {**kept, "DATELINE_INDEX": str(tmp_path / "index"), **variables}
        command = [sys.executable, str(ROOT / "cli.py"), *words]
        return subprocess.run(
            command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120
        )

    return run


def test_words_are_read_as_utf8_whatever_the_locale(run: Run, folder: Path) -> None:
    assert run("reindex", str(folder)).returncode == 0
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    found = run("search", "café", "--source", "Île", "--json", **plain)
    assert found.returncode == 0, found.stderr
    answer = json.loads(found.stdout)
    assert answer["query"] == "café"
    [source] = [facet for facet in answer["facets"] if facet["name"] == "source"]
    assert [value["value"] for value in source["values"] if value["selected"]] == ["Île"]


def test_reindex_then_search_show_status_verify(run: Run, folder: Path) -> None:
    done = run("reindex", str(folder))
    assert done.returncode == 0, done.stderr
    assert "1 article from 3 files" in done.stdout
    assert "2 skipped:" in done.stdout

    found = run("search", "ferry", "-quay", "--json")
    assert json.loads(found.stdout)["total"] == 0
    page = json.loads(run("search", "ferry", "--json", "--source", "Harbour").stdout)
    assert page["total"] == 1
    result = page["results"][0]
    assert result["title"] == "Ferry Sails Again"
    assert result["image"]["licence"] == "CC BY 2.0"

    text = run("search", "costs").stdout
    assert "1 article for costs" in text
    assert "§ What It Costs" in text
    shown = run("show", result["id"])
    assert "Ten crowns a crossing." in shown.stdout
    assert json.loads(run("show", result["id"], "--json").stdout)["sections"][1]["anchor"] == "s2"
    assert json.loads(run("status", "--json").stdout)["articles"] == 1
    assert run("verify").returncode == 0


def test_search_explains_and_offers_another_spelling(run: Run, folder: Path) -> None:
    run("reindex", str(folder), "--quiet")
    plain = run("search", "ferry").stdout
    assert "Why:" not in plain
    assert "Did you mean" not in plain
    assert "Why: “ferry” in the title" in run("search", "ferry", "--explain").stdout
    page = json.loads(run("search", "ferry", "--explain", "--json").stdout)
    assert list(page["results"][0]["explain"]) == ["sentence", "parts"]
    assert "Did you mean: ferry (1 article)" in run("search", "fery").stdout
    assert json.loads(run("search", "fery", "--json").stdout)["didYouMean"]["query"] == "ferry"


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


def test_a_dry_run_publishes_nothing(run: Run, folder: Path) -> None:
    assert "dry run" in run("reindex", str(folder), "--dry-run").stdout
    assert run("status").returncode == 1


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("reindex",), 1, "name the folder"),
        (("reindex", "missing"), 1, "missing does not exist"),
        (("search", "ferry"), 1, "dateline reindex FOLDER"),
        (("status",), 1, "dateline reindex FOLDER"),
        (("search", "ferry", "--order-by", "best"), 2, "relevance"),
        (("search", "ferry", "--page", "0"), 2, "page"),
        (("search", "--from-date", "2025-02-01", "--to-date", "2025-01-01"), 2, "reversed"),
        (("nonsense",), 2, "nonsense"),
    ],
)
def test_what_goes_wrong_is_one_sentence(
    run: Run, words: tuple[str, ...], code: int, says: str
) -> None:
    ended = run(*words)
    assert ended.returncode == code
    assert says in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize(
    ("variable", "value", "says"),
    [
        ("DATELINE_ENGINE", "solr", "whoosh or opensearch"),
        ("DATELINE_TIMEZONE", "Mars/North", "IANA"),
        ("DATELINE_BIND", "8000", "host:port"),
        ("DATELINE_LANGAUGE", "en", "did you mean DATELINE_LANGUAGE"),
    ],
)
def test_a_wrong_setting_is_named(run: Run, variable: str, value: str, says: str) -> None:
    ended = run("status", **{variable: value})
    assert ended.returncode == 2
    assert says in ended.stderr


def test_batch_counts_the_queries_of_a_file(run: Run, folder: Path, tmp_path: Path) -> None:
    assert run("reindex", str(folder), "--quiet").returncode == 0
    (tmp_path / "queries.txt").write_text("ferry\n\ncosts OR nothing\n", encoding="utf-8")
    table = run("batch", "queries.txt").stdout.splitlines()
    assert table[0].startswith("query,total,undated,2025,generation,retrieved")
    assert [line.split(",")[:4] for line in table[1:]] == [
        ["ferry", "1", "0", "1"],
        ["costs OR nothing", "1", "0", "1"],
    ]
    answer = json.loads(run("batch", "queries.txt", "--json").stdout)
    assert [query["total"] for query in answer["queries"]] == [1, 1]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (b"caf\xe9", "It is not UTF-8; save the file as UTF-8."),
        (b"x" * 5000, "At most 512 characters are allowed, not 5000."),
    ],
)
def test_a_line_of_a_batch_that_cannot_be_read_is_named(
    run: Run, tmp_path: Path, line: bytes, says: str
) -> None:
    (tmp_path / "queries.txt").write_bytes(b"ferry\r\n\r\n" + line + b"\r\nharbour\r\n")
    ended = run("batch", "queries.txt")
    assert ended.returncode == 2
    assert ended.stderr == f"dateline: queries.txt, line 3: {says}\n"


@pytest.mark.skipif(
    os.geteuid() != 0 or not shutil.which("setpriv"), reason="needs root and setpriv"
)
def test_a_stranger_without_a_home_searches_what_cannot_be_written(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    assert run("reindex", str(folder), "--quiet").returncode == 0
    for path in (tmp_path, *tmp_path.parents):
        if path.is_relative_to(tempfile.gettempdir()) and path != Path(tempfile.gettempdir()):
            path.chmod(path.stat().st_mode | 0o055)
    command = [
        *("setpriv", "--reuid=54321", "--regid=54321", "--clear-groups"),
        *(sys.executable, str(ROOT / "cli.py"), "search", "ferry", "--json"),
    ]
    environ = {
        "PATH": os.environ["PATH"],
        "DATELINE_INDEX": str(tmp_path / "index"),
        "DATELINE_CACHE": os.environ["DATELINE_CACHE"],
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    found = subprocess.run(
        command, cwd="/", env=environ, capture_output=True, text=True, timeout=120
    )
    assert found.returncode == 0, found.stderr
    assert json.loads(found.stdout)["total"] == 1
