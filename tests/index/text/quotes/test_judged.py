"""How often the speaker is right, on quotes that were judged by hand."""

import csv
import os
import re
from collections import Counter
from hashlib import sha256
from pathlib import Path

import pytest

from index.article import Article
from index.readers.files import SourceFile
from index.readers.registry import read as read_file
from index.text.quotes import Quote, quotes

DATA = Path(os.environ.get("DATELINE_TESTDATA", ""))
DOC = Path(__file__).parents[4] / "docs" / "quotes.md"
JUDGED = Path(__file__).parent.with_name("quotes.tsv")
A_HAIR = 0.001
needs_data = pytest.mark.skipif(
    not (DATA / "seed").is_dir(), reason="DATELINE_TESTDATA names no folder of articles"
)


def read(path: Path) -> tuple[Quote, ...]:
    (found,) = read_file(SourceFile(path, path.relative_to(DATA).as_posix()))
    assert isinstance(found, Article)
    return quotes(found)


@needs_data
def test_the_seed_article() -> None:
    found = read(next((DATA / "seed").glob("*.txt")))
    (forces,) = [quote for quote in found if "special forces" in quote.text]
    assert forces.speaker == "Vladimir Putin"
    assert {quote.text: quote.speaker for quote in found}["sacred mission"] is None


def documented(name: str) -> float:
    """Today's figure in the documentation's table."""
    (row,) = re.findall(rf"^\| {name} \| .*$", DOC.read_text(encoding="utf-8"), re.MULTILINE)
    return float(row.strip("| ").split("|")[-1]) / 100


@needs_data
def test_how_often_the_speaker_is_right(capsys: pytest.CaptureFixture[str]) -> None:
    counts: Counter[tuple[str, str]] = Counter()
    with JUDGED.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            given = {
                sha256(quote.text.encode()).hexdigest()[:8]: quote.speaker
                for quote in reversed(read(DATA / row["article"]))
            }
            assert row["sha256"] in given, "the articles changed"
            speaker = given[row["sha256"]]
            verdict = "right" if speaker == row["speaker"] else "wrong" if speaker else "none"
            counts[row["sample"], verdict] += 1
    precision = counts["precision", "right"] / (100 - counts["precision", "none"])
    recall = counts["recall", "right"] / 100
    with capsys.disabled():
        print(f"\nspeakers: precision {precision:.3f}, recall {recall:.3f}")
    assert precision > documented("precision") - A_HAIR
    assert recall > documented("recall") - A_HAIR
