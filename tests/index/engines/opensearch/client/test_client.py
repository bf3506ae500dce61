"""The client on a real node: what it answers, what it refuses."""

from typing import Any

import pytest

from index.engines.opensearch.client.client import Access, Cluster
from index.engines.opensearch.client.refusals import NotFoundError, RefusedError
from index.engines.opensearch.filling.bulk import bulk
from tests.opensearch.nodes import Node

PLACE = "client-test"


@pytest.fixture(scope="module")
def cluster(node: Node) -> Cluster:
    made = Cluster(Access(node.url))
    mapping = {"dynamic": "strict", "properties": {"number": {"type": "integer"}}}
    made.call("PUT", f"/{PLACE}", {"mappings": mapping}, seconds=30)
    return made


def test_documents_are_written_in_several_batches(cluster: Cluster) -> None:
    assert bulk(cluster, PLACE, ((f"é {i}", {"number": i}) for i in range(1200))) == 1200
    cluster.call("POST", f"/{PLACE}/_refresh", seconds=30)
    assert cluster.call("GET", f"/{PLACE}/_count", {"query": {"match_all": {}}})["count"] == 1200


def test_a_refused_document_is_named(cluster: Cluster) -> None:
    documents: list[tuple[str, dict[str, Any]]] = [
        ("good", {"number": 1}),
        ("bad", {"number": "x"}),
        ("worse", {"other": 1}),
    ]
    with pytest.raises(RefusedError, match=r"2 of 3 documents; the first is bad"):
        bulk(cluster, PLACE, documents)


def test_what_is_not_there_is_said(cluster: Cluster) -> None:
    with pytest.raises(NotFoundError, match="no such index"):
        cluster.call("GET", "/nothing-here/_search")


def test_a_wrong_request_is_refused(cluster: Cluster) -> None:
    with pytest.raises(RefusedError, match="unknown query"):
        cluster.call("POST", f"/{PLACE}/_search", {"query": {"no_such_query": {}}})
