"""`dateline review`: picked articles, or those that a search finds, as one document."""

import csv
import io
import json
import os
from pathlib import Path

import pytest

from tests.browser.conftest import CHROMIUM, MISSING
from tests.terminal.running import Result, dateline
from tests.web.outline import Outline


def ask(index: Path, *words: str) -> Result:
    return dateline(index.parent, "review", *words, "--index", "index")


@pytest.fixture(scope="module")
def ids(index: Path) -> list[str]:
    found = dateline(
        index.parent,
        *("search", "flood", "--index", "index", "--format", "jsonl", "-n", "3"),
        *("--fields", "id"),
    )
    return [json.loads(line)["id"] for line in found.stdout.splitlines()]


@pytest.fixture(scope="module")
def listed(index: Path, ids: list[str]) -> str:
    """A file of ids, one of which no article has."""
    lines = ["# Afterwards", ids[2], "# The flood", f"{ids[0]} Quote this.", "0000", ids[1]]
    file = index.parent / "picked.txt"
    file.write_text("\n".join(lines), encoding="utf-8")
    return str(file)


def test_a_file_of_ids_becomes_a_page(index: Path, listed: str) -> None:
    done = ask(index, listed, "--title", "The river")
    assert done.returncode == 0, done.stderr
    assert done.stderr == "dateline: There is no article 0000 in this archive.\n"
    found = Outline(done.stdout)
    assert [text for tag, text in found.headings if tag == "h1"] == ["The river"]
    parts = [text for tag, text in found.headings if tag == "h3"][:2]
    assert parts == ["Afterwards", "The flood"]
    assert "Quote this." in done.stdout
    assert str(index.parent) not in done.stdout


def test_it_is_written_into_a_file(index: Path, listed: str, tmp_path: Path) -> None:
    made = tmp_path / "review.html"
    done = ask(index, listed, "-o", str(made))
    assert done.stdout.endswith("review.html: 3 articles\n")
    assert made.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_what_a_search_finds_becomes_a_page(index: Path) -> None:
    done = ask(index, "--query", "flood", "--source", "Valley Post", "-n", "2")
    assert done.returncode == 0, done.stderr
    found = Outline(done.stdout)
    assert len(found.all("article")) == 2
    assert ("h1", "flood") in found.headings
    many = ask(index, "--query", "the", "-n", "120", "--format", "json")
    assert json.loads(many.stdout)["total"] > 10
    filtered = ask(index, "--source", "Valley Post", "--from-date", "2024")
    assert len(Outline(filtered.stdout).all("article")) > 1


def test_every_format_has_the_articles_in_order(index: Path, listed: str, ids: list[str]) -> None:
    order = [ids[2], ids[0], ids[1]]
    told = json.loads(ask(index, listed, "--format", "json").stdout)
    assert [one["id"] for part in told["parts"] for one in part["articles"]] == order
    rows = csv.DictReader(io.StringIO(ask(index, listed, "--format", "csv").stdout))
    assert [row["id"].lstrip("'") for row in rows] == order
    lines = ask(index, listed, "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line)["id"] for line in lines] == order
    for kind, begins in (("ris", "TY  - NEWS"), ("bib", "@article")):
        text = ask(index, listed, "--format", kind, "--title", "River").stdout
        assert sum(line.startswith(begins) for line in text.splitlines()) == 3
        assert "In the selection “River”, index 000001" in text
    assert ask(index, listed, "--format", "md").stdout.count("\n---\n") > 3
    newest = json.loads(ask(index, listed, "--format", "json", "--arrange", "newest").stdout)
    dates = [one["date"] for part in newest["parts"] for one in part["articles"]]
    assert dates == sorted(dates, reverse=True)
    assert "Quote this." in [one["note"] for part in newest["parts"] for one in part["articles"]]


@pytest.mark.skipif(CHROMIUM is None and not os.environ.get("CI"), reason=MISSING)
def test_it_is_printed(index: Path, listed: str, tmp_path: Path) -> None:
    made = tmp_path / "review.pdf"
    done = ask(index, listed, "--pdf", "-o", str(made))
    assert done.returncode == 0, done.stderr
    assert made.read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((), "those of a FILE or of a search"),
        (("FILE", "--query", "flood"), "those of a FILE or of a search"),
        (("FILE", "--source", "Valley Post"), "those of a FILE or of a search"),
        (("FILE", "-n", "3"), "This is for what a search finds"),
        (("nowhere.txt",), "nowhere.txt: No such file or directory."),
        (("--query", "flood", "-n", "0"), "0 is no number of articles"),
        (("--query", "flood", "-n", "301"), "A document has at most 300 articles."),
        (("--query", "flood", "--page", "2"), "--format html has all that is found"),
        (("--query", "flood", "--pdf", "--format", "md"), "This is not --format md"),
        (("--query", "flood", "--title", "t" * 201), "A title has at most 200 characters."),
        (("--query", "flood", "--order-by", "best"), "relevance"),
    ],
)
def test_what_goes_wrong_is_one_sentence(
    words: tuple[str, ...], says: str, index: Path, listed: str
) -> None:
    done = ask(index, *(listed if word == "FILE" else word for word in words))
    assert done.returncode == 2
    assert says in done.stderr
    assert done.stdout == ""


def test_nothing_found_is_no_document(index: Path) -> None:
    done = ask(index, "--query", "xylophone")
    assert (done.returncode, done.stdout) == (1, "")
    assert "Nothing is left to make a document of." in done.stderr
