"""What one answer is made of may be a part, or late."""

import time

import pytest

from index.engines.opensearch.client.asking import Asking
from index.engines.opensearch.client.client import Access, Cluster
from index.errors import EngineDownError
from tests.opensearch.liar import Liar, hung, says

WHOLE = {"hits": {}, "timed_out": False, "_shards": {"failed": 0}}


@pytest.mark.parametrize("lie", [{"timed_out": True}, {"_shards": {"failed": 1}}])
def test_a_part_in_any_of_the_searches_makes_the_answer_one(lie: dict[str, object]) -> None:
    with Liar(says(200, WHOLE)) as liar:
        one = Asking(Cluster(Access(liar.url)), "x")
        one.search({})
        assert not one.partial
        liar.answer = says(200, WHOLE | lie)
        one.search({})
        liar.answer = says(200, WHOLE)
        one.search({})
        assert one.partial


def test_all_searches_of_an_answer_share_its_time() -> None:
    with Liar(says(200, WHOLE)) as liar:
        with pytest.raises(EngineDownError, match="did not answer within"):
            Asking(Cluster(Access(liar.url)), "x", seconds=0.0).search({})
        assert liar.asked == []


def test_a_node_that_hangs_leaves_time_for_another() -> None:
    with Liar(says(200, {"well": True})) as well, Liar(says(200, {})) as ill:
        ill.answer = hung(ill)
        cluster = Cluster(Access(f"{ill.url},{well.url}"))
        assert [cluster.call("GET", "/", seconds=1.0) for _ in range(3)] == [{"well": True}] * 3
        assert len(ill.asked) == 1  # and then it is left alone


def test_two_nodes_that_hang_cost_the_time_of_one() -> None:
    with Liar(says(200, {})) as one, Liar(says(200, {})) as other:
        one.answer, other.answer = hung(one), hung(other)
        cluster = Cluster(Access(f"{one.url},{other.url}"))
        started = time.monotonic()
        with pytest.raises(EngineDownError, match=r"within 1 seconds"):
            cluster.call("GET", "/", seconds=1.0)
        assert len(one.asked) == len(other.asked) == 1
        assert time.monotonic() - started < 1.6  # not the time of each
