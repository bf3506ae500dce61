"""Real archives: how many articles each holds, what is counted beside them, how much is said."""

import csv
import os
from pathlib import Path

import pytest

from tests.index.readers.web_archives.reading import seen

DATA = Path(os.environ.get("DATELINE_TESTDATA", ""), "formats")
ROWS = list(
    csv.reader(
        Path(__file__).with_name("real.tsv").read_text("utf-8").splitlines()[1:],
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
    )
)
pytestmark = pytest.mark.skipif(
    not DATA.is_dir(), reason="DATELINE_TESTDATA names no folder of formats"
)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_what_becomes_of_the_records(row: list[str]) -> None:
    file, articles, passed, said = row
    found = seen(DATA / file)
    counts = "; ".join(f"{kind}: {count}" for kind, count in sorted(found.passed.items()))
    assert (str(len(found.articles)), counts, str(len(found.said))) == (articles, passed, said)
    assert all(one.captured and one.url for one in found.articles)


def test_every_archive_has_its_row() -> None:
    there = [*DATA.glob("warc/*"), *DATA.glob("wacz/*.wacz")]
    assert {row[0] for row in ROWS} == {str(path.relative_to(DATA)) for path in there}
