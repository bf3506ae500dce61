"""The archive of the cases behind every engine, filled once for all tests of `search/`."""

import pytest

from index.article import Article
from index.generations.annex import Annex
from index.generations.ledger import NO_FILES
from search.request import MAX_CHOICES
from search.searcher import Searcher
from tests.test_cases import ENGINES, archive

ANNEX = Annex(
    withdrawn={
        "gone": Article("gone", "A Notice", "Valley Post", status="withdrawn", notice="Why")
    },
    moved={"old": "ferry"},
    renamed={
        "papers": ("Harbour Gazette", "Valley Post"),
        "wire": tuple(f"Agency {number}" for number in range(MAX_CHOICES + 1)),
    },
    formats={"news_text": 4, "html": 2, "json": 0},
    passed={"images": 3, "drafts": 5},
    skipped={"damaged or too large": 1},
    undated=1,
    absent=("news/b",),
)
"""What the archive of the cases is given to know beside its articles."""


@pytest.fixture(scope="session", params=ENGINES)
def searcher(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    """A searcher over the archive of the cases, one for each engine."""
    index = ENGINES[request.param](request, tmp_path_factory.mktemp("index") / "ix")
    writer = index.writer()
    writer.write(archive())
    writer.publish(["cases"], NO_FILES, ANNEX)
    return Searcher(index)
