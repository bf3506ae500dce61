"""The pages over a cluster that is down, slow or lying, and as soon as it is well again."""

from collections.abc import Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient

from index.engines.opensearch.client.client import Access
from index.engines.opensearch.client.place import Place
from index.engines.opensearch.index import OpenSearchIndex
from index.errors import EngineDownError
from search.searcher import Searcher
from tests.opensearch.liar import Answer, Liar, cut, endless, hung, relayed, says
from tests.opensearch.nodes import Node
from tests.test_cases import archive
from web.app import create_app

ADDRESS = "/search.json?q=flood"


@pytest.fixture(scope="module")
def liar(node: Node) -> Iterator[Liar]:
    """A server that relays to the node, with an archive behind it."""
    with Liar(relayed(node.url)) as liar:
        writer = index_at(liar.url).writer()
        writer.write(archive())
        writer.publish(["cases"])
        yield liar


@pytest.fixture(scope="module")
def client(liar: Liar) -> FlaskClient:
    return create_app(Searcher(index_at(liar.url))).test_client()


def index_at(url: str) -> OpenSearchIndex:
    return OpenSearchIndex(Access(url), "en", Place("serving"))


def lying(path: str, answer: dict[str, Any], **lie: Any) -> None:
    if "/_search" in path:
        answer.update(lie)


def one_shard_failed(path: str, answer: dict[str, Any]) -> None:
    lying(path, answer, _shards={"total": 3, "successful": 2, "skipped": 0, "failed": 1})


def timed_out(path: str, answer: dict[str, Any]) -> None:
    lying(path, answer, timed_out=True)


def is_well(client: FlaskClient) -> bool:
    answer = client.get(ADDRESS)
    page = answer.get_json()
    return answer.status_code == 200 and page["total"] > 0 and not page["partial"]


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (says(429, {}), "too much to do"),
        (says(500, {}), "failed (500"),
        (says(307, b"", Location="http://169.254.169.254/latest"), "sends elsewhere (307)"),
        (says(200, b"<html>", Content_Type="text/html"), "something else than JSON"),
        (says(200, {}), "names nothing"),
        (cut, "cut short"),
        (endless, "longer than 64 MB"),
        (None, "did not answer within 3 seconds"),
    ],
)
def test_no_answer_is_503_with_the_reason(
    answer: Answer | None,
    told: str,
    liar: Liar,
    client: FlaskClient,
    node: Node,
    caplog: pytest.LogCaptureFixture,
) -> None:
    assert is_well(client)
    liar.answer = answer or hung(liar)
    refused = client.get(ADDRESS)
    liar.answer = relayed(node.url)
    assert refused.status_code == 503
    assert told in refused.get_json(force=True)["detail"]
    assert "127.0.0.1" not in refused.text
    (logged,) = [r for r in caplog.records if r.name == "dateline.errors"]
    assert told in vars(logged)["fields"]["error"]
    assert int(refused.headers["Retry-After"]) > 0
    assert is_well(client)


def test_a_reader_gets_a_page_with_the_reason(
    liar: Liar, client: FlaskClient, node: Node, caplog: pytest.LogCaptureFixture
) -> None:
    liar.answer = says(500, {})
    refused = client.get("/search?q=flood")
    liar.answer = relayed(node.url)
    assert refused.status_code == 503
    assert "failed (500" in refused.text
    assert "127.0.0.1" not in refused.text
    assert liar.url in vars(caplog.records[-1])["fields"]["error"]


@pytest.mark.parametrize("lie", [one_shard_failed, timed_out])
def test_a_part_of_an_answer_is_said_to_be_one(
    lie: Any, liar: Liar, client: FlaskClient, node: Node
) -> None:
    liar.answer = relayed(node.url, lie)
    page = client.get(ADDRESS).get_json()
    liar.answer = relayed(node.url)
    assert page["partial"]
    assert page["warnings"]
    assert is_well(client)


def test_a_block_on_writing_is_said_and_what_is_published_stays(
    liar: Liar, client: FlaskClient, node: Node
) -> None:
    block = {"type": "cluster_block_exception", "reason": "index blocked by: [read-only block]"}

    def refuse(path: str, answer: dict[str, Any]) -> None:
        if path.endswith("/_bulk"):
            for item in answer["items"]:
                for told in item.values():
                    told |= {"status": 403, "error": block}

    writer = index_at(liar.url).writer()
    liar.answer = relayed(node.url, refuse)
    with pytest.raises(EngineDownError, match="lets nothing be written"):
        writer.write(archive())
        writer.publish(["cases"])
    liar.answer = relayed(node.url)
    writer.discard()
    assert is_well(client)
