"""A cluster that is down, slow or lying: one sentence in time, and all is well when it is back."""

import socket
from typing import Any

import pytest

from index.engines.opensearch.client.client import Access, Cluster
from index.engines.opensearch.client.refusals import NotFoundError, RefusedError
from index.engines.opensearch.filling import bulk
from index.errors import EngineDownError
from tests.opensearch.liar import Answer, Asked, Liar, cut, dripping, endless, hung, says

WELL: Answer = says(200, {"well": True})
BLOCKED = {
    "type": "cluster_block_exception",
    "reason": "index [x] blocked by: [TOO_MANY_REQUESTS/12/disk usage exceeded flood-stage "
    "watermark, index has read-only-allow-delete block];",
}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (says(429, {"error": {"reason": "rejected execution"}}), "too much to do"),
        (says(429, {"error": BLOCKED}), "lets nothing be written"),
        (says(500, {"error": {"reason": "it broke"}}), "failed .500: it broke"),
        (says(503, b"<html>no server</html>", Content_Type="text/html"), "failed .503"),
        (says(401, b"Unauthorized", Content_Type="text/plain"), "refuses the credentials"),
        (says(200, b"<html>", Content_Type="text/html"), "something else than JSON"),
        (says(200, b"{not json"), "something else than JSON"),
        (says(200, b"[1]"), "something else than JSON"),
        (says(200, b"\xff\xfe"), "something else than JSON"),
        (says(200, b""), "something else than JSON"),
        (says(302, b"", Location="http://169.254.169.254/latest"), "sends elsewhere .302"),
        (cut, "cut short"),
        (endless, "longer than 64 MB"),
    ],
)
def test_what_is_no_answer_is_a_sentence_and_then_all_is_well(answer: Answer, told: str) -> None:
    with Liar(answer) as liar:
        cluster = Cluster(Access(liar.url))
        with pytest.raises(EngineDownError, match=told) as caught:
            cluster.call("GET", "/_search")
        assert liar.url in str(caught.value)
        assert liar.asked == ["/_search"]
        liar.answer = WELL
        assert cluster.call("GET", "/_search") == {"well": True}


@pytest.mark.parametrize("late", [hung, dripping])
def test_an_answer_that_is_late_is_not_waited_for(late: Any) -> None:
    with Liar(WELL) as liar:
        liar.answer = late(liar)
        cluster = Cluster(Access(liar.url))
        with pytest.raises(EngineDownError, match=r"did not answer within 0\.2 seconds"):
            cluster.call("GET", "/_search", seconds=0.2)
        liar.answer = WELL
        assert cluster.call("GET", "/_search") == {"well": True}


def test_a_port_where_nothing_listens() -> None:
    with pytest.raises(EngineDownError, match=r"refused.* DATELINE_OPENSEARCH_URL"):
        Cluster(Access(f"http://127.0.0.1:{free_port()}")).call("GET", "/")


def test_a_name_that_does_not_exist() -> None:
    with pytest.raises(EngineDownError, match="cannot be asked"):
        Cluster(Access("http://no-such-host.invalid:9200")).call("GET", "/")


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_another_node_answers_for_one_that_fails(status: int) -> None:
    with Liar(says(status, {"error": {"reason": "a node went"}})) as bad, Liar(WELL) as good:
        cluster = Cluster(Access(f"{bad.url},{good.url}"))
        for _ in range(6):
            assert cluster.call("POST", "/_search") == {"well": True}


def test_another_node_answers_for_one_that_is_gone() -> None:
    with Liar(WELL) as liar:
        cluster = Cluster(Access(f"http://127.0.0.1:{free_port()},{liar.url}"))
        for _ in range(6):
            assert cluster.call("GET", "/") == {"well": True}


def test_a_request_of_ours_that_is_wrong_is_no_fault_of_the_cluster() -> None:
    with Liar(says(400, {"error": {"reason": "unknown field"}})) as liar:
        with pytest.raises(RefusedError, match="unknown field"):
            Cluster(Access(liar.url)).call("GET", "/_search")
        liar.answer = says(404, {"error": {"reason": "no such index [x]"}})
        with pytest.raises(NotFoundError, match="no such index"):
            Cluster(Access(liar.url)).call("GET", "/_search")


def making(nodes: int, status: int, kind: str = "") -> Answer:
    """A cluster of so many nodes that is asked to make an index."""
    health = says(200, {"number_of_data_nodes": nodes})
    made = says(status, {"error": {"type": kind, "reason": "a reason"}} if kind else {})
    return lambda handler: (health if "health" in handler.path else made)(handler)


def test_an_index_that_a_dead_node_has_made_is_made_again() -> None:
    there, made = making(3, 400, "resource_already_exists_exception"), making(3, 200)

    def answer(handler: Asked) -> None:
        methods.append(handler.command)
        (made if "DELETE" in methods else there)(handler)

    methods: list[str] = []
    with Liar(answer) as liar:
        Cluster(Access(liar.url)).make_anew("x", {}, copies=2)
    assert methods == ["GET", "PUT", "DELETE", "GET", "PUT"]


def test_an_index_that_cannot_be_as_it_should_is_refused() -> None:
    with Liar(making(3, 400, "illegal_argument_exception")) as liar, pytest.raises(RefusedError):
        Cluster(Access(liar.url)).make_anew("x", {}, copies=2)


@pytest.mark.parametrize(("nodes", "copies", "waited"), [(1, 2, 1), (2, 2, 2), (3, 2, 2)])
def test_a_new_index_waits_for_the_copies_that_there_are_nodes_for(
    nodes: int, copies: int, waited: int
) -> None:
    with Liar(making(nodes, 200)) as liar:
        Cluster(Access(liar.url)).make("x", {}, copies)
        assert liar.asked[-1] == f"/x?wait_for_active_shards={waited}"


def test_credentials_are_sent_and_not_told() -> None:
    heard = []

    def answer(handler: Any) -> None:
        heard.append(handler.headers["Authorization"])
        says(401, b"{}")(handler)

    with Liar(answer) as liar, pytest.raises(EngineDownError) as caught:
        Cluster(Access(liar.url, "joe", "hunter2")).call("GET", "/")
    assert heard == ["Basic am9lOmh1bnRlcjI="]
    assert "hunter2" not in str(caught.value)


def rejecting(times: int, *, whole: bool) -> Answer:
    """A bulk of one document, for which there is no room at first."""
    left = iter([429] * times)

    def answer(handler: Any) -> None:
        status = next(left, 201)
        error = {"error": {"reason": "rejected execution"}} if status == 429 else {}
        if error and whole:
            return says(429, error)(handler)
        return says(200, {"items": [{"create": {"_id": "a", "status": status, **error}}]})(handler)

    return answer


@pytest.mark.parametrize("whole", [False, True])
def test_what_there_was_no_room_for_is_sent_again(
    whole: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "PAUSES", (0.0, 0.0))
    with Liar(rejecting(2, whole=whole)) as liar:
        assert bulk.bulk(Cluster(Access(liar.url)), "x", [("a", {})]) == 1
        assert len(liar.asked) == 3
        liar.answer = rejecting(3, whole=whole)
        with pytest.raises(EngineDownError, match="no room for 1 of 1 documents"):
            bulk.bulk(Cluster(Access(liar.url)), "x", [("a", {})])
