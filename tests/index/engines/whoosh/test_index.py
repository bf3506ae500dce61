"""The Whoosh engine on documents written by hand: what it finds, publishes and survives."""

import os
import random
import threading
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import product
from pathlib import Path

import pytest
import whoosh.index
from whoosh.qparser import QueryParser

from index.article import Article, Image, Section
from index.asking.hits import Hit
from index.asking.plan import (
    MAX_EXPANSION,
    After,
    And,
    FacetCount,
    FacetTerm,
    Near,
    Node,
    Not,
    Order,
    Phrase,
    Plan,
    Prefix,
    Term,
    Word,
)
from index.asking.protocol import Index
from index.asking.scored import Scored
from index.engines.memory import MemoryIndex
from index.engines.whoosh.index import CHECK, WhooshIndex
from index.errors import BusyError, DamagedIndexError, NoIndexError


@pytest.fixture
def index(tmp_path: Path) -> WhooshIndex:
    return WhooshIndex(tmp_path / "index", "en")


def article(id: str, body: str = "", **parts: object) -> Article:
    sections = (Section(None, "s1", (body,)),)
    return Article(**{"id": id, "title": id, "source": "BBC", "sections": sections} | parts)  # type: ignore[arg-type]


def publish(index: Index, articles: Iterable[Article]) -> str:
    writer = index.writer()
    writer.write(articles)
    return writer.publish(["archive"])


def found(index: Index, where: object) -> list[str]:
    return [hit.id for hit in index.reader().run(Plan(where)).hits]  # type: ignore[arg-type]


def stems(*texts: str) -> tuple[Word, ...]:
    return tuple(Word("key", (text,)) for text in texts)


def generation(tmp_path: Path, name: str = "000001") -> Path:
    return tmp_path / "index" / "generations" / name


# watching


def checked() -> None:
    """Waits until what was begun in the background is done."""
    for thread in threading.enumerate():
        if thread.name == CHECK:
            thread.join(60)


def test_damage_of_a_large_file_is_found_while_it_answers(
    index: WhooshIndex, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.generations.opening.HASHED_WHOLE", 0)
    monkeypatch.setattr("index.generations.opening.ALWAYS_HASHED", 0)
    publish(index, [article("old", "ferry")])
    publish(index, [article("new", "ferry")])
    index.watch()
    assert index.reader().archive().generation == "000002"
    checked()
    assert index.reader().archive().generation == "000002"

    damaged = WhooshIndex(tmp_path / "index", "en")
    file = next(generation(tmp_path, "000002").glob("*.doc"))
    content = bytearray(file.read_bytes())
    content[-1] ^= 1
    file.write_bytes(content)
    damaged.watch()
    assert damaged.reader().archive().generation == "000002"
    checked()
    archive = damaged.reader().archive()
    assert (archive.generation, archive.damaged) == ("000001", True)
    assert f"{file} is damaged" in archive.notices[0]


# finding


def test_no_phrase_crosses_a_value(index: WhooshIndex) -> None:
    publish(
        index,
        [
            article("title", title="special", headline="forces"),
            article("body", "special forces"),
            article(
                "sections",
                "special",
                sections=(Section(None, "s1", ("special",)), Section("x", "s2", ("forces",))),
            ),
            article("authors", authors=("Ann Special", "Forces Bell")),
        ],
    )
    words = stems("special", "forc")
    assert found(index, Phrase(words)) == ["body"]
    assert found(index, Near(words, 50)) == ["body"]
    assert found(index, Near(words, 100_000)) == ["body"]
    assert found(index, And((Term(words[0]), Term(words[1])))) == [
        "authors",
        "body",
        "sections",
        "title",
    ]


def test_a_word_and_its_stem_in_one_place_are_not_two_places(index: WhooshIndex) -> None:
    publish(index, [article("one", "forces"), article("two", "forces force")])
    both = (Word("form", ("forces",)), Word("key", ("forc",)))
    assert found(index, Near(both, 5)) == ["two"]
    assert found(index, Near(both[::-1], 5)) == ["two"]
    assert found(index, Near((*both, both[1]), 5)) == []
    publish(index, [article("two", "forces force"), article("three", "forced force forces")])
    assert found(index, Near((both[1],) * 2, 5)) == ["three", "two"]
    assert found(index, Near((*both, both[1]), 5)) == ["three"]
    assert found(index, Near((both[0], both[0], both[1]), 5)) == []


def test_a_word_may_stand_twice_in_a_phrase(index: WhooshIndex) -> None:
    publish(index, [article("a", "kursk army kursk"), article("b", "kursk army of kursk")])
    assert found(index, Phrase(stems("kursk", "armi", "kursk"))) == ["a"]
    assert found(index, Near(stems("kursk", "kursk", "armi"), 0)) == ["a"]
    assert found(index, Near(stems("kursk", "kursk", "armi"), 1)) == ["a", "b"]


def test_facet_values_are_exact_even_where_they_are_no_valid_text(index: WhooshIndex) -> None:
    odd = "Ann\ud800 Bell, B"
    publish(index, [article("a", authors=(odd, "C")), article("b", authors=("Ann",))])
    assert found(index, FacetTerm("author", odd)) == ["a"]
    assert found(index, FacetTerm("author", "ann")) == []
    counts = index.reader().run(Plan(facets=(FacetCount("author"),))).facets[0]
    assert counts.values == (("Ann", 1), (odd, 1), ("C", 1))


def test_an_expansion_that_is_cut_is_named(index: WhooshIndex) -> None:
    words = [f"w{number:05d}" for number in range(MAX_EXPANSION + 1)]
    publish(index, [article("first", words[0]), article("all", " ".join(words[1:]))])
    answer = index.reader().run(Plan(And((Prefix("w"), Prefix("w"), Prefix("w00")))))
    assert answer.total == 2
    assert [notice[:4] for notice in answer.notices] == ["“w*”"]
    publish(
        index,
        [article("first", words[0]), article("last", words[-1]), article("all", " ".join(words))],
    )
    assert found(index, Prefix("w")) == ["all", "first"]


def test_an_index_may_be_empty(index: WhooshIndex) -> None:
    publish(index, [])
    reader = index.reader()
    assert reader.archive().articles == 0
    plan = Plan(
        Not(Term(Word("key", ("kursk",)))), (Scored((("kursk",),)),), facets=(FacetCount("source"),)
    )
    assert reader.run(plan).total == 0
    assert reader.article("a") is None


def long_corpus() -> list[Article]:
    """Enough documents for postings of several blocks."""
    pick = random.Random(7)
    words = ["kursk", "force", "forces", "army", "the", "of", *(f"rare{n}" for n in range(10))]
    articles = (
        article(
            f"{pick.randrange(16**8):08x}",
            " ".join(pick.choices(words, k=pick.randrange(1, 120))),
            title=" ".join(pick.choices(words, k=4)),
            source=pick.choice(["BBC", "Reuters", "AP"]),
            date=date(2020, 1, 1) + timedelta(pick.randrange(400)) if pick.random() < 0.9 else None,
            authors=tuple(pick.sample(["Ann", "Bob", "Cy"], pick.randrange(3))),
        )
        for _ in range(300)
    )
    return list(articles)


def test_long_postings_answer_as_the_obvious_engine_does(index: WhooshIndex) -> None:
    readers = []
    articles = long_corpus()
    for one in (index, MemoryIndex("en")):
        writer = one.writer()
        writer.write(articles)
        writer.publish(["archive"])
        readers.append(one.reader())
    where: list[Node] = [
        Term(Word("key", ("kursk",))),
        Phrase(stems("the", "armi")),
        Near(stems("armi", "armi", "rare7"), 9),
        Prefix("rar"),
    ]
    for node, field in product(where, (None, "body")):
        plan = Plan(
            And((node, Not(Term(Word("form", ("rare3",)), "title")))),
            (Scored((("armi",),), field), Scored((("rare1",),), None, 2)),
            facets=(FacetCount("source"), FacetCount("author")),
            timeline=True,
            limit=300,
        )
        ours, theirs = (reader.run(plan) for reader in readers)
        assert ours.total > 0
        assert ours == theirs


def test_plain_whoosh_opens_a_generation(index: WhooshIndex, tmp_path: Path) -> None:
    publish(
        index,
        [
            article("a", "Special forces of Kursk", date=date(2025, 4, 28)),
            article("b", "The forces were special", images=(Image(author="Ann"),)),
        ],
    )
    plain = whoosh.index.open_dir(str(generation(tmp_path)))
    with plain.searcher() as searcher:
        for query, ids in [
            ("force", ["a", "b"]),
            ('"special force"', ["a"]),
            ("form:forces", ["a", "b"]),
            ("form:spec*", ["a", "b"]),
            ("body:force", ["a", "b"]),
            ("credit:Ann", ["b"]),
            ("day:[1 TO 999999]", ["a"]),
        ]:
            parsed = QueryParser("key", plain.schema).parse(query)
            hits = searcher.search(parsed)
            assert sorted(hit["id"] for hit in hits) == ids


@pytest.mark.parametrize("order", ["relevance", "newest", "oldest", "added"])
def test_pages_that_follow_each_other_make_the_whole(index: WhooshIndex, order: Order) -> None:
    days = [None, date(2025, 1, 2), date(2025, 1, 1), date(2025, 1, 2), None]
    publish(
        index,
        [
            article(
                f"{'ab'[n % 2]}{n:02d}",
                "kursk " * (n % 3),
                date=days[n % 5],
                added=datetime.fromtimestamp(n % 4, UTC),
            )
            for n in range(30)
        ],
    )
    plan = Plan(scored=(Scored((("kursk",),)),), order=order, limit=100)
    whole = index.reader().run(plan).hits
    paged: list[Hit] = []
    after: After | None = None
    while hits := index.reader().run(replace(plan, after=after, limit=4)).hits:
        paged += hits
        after = hits[-1].behind(order)
    assert tuple(paged) == whole
    assert len(whole) == 30
    windows = (index.reader().run(replace(plan, offset=n, limit=7)).hits for n in range(0, 35, 7))
    assert tuple(hit for hits in windows for hit in hits) == whole


# publishing


def test_nothing_is_published_at_first(index: WhooshIndex, tmp_path: Path) -> None:
    with pytest.raises(NoIndexError, match="run `dateline reindex FOLDER`"):
        index.reader()
    with pytest.raises(NoIndexError, match="run `dateline reindex FOLDER`"):
        index.verify()
    assert index.sources() == ()
    assert not (tmp_path / "index").exists()


def test_a_reader_notices_what_is_published(index: WhooshIndex) -> None:
    assert publish(index, [article("a")]) == "000001"
    first = index.reader()
    assert index.reader() is first
    assert publish(index, [article("a"), article("b", date=date(2025, 4, 28))]) == "000002"
    second = index.reader()
    assert second is not first
    assert (first.archive().articles, first.archive().generation) == (1, "000001")
    assert (second.archive().articles, second.archive().generation) == (2, "000002")
    assert second.archive().first == second.archive().last == date(2025, 4, 28)
    assert second.archive().language == "en"
    assert index.sources() == ("archive",)
    assert index.verify() == ()


def test_a_reader_outlives_its_generation(index: WhooshIndex, tmp_path: Path) -> None:
    publish(index, [article("a", "kursk", authors=("Ann",))])
    reader = index.reader()
    for _ in range(3):
        publish(index, [article("b")])
    assert not generation(tmp_path).exists()
    plan = Plan(
        Term(Word("key", ("kursk",))), (Scored((("kursk",),)),), facets=(FacetCount("author"),)
    )
    answer = reader.run(plan)
    assert (answer.hits[0].id, answer.hits[0].article.authors) == ("a", ("Ann",))
    assert answer.facets[0].values == (("Ann", 1),)


def test_there_is_one_writer(index: WhooshIndex, tmp_path: Path) -> None:
    writer = index.writer()
    with pytest.raises(BusyError):
        WhooshIndex(tmp_path / "index", "en").writer()
    writer.publish([])
    index.writer().discard()


def test_what_is_discarded_leaves_nothing(index: WhooshIndex, tmp_path: Path) -> None:
    publish(index, [article("a")])
    writer = index.writer()
    writer.write([article("b")])
    writer.discard()
    writer.discard()
    assert [path.name for path in generation(tmp_path).parent.iterdir()] == ["000001"]
    assert index.reader().archive().articles == 1
    assert index.verify() == ()


def test_a_failed_publication_leaves_the_old_index(
    index: WhooshIndex, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(index, [article("a")])
    writer = index.writer()
    writer.write([article("b")])
    with monkeypatch.context() as patch:
        patch.setattr("index.generations.publishing.os.fsync", lambda *args: os.write(-1, b""))
        with pytest.raises(OSError, match="Bad file descriptor"):
            writer.publish([])
    assert index.reader().archive().generation == "000001"
    assert index.verify() == ()
    publish(index, [article("c")])


def test_threads_share_a_reader(index: WhooshIndex) -> None:
    pick = random.Random(3)
    texts = [" ".join(pick.choices(["kursk", "army", "of", "rare"], k=30)) for _ in range(200)]
    publish(index, [article(str(number), text) for number, text in enumerate(texts)])
    reader = index.reader()
    plans = [
        Plan(Phrase(stems(*words)), (Scored(((words[0],),)),), limit=200)
        for words in product(["kursk", "armi", "of", "rare"], repeat=3)
    ]
    expected = [reader.run(plan) for plan in plans]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(reader.run, plans)) == expected


def test_a_forked_process_reads_what_its_parent_opened(index: WhooshIndex) -> None:
    publish(index, [article(str(number), f"kursk w{number}") for number in range(200)])
    reader = index.reader()
    plan = Plan(Term(Word("key", ("kursk",))), limit=200)
    expected = reader.run(plan)
    child = os.fork()
    if child == 0:
        os._exit(0 if all(reader.run(plan) == expected for _ in range(50)) else 1)
    assert all(reader.run(plan) == expected for _ in range(50))
    assert os.waitpid(child, 0)[1] == 0


# damage


def test_damage_is_told_with_every_answer(index: WhooshIndex, tmp_path: Path) -> None:
    publish(index, [article("old")])
    publish(index, [article("new")])
    for path in generation(tmp_path, "000002").glob("MAIN*.col"):
        path.unlink()
    answer = WhooshIndex(tmp_path / "index", "en").reader().run(Plan())
    assert [hit.id for hit in answer.hits] == ["old"]
    assert "Generation 000001 answers meanwhile" in answer.notices[0]
    assert len(index.verify()) == 1


def test_without_a_whole_generation_there_is_no_reader(index: WhooshIndex, tmp_path: Path) -> None:
    publish(index, [article("a")])
    for path in generation(tmp_path).glob("MAIN*.col"):
        path.write_bytes(b"")
    with pytest.raises(DamagedIndexError, match=r"\.col has not the size"):
        index.reader()
    assert index.sources() == ("archive",)


def test_damage_that_opening_does_not_see_is_named(
    index: WhooshIndex, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.generations.opening.HASHED_WHOLE", 0)
    monkeypatch.setattr("index.generations.opening.ALWAYS_HASHED", 0)
    publish(index, [article(str(number), "kursk") for number in range(9)])
    (postings,) = generation(tmp_path).glob("MAIN*.col")
    postings.write_bytes(bytes(postings.stat().st_size))
    with pytest.raises(DamagedIndexError, match="`dateline reindex`"):
        index.reader().run(Plan(Term(Word("key", ("kursk",)))))
