"""The next generation in the cluster: what it takes over from the last one, and how it is left."""

from itertools import count
from typing import Any
from urllib.request import Request, urlopen

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Article
from index.asking.plan import Plan
from index.asking.protocol import Index
from index.document import Document
from index.engines.memory import MemoryIndex
from index.engines.opensearch.client.client import Access
from index.engines.opensearch.client.place import Place
from index.engines.opensearch.filling import copying
from index.engines.opensearch.index import OpenSearchIndex
from index.errors import BusyError, DamagedIndexError, NoIndexError
from index.generations.ledger import FileState, Ledger, plain
from tests.index.engines.opensearch.answer.test_equality import assert_same, questions
from tests.index.strategies import LANGUAGE, corpora
from tests.laws import node_law
from tests.opensearch.indices import in_cluster
from tests.opensearch.liar import Asked, Liar, relayed, says
from tests.opensearch.nodes import Node


@pytest.fixture
def index(request: pytest.FixtureRequest) -> OpenSearchIndex:
    return in_cluster(request)


@pytest.fixture(scope="module")
def in_three(request: pytest.FixtureRequest) -> OpenSearchIndex:
    return in_cluster(request, 3)


def publish(
    index: Index, written: list[Article], gone: list[str], held: list[str], *, anew: bool = False
) -> str:
    writer = index.writer(anew=anew)
    writer.write(iter(written))
    writer.remove(gone)
    return writer.publish(["archive"], Ledger({"all": FileState(1, 1, "", plain(held))}, 1))


def article(id: str, title: str = "Kursk") -> Article:
    return Article(id=id, title=title, source="BBC")


@node_law(3)
@given(corpora(), corpora(), questions, st.data())
def test_an_update_answers_as_the_obvious_engine_does(
    in_three: OpenSearchIndex,
    first: list[Document],
    then: list[Document],
    asked: list[Plan],
    data: st.DataObject,
) -> None:
    oracle = MemoryIndex(LANGUAGE)
    before = [document.article for document in first]
    now = [document.article for document in then]
    ids = [one.id for one in before]
    again = {one.id for one in now} & set(ids)
    gone = [*again, *data.draw(st.lists(st.sampled_from(ids), unique=True) if ids else st.just([]))]
    kept = [id for id in ids if id not in gone]
    for index in (oracle, in_three):
        publish(index, before, [], ids, anew=True)
        publish(index, now, gone, [*kept, *(one.id for one in now)])
    for plan in asked:
        assert_same(in_three.reader().run(plan), oracle.reader().run(plan))
    for id in {*ids, *(one.id for one in now)}:
        assert in_three.reader().family(id) == oracle.reader().family(id)


def test_the_generation_before_is_kept_and_older_ones_are_not(index: OpenSearchIndex) -> None:
    names = [publish(index, [article(f"a{n}")], [], [], anew=True) for n in range(3)]
    assert names == ["000001", "000002", "000003"]
    found = [index.reader(name).archive().generation for name in names]
    assert found == ["000003", "000002", "000003"]
    assert [hit.id for hit in index.reader("000002").run(Plan()).hits] == ["a1"]
    assert index.sources() == ("archive",)
    assert index.verify() == ()


def test_nothing_is_published_yet(index: OpenSearchIndex) -> None:
    with pytest.raises(NoIndexError, match="run `dateline reindex FOLDER`"):
        index.reader()
    with pytest.raises(NoIndexError, match="run `dateline reindex FOLDER`"):
        index.verify()
    assert index.sources() == ()


def test_one_writer_at_a_time(index: OpenSearchIndex) -> None:
    writer = index.writer()
    with pytest.raises(BusyError, match="Another writer is at work"):
        index.writer()
    writer.discard()
    assert publish(index, [article("a")], [], ["a"]) == "000001"


def test_what_is_discarded_leaves_nothing(index: OpenSearchIndex) -> None:
    publish(index, [article("a")], [], ["a"])
    writer = index.writer()
    writer.write([article("b")])
    writer.discard()
    writer.discard()
    assert [hit.id for hit in index.reader().run(Plan()).hits] == ["a"]
    assert index.verify() == ()


def test_the_ledger_comes_back(index: OpenSearchIndex) -> None:
    numbers = count()
    files = {f"f{n}": FileState(n, n, "ab" * 32, plain([f"a{n}"])) for n in range(3)}
    writer = index.writer()
    writer.write(article(f"a{next(numbers)}") for _ in files)
    writer.publish(["archive"], Ledger(files, 7))
    writer = index.writer()
    assert writer.ledger == Ledger(files, 7)
    writer.discard()


def test_the_deleted_count_in_no_score(index: OpenSearchIndex) -> None:
    publish(index, [article(f"a{n}") for n in range(9)], [], [f"a{n}" for n in range(9)])
    publish(index, [], [f"a{n}" for n in range(5)], [f"a{n}" for n in range(5, 9)])
    found = index._catalogue.cluster.call("GET", f"/{index._catalogue.index('000002')}/_stats/docs")
    assert found["_all"]["primaries"]["docs"] == {"count": 4, "deleted": 0}


def test_what_a_failed_copy_has_copied_counts_once(
    node: Node, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "PAUSES", (0.0,))
    through, fails = relayed(node.url), iter([True])

    def answer(handler: Asked) -> None:
        if handler.path == "/_reindex" and next(fails, False):
            kind = {"Content-Type": "application/json"}
            urlopen(Request(f"{node.url}/_reindex?refresh=true", handler.body, kind)).close()
            says(503, {})(handler)
        else:
            through(handler)

    ids = [f"a{n}" for n in range(9)]
    with Liar(answer) as liar:
        index = OpenSearchIndex(Access(liar.url), "en", Place("copied"))
        publish(index, [article(id) for id in ids], [], ids)
        publish(index, [], ["a0"], ids[1:])
        assert liar.asked.count("/_reindex") == 2
        assert index.verify() == ()
        assert index.reader().run(Plan()).total == 8


def test_an_index_that_is_not_whole_is_not_published(node: Node) -> None:
    def lost(path: str, body: dict[str, Any]) -> None:
        if "allow_partial_search_results=false" in path:
            body["hits"]["total"]["value"] -= 1

    with Liar(relayed(node.url, lost)) as liar:
        index = OpenSearchIndex(Access(liar.url), "en", Place("lost"))
        with pytest.raises(DamagedIndexError, match=r"has 1 of 2 articles.* not published"):
            publish(index, [article("a"), article("b")], [], ["a", "b"])
        with pytest.raises(NoIndexError):
            index.reader()
