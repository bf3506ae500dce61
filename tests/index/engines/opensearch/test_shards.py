"""Several shards score as one does."""

import pytest

from index.article import Article, Section
from index.asking.plan import Plan
from index.asking.scored import Scored
from index.engines.memory import MemoryIndex
from tests.index.strategies import LANGUAGE
from tests.opensearch.indices import in_cluster


def test_a_shard_without_the_field_where_a_word_is_most_frequent(
    request: pytest.FixtureRequest,
) -> None:
    articles = [
        Article(id=f"t{n}", title="Kursk", source="BBC", sections=(Section(None, "s", ("army",)),))
        for n in range(3)
    ]
    bodies = (Section(None, "s", ("kursk",)),)
    articles += [Article(id="b", title="army", source="BBC", sections=bodies)]
    oracle, index = MemoryIndex(LANGUAGE), in_cluster(request, 10)
    for one in (oracle, index):
        writer = one.writer(anew=True)
        writer.write(articles)
        writer.publish(["archive"])
    plan = Plan(scored=(Scored((("kursk",),)),), limit=5)
    got, expected = index.reader().run(plan).hits, oracle.reader().run(plan).hits
    assert [hit.score for hit in got] == pytest.approx([hit.score for hit in expected], rel=1e-6)
