"""`family` and `diff` as a person runs them."""

import json
from pathlib import Path

import pytest

from tests.terminal.running import Result, dateline

STORY = (
    "The ferry between Sandhaven and Ormsey will not sail for eleven days. "
    "A crack was found in the ramp on which lorries drive aboard. "
    "Divers looked at the piles on Sunday and found three of them loose. "
    "The office has asked a yard in Wexley for new ones, which come by rail. "
    "Until then a smaller boat carries people and letters twice a day."
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of a story and its copy."""
    folder = tmp_path_factory.mktemp("copies")
    rows = (
        {"id": "wire", "title": "No ferry", "source": "Wire", "date": "2022-03-07", "body": STORY},
        {
            "id": "copy",
            "title": "Ferry stops",
            "source": "Gazette",
            "date": "2022-03-09",
            "body": STORY.replace("by rail", "by road"),
        },
    )
    lines = "\n".join(map(json.dumps, rows))
    (folder / "articles.jsonl").write_text(lines, encoding="utf-8")
    done = dateline(folder, "reindex", "articles.jsonl", "--index", "index", "--quiet")
    assert done.returncode == 0, done.stderr
    return folder


def asked(folder: Path, *words: str) -> Result:
    done = dateline(folder, *words, "--index", "index")
    assert done.returncode == 0, done.stderr
    return done


def test_a_family_is_printed_first_ones_first(folder: Path) -> None:
    lines = asked(folder, "family", "copy").stdout.splitlines()
    assert lines[0] == "2 articles in 2 sources, 7 March – 9 March 2022."
    assert "Wire · First in this archive" in lines[3]
    assert "Gazette · +2 days · " in lines[6]
    found = json.loads(asked(folder, "family", "copy", "--json").stdout)
    assert [one["id"] for one in found["copies"]] == ["wire", "copy"]


def test_what_differs_stands_between_signs(folder: Path) -> None:
    text = asked(folder, "diff", "wire", "copy").stdout
    assert "4 sentences the same, 1 changed: 98 % of the words in common." in text
    assert "[-No ferry-]{+Ferry stops+}" in text
    assert "which come by [-rail.-]{+road.+}" in " ".join(text.split())
    assert "… 2 sentences the same …" in text
    assert json.loads(asked(folder, "diff", "wire", "copy", "--json").stdout)["changed"] == 1


@pytest.mark.parametrize("words", [("family", "nobody"), ("diff", "wire", "nobody")])
def test_an_article_that_is_not_there_is_named(folder: Path, words: tuple[str, ...]) -> None:
    done = dateline(folder, *words, "--index", "index")
    assert done.returncode == 1
    assert "There is no article 'nobody'" in done.stderr
