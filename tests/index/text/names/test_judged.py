"""How often a name is right, on names that were judged by hand."""

import csv
import os
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

import pytest

from index.article import Article
from index.readers.files import SourceFile
from index.readers.registry import read
from index.text.names import names

DATA = Path(os.environ.get("DATELINE_TESTDATA", ""), "corpora", "articles")
JUDGED = Path(__file__).parent.with_name("names.tsv")
PRECISION = 0.917
"""It was 0.893 when they were judged; a few that were wrong are not found any more."""
STILL_FOUND = 0.90


class Judgement(NamedTuple):
    path: str
    name: str
    verdict: str


def judgements() -> list[Judgement]:
    """Held-out names, each judged by hand in its article."""
    with JUDGED.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [Judgement(*row) for row in rows if row and not row[0].startswith("#")]


def compare(judged: list[Judgement], root: Path) -> tuple[float, float]:
    """How many of the judged names that are still found are right, and how many of the right ones
    are still found."""
    by_path = defaultdict(list)
    for judgement in judged:
        by_path[judgement.path].append(judgement)
    kept = []
    for path, of_path in by_path.items():
        (one,) = read(SourceFile(root / path, f"{root.name}/{path}"))
        assert isinstance(one, Article), path
        output = names(one)
        kept += [judgement for judgement in of_path if judgement.name in output]
    right = sum(judgement.verdict != "wrong" for judgement in judged)
    kept_right = sum(judgement.verdict != "wrong" for judgement in kept)
    return kept_right / len(kept), kept_right / right


@pytest.mark.skipif(not DATA.is_dir(), reason="DATELINE_TESTDATA names no folder of articles")
def test_precision_on_the_judged_names() -> None:
    precision, still_found = compare(judgements(), DATA)
    assert precision >= PRECISION
    assert still_found >= STILL_FOUND
