"""What matches is read in pages, on a real node."""

import pytest

from index.article import Article
from index.asking.plan import Choice, Plan, Term, Word
from index.engines.memory import MemoryIndex
from index.engines.opensearch.answer import members
from tests.opensearch.indices import in_cluster

ARTICLES = tuple(
    Article(f"n{n:02}", "Ferry", "One" if n % 2 else "Two", fingerprint=f"{n:016x}")
    for n in range(11)
)
FERRY = Plan(Term(Word("key", ("ferri",))))


@pytest.mark.parametrize("size", [1, 3, 11, 50])
def test_all_pages_come(
    size: int, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(members, "PAGE", size)
    expected = MemoryIndex()
    for index in (ours := in_cluster(request), expected):
        writer = index.writer()
        writer.write(ARTICLES)
        writer.publish(["tests"])
    one = Plan(FERRY.where, choices=(Choice("source", ("One",)),))
    for plan, found in ((FERRY, 11), (one, 5)):
        came = ours.reader().members(plan)
        assert came == expected.reader().members(plan)
        assert len(came.all) == found
