"""The archive of the cases behind every engine, filled once for all tests of `search/`."""

import pytest

from search.searcher import Searcher
from tests.test_cases import ENGINES, archive


@pytest.fixture(scope="session", params=ENGINES)
def searcher(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    """A searcher over the archive of the cases, one for each engine."""
    index = ENGINES[request.param](request, tmp_path_factory.mktemp("index") / "ix")
    writer = index.writer()
    writer.write(archive())
    writer.publish(["cases"])
    return Searcher(index)
