"""`search`, `batch` and `show` as a person runs them."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import click
import pytest

from tests.terminal.running import ROOT, Run, dateline
from web.address.parameters import SEARCH


def test_words_are_read_as_utf8_whatever_the_locale(run: Run, folder: Path) -> None:
    assert run("reindex", str(folder)).returncode == 0
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    found = run("search", "café", "--source", "Île", "--json", **plain)
    assert found.returncode == 1, found.stderr
    answer = json.loads(found.stdout)
    assert answer["query"] == "café"
    [source] = [facet for facet in answer["facets"] if facet["name"] == "source"]
    assert [value["value"] for value in source["values"] if value["selected"]] == ["Île"]


def test_a_date_is_shown_as_far_as_it_is_known(run: Run, folder: Path) -> None:
    (folder / "pier.txt").write_text("date 1899-05 The pier\n\nIt is closed to carts.\n", "utf-8")
    assert run("reindex", str(folder), "--quiet").returncode == 0
    assert "\n    1899-05 · " in run("search", "pier date:1899-05-20").stdout
    [result] = json.loads(run("search", "pier", "--json").stdout)["results"]
    assert result["date"] == "1899-05"
    assert "\n1899-05 · " in run("show", result["id"]).stdout


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


def test_a_filter_that_leaves_nothing_is_named(index: Path) -> None:
    told = dateline(index.parent, "search", "flood", "--source", "valley", "--index", "index")
    assert told.returncode == 1
    assert "Without Source: valley: 15 articles." in told.stdout


def test_a_page_behind_the_last_one_is_told(index: Path) -> None:
    told = dateline(index.parent, "search", "flood", "--page", "9", "--index", "index").stdout
    assert "There is no page 9: the last one is --page 2." in told


def test_search_offers_the_exact_word(run: Run, folder: Path) -> None:
    for number in range(12):
        text = f"date 2024-05-01 The organization of pier {number}\n\nIt is new.\n"
        (folder / f"pier-{number}.txt").write_text(text, "utf-8")
    organ = "date 2024-05-02 The organ of the pier\n\nIt plays.\n"
    (folder / "organ.txt").write_text(organ, "utf-8")
    run("reindex", str(folder), "--quiet")
    shown = run("search", "organ").stdout
    assert "13 articles for organ\nOnly the exact word: =organ (1 article)\n" in shown
    assert json.loads(run("search", "organ", "--json").stdout)["exactForm"]["query"] == "=organ"
    assert "Only the exact word" not in run("search", "=organ").stdout


def test_an_option_that_there_is_not_is_no_word(run: Run, folder: Path) -> None:
    run("reindex", str(folder), "--quiet")
    ended = run("search", "ferry", "--limit", "3")
    assert ended.returncode == 2
    assert "There is no option --limit; did you mean -n?" in ended.stderr
    assert run("search", "ferry", "-boat").returncode == 0
    assert "1 article for ferry --limit" in run("search", "ferry", "--", "--limit").stdout


def test_every_parameter_of_a_search_is_in_the_help(run: Run) -> None:
    shown = " ".join(run("search", "-h").stdout.split())
    for parameter in SEARCH:
        assert parameter.name == "q" or f"--{parameter.name} " in shown, parameter.name
        for value in parameter.allowed:
            assert value in shown
    assert "--page-size N Results on a page. [default: 10]" in shown
    assert "--match [all|any]" in shown
    assert "--not-source VALUE Without this source." in shown


def test_lines_fit_the_width(index: Path) -> None:
    for columns in ("40", "64", "100"):
        ended = dateline(index.parent, "search", "--index", "index", "-n", "48", COLUMNS=columns)
        lines = [click.unstyle(line) for line in ended.stdout.splitlines()]
        assert [line for line in lines if len(line) > int(columns) and " · " not in line] == []
        name = next(number for number, line in enumerate(lines) if line.startswith("Name:"))
        assert lines[name + 1].startswith(" " * 17)


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
        (b"x" * 5000, "At most 2000 characters are allowed, not 5000."),
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


def test_what_came_in_can_be_asked_for(index: Path) -> None:
    def ends(*options: str) -> int:
        return dateline(index.parent, "search", "flood", *options, "--index", "index").returncode

    assert ends("--from-added", "2020-05-06T07:08Z", "--order-by", "added") == 0
    assert ends("--to-added", "2020") == 1
    assert ends("--from-added", "yesterday") == 2
