"""The rules for headings, one by one, and how often they are right on labelled paragraphs."""

import csv
import os
import re
from collections import Counter
from hashlib import sha256
from itertools import takewhile
from pathlib import Path

import pytest

from index.article import Article
from index.readers import registry
from index.readers.files import SourceFile
from index.readers.plain import headings, news_text
from index.text.cleaning import clean

DATA = Path(os.environ.get("DATELINE_TESTDATA", ""), "corpora", "articles")
DOC = Path(__file__).parents[4] / "docs" / "article-format.md"
A_HAIR = 0.001
LABELS = Path(__file__).with_name("headings.tsv")
PROSE = "The old pier had to be rebuilt twice, the port office said."


@pytest.mark.parametrize(
    "line",
    [
        "Half the Fare for Cyclists",
        "Why did it take nine years?",
        "Login.gov",
        "“Like a Bus Across the Water”",
        "Trade With the U.S.",
        "2. Talk to the neighbours",
        "Onward!",
        "Further reading:",
        "Зачем понадобилось девять лет?",
        "なぜ九年もかかったのか",
        "Ferries ------",
        "## Ferries",
        "Ferries {#ferries}",
        "_What has changed?_",
    ],
)
def test_a_heading(line: str) -> None:
    assert headings.looks_like(line)
    assert headings.find([PROSE, line, PROSE]) == [1]


@pytest.mark.parametrize(
    "line",
    [
        "It rained.",
        "港は閉鎖された。",
        "and so on",
        "- bread",
        "* bread",
        "> A word",
        "---",
        "94.2 %",
        "https://example.org/ferry",
        "Read it at https://example.org",
        "— Ada Lindqvist",
        "[video]",
        "((Reporter)) Why so late?",
        "“Is it late?”",
        "“It is late,”",
        "Bread - Milk - Eggs",
        "x = y",
        "Monday, April 8, 2019",
        "8 April 2019",
        "8 de abril de 2019",
        "By Ada Lindqvist",
        "_The pier in May_",
        "That is one of the sights that nobody who was there on that grey day will soon forget now",
        "Please write to us as soon as you have seen it!",
        "There are three things that you can do:",
        "W" * 121,
    ],
)
def test_no_heading(line: str) -> None:
    assert not headings.looks_like(line)
    assert headings.find([PROSE, line, PROSE]) == []


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["Tolls", PROSE], [0]),
        ([PROSE, "Tolls"], []),
        (["Money", "Tolls", PROSE], [0, 1]),
        (["Bread", "Milk", "Eggs", PROSE], []),
        (["You need:", "Bread", "Milk", PROSE], []),
        (["Tolls", "None."], [0]),
        (["Ferry Tolls", "None"], []),
        (["Bread", "Milk", "## Eggs", PROSE], [2]),
        (["Bread", "Milk", "Details", PROSE], [2]),
        (["Reporter: Why so late?", "Mayor: It rained."], []),
        (["Nine years: why so late?", PROSE], [0]),
    ],
)
def test_what_stands_around_a_heading(texts: list[str], found: list[int]) -> None:
    assert headings.find(texts) == found


def test_no_heading_before_the_first() -> None:
    assert headings.find(["Tolls", PROSE, "Fares", PROSE], 1) == [2]


def test_the_signs_are_not_part_of_the_heading() -> None:
    marked = ("Ferries -----", "Ferries =====", "## Ferries", "Ferries {#boats}")
    assert {headings.bare(line) for line in marked} == {"Ferries"}


def _predicted(path: Path, texts: list[str]) -> list[bool]:
    """Of which paragraphs the reader makes a heading (or the headline)."""
    (article,) = registry.read(SourceFile(path, f"articles/{path.name}"))
    assert isinstance(article, Article)
    asides = len(list(takewhile(headings.is_aside, texts)))
    opening, *headed = article.sections
    found = [False] * asides + [True] * (article.headline is not None)
    found += [False] * (len(opening.paragraphs) - asides + (article.lede is not None))
    for section in headed:
        found += [True] + [False] * len(section.paragraphs)
    assert len(found) == len(texts)
    return found


def _documented(name: str) -> list[float]:
    """Precision and recall in the documentation's table."""
    (row,) = re.findall(rf"^\| {name} \| .*$", DOC.read_text(encoding="utf-8"), re.MULTILINE)
    return [float(cell) for cell in row.strip("| ").split("|")[-2:]]


@pytest.mark.skipif(not DATA.is_dir(), reason="DATELINE_TESTDATA names no folder of articles")
def test_how_often_the_rules_are_right(capsys: pytest.CaptureFixture[str]) -> None:
    counts: Counter[tuple[str, bool, bool]] = Counter()
    with LABELS.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            path = DATA.parent.parent / row["article"]
            texts = news_text.paragraphs(clean(path.read_text(encoding="utf-8")).split("\n")[1:])
            at = int(row["paragraph"])
            assert sha256(texts[at].encode()).hexdigest()[:8] == row["sha256"], (
                "the articles changed"
            )
            counts[row["split"], row["label"] == "heading", _predicted(path, texts)[at]] += 1
    for name, split in (("tuned on", "tune"), ("held out", "held-out")):
        right = counts[split, True, True]
        precision = right / (right + counts[split, False, True])
        recall = right / (right + counts[split, True, False])
        with capsys.disabled():
            print(f"\nheadings, {name}: precision {precision:.3f}, recall {recall:.3f}")
        least_precision, least_recall = _documented(name)
        assert precision > least_precision - A_HAIR
        assert recall > least_recall - A_HAIR
