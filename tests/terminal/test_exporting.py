"""`search --format`: what is found, for other programs."""

import csv
import io
import json
import os
from pathlib import Path

import pytest

from tests.terminal.running import Result, dateline


def ask(index: Path, *words: str) -> Result:
    return dateline(index.parent, "search", *words, "--index", "index")


def test_a_table_has_all_that_is_found_or_the_first(index: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(ask(index, "flood", "--format", "csv").stdout)))
    assert len(rows) == 15
    some = ask(index, "flood", "--format", "csv", "-n", "2", "--fields", "title,id").stdout
    assert list(csv.reader(io.StringIO(some))) == [
        ["title", "id"],
        *([row["title"], row["id"]] for row in rows[:2]),
    ]


def test_json_lines_are_articles_and_nothing_else(index: Path) -> None:
    lines = ask(index, "flood", "--format", "jsonl", "-n", "3").stdout.splitlines()
    found = [json.loads(line) for line in lines]
    assert [len(found), *({"id", "title", "sections"} - set(each) for each in found)] == [
        *(3, set(), set(), set())
    ]
    short = ask(index, "flood", "--format", "jsonl", "-n", "1", "--fields", "alsoIn,id").stdout
    assert list(json.loads(short).items()) == [("alsoIn", []), ("id", found[0]["id"])]


def test_json_is_the_same_by_either_name(index: Path) -> None:
    same = [json.loads(ask(index, "flood", *w).stdout) for w in (["--json"], ["--format", "json"])]
    assert same[0]["results"] == same[1]["results"]
    chosen = json.loads(ask(index, "flood", "--json", "-n", "2", "--fields", "title").stdout)
    assert chosen["total"] == 15
    assert [list(result) for result in chosen["results"]] == [["title"], ["title"]]


@pytest.mark.parametrize(("kind", "begins"), [("ris", "TY  - NEWS"), ("bib", "@")])
def test_citations_come_as_files_have_them(kind: str, begins: str, index: Path) -> None:
    text = ask(index, "flood", "--format", kind, "-n", "2").stdout
    assert sum(line.startswith(begins) for line in text.splitlines()) == 2


@pytest.mark.parametrize("kind", ["csv", "jsonl", "ris", "bib"])
@pytest.mark.parametrize("public", ["", "https://news.example/archive/"])
def test_addresses_are_those_that_readers_use(kind: str, public: str, index: Path) -> None:
    words = ("search", "flood", "--format", kind, "--index", "index")
    found = dateline(index.parent, *words, DATELINE_PUBLIC_URL=public).stdout
    root = public.rstrip("/") or "http://127.0.0.1:8000"
    assert f"{root}/articles/" in found
    assert "//articles" not in found


@pytest.mark.parametrize("kind", ["text", "json", "csv", "jsonl", "ris", "bib"])
def test_what_finds_nothing_ends_with_1(kind: str, index: Path) -> None:
    assert ask(index, "zzzz", "--format", kind).returncode == 1
    assert ask(index, "flood", "--format", kind).returncode == 0


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("--format csv --fields titel", "--fields: There is no 'titel' here, did you mean title?"),
        ("--format jsonl --fields also_in", "did you mean alsoIn?"),
        ("--json --fields nothing", "There are id, url"),
        ("--format ris --fields id", "--fields: --format ris has no columns"),
        ("--fields id", "--format csv, jsonl or json"),
        ("--format csv --page 2", "--page: --format csv has all that is found; -n makes it"),
        ("--format jsonl --page-size 5", "--page-size: "),
        ("--json --format csv", "--json: This is not --format csv; give one of them."),
        ("-n 0", "-n: 0 is no number of articles"),
        ("-n 101", "-n: A page has at most 100; for more, give --page 2"),
        ("-n 5 --page-size 7", "--page-size: -n says how many"),
        ("--page 1 --page 2", "--page: This is given 2 times; give it once."),
        ("--order-by best", "--order-by: "),
    ],
)
def test_what_does_not_go_together_is_one_sentence(words: str, says: str, index: Path) -> None:
    ended = ask(index, "flood", *words.split())
    assert ended.returncode == 2
    assert ended.stdout == ""
    assert ended.stderr.startswith("dateline: ")
    assert says in ended.stderr
    assert ended.stderr.count(os.linesep) == 1
