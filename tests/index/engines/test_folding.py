"""Near-duplicates under one hit, on every engine: in one segment or several, with cursors."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from index.article import Article, Section
from index.asking.hits import MAX_ALSO, Hit
from index.asking.plan import Choice, Everything, Order, Plan, Term, Word
from index.asking.protocol import Index, Reader
from index.asking.scored import Scored
from index.engines.memory import MemoryIndex
from index.engines.whoosh.index import WhooshIndex
from index.generations.ledger import FileState, Ledger, plain

Make = Callable[[Path], Index]
ENGINES: dict[str, Make] = {
    "memory": lambda folder: MemoryIndex(),
    "whoosh": lambda folder: WhooshIndex(folder, "en"),
}


def text(seed: int) -> str:
    return " ".join(Random(seed).choices([f"word{n}" for n in range(900)], k=80))


def copy(id: str, seed: int, day: int, source: str = "Wire", more: str = "") -> Article:
    section = Section(None, "s1", (text(seed) + more,))
    when = date(2024, 1, 1) + timedelta(day)
    return Article(id, f"title of {id}", source, date=when, sections=(section,))


ARTICLES = (
    *(copy(f"a{n}", 1, n, "One" if n % 2 else "Two", " ferry" * n) for n in range(4)),
    *(copy(f"b{n}", 2, 10 + n, more=" ferry") for n in range(2)),
    *(copy(f"c{n}", 100 + n, 5 + n, more=" ferry") for n in range(5)),
)


@pytest.fixture(params=ENGINES)
def index(request: pytest.FixtureRequest, tmp_path: Path) -> Index:
    return ENGINES[request.param](tmp_path / "index")


def ledger(articles: tuple[Article, ...]) -> Ledger:
    return Ledger({one.id: FileState(0, 0, "", plain([one.id])) for one in articles})


def filled(index: Index, articles: tuple[Article, ...] = ARTICLES, parts: int = 3) -> Reader:
    """The articles in generations one after the other, so that there are several segments."""
    for part in range(1, parts + 1):
        writer = index.writer()
        writer.write(articles[part - 1 :: parts])
        so_far = tuple(one for n, one in enumerate(articles) if n % parts < part)
        writer.publish(["tests"], ledger(so_far))
    return index.reader()


def told(reader: Reader, plan: Plan) -> dict[str, list[str]]:
    hits = reader.run(plan).hits
    assert all(hit.folded == len(hit.also) for hit in hits)
    return {hit.id: [article.id for article in hit.also] for hit in hits}


def test_the_newest_of_a_group_stands_for_it(index: Index) -> None:
    found = filled(index).run(Plan(Everything(), order="newest", fold=True))
    assert [hit.id for hit in found.hits] == ["b1", "c4", "c3", "c2", "c1", "c0", "a3"]
    assert [one.id for one in found.hits[-1].also] == ["a2", "a1", "a0"]
    assert (found.total, found.folded) == (11, 4)


def test_without_it_every_article_is_a_hit(index: Index) -> None:
    found = filled(index).run(Plan(Everything(), limit=20))
    assert len(found.hits) == found.total == 11
    assert found.folded == 0
    assert not any(hit.also for hit in found.hits)


def test_the_oldest_and_the_best_stand_for_their_group(index: Index) -> None:
    reader = filled(index)
    assert told(reader, Plan(order="oldest", fold=True))["a0"] == ["a1", "a2", "a3"]
    best = Plan(Term(Word("key", ("ferri",))), (Scored((("ferri",),)),), fold=True)
    assert next(iter(told(reader, best).items())) == ("a3", ["a2", "a1"])


def test_only_what_matches_is_folded(index: Index) -> None:
    reader = filled(index)
    one = Plan(choices=(Choice("source", ("One",)),), fold=True, order="newest")
    assert told(reader, one) == {"a3": ["a1"]}
    assert told(reader, Plan(choices=(Choice("source", ("Two",)),), fold=True)) == {"a2": ["a0"]}


@pytest.mark.parametrize("order", ["newest", "oldest", "relevance", "added"])
@pytest.mark.parametrize("step", [1, 2, 3])
def test_pages_and_cursors_show_each_group_once(index: Index, order: Order, step: int) -> None:
    reader = filled(index)
    plan = Plan(scored=(Scored((("ferri",),)),), order=order, limit=20, fold=True)
    whole = reader.run(plan).hits
    assert len(whole) == 7
    paged = [
        hit
        for offset in range(0, 9, step)
        for hit in reader.run(
            Plan(scored=plan.scored, order=order, offset=offset, limit=step, fold=True)
        ).hits
    ]
    assert paged == list(whole)
    walked: list[Hit] = []
    after = None
    while page := reader.run(
        Plan(scored=plan.scored, order=order, limit=step, after=after, fold=True)
    ).hits:
        walked += page
        after = page[-1].behind(order)
    assert walked == list(whole)


def test_a_group_without_its_first_article_is_found_anew(index: Index) -> None:
    filled(index)
    writer = index.writer()
    writer.remove(["a0", "b0"])
    writer.publish(["tests"], ledger(ARTICLES[1:4] + ARTICLES[5:]))
    found = told(index.reader(), Plan(order="newest", fold=True))
    assert found["a3"] == ["a2", "a1"]
    assert found["b1"] == []


def test_of_many_only_the_first_are_told(index: Index) -> None:
    many = tuple(copy(f"m{n:02}", 7, n) for n in range(MAX_ALSO + 5))
    [hit] = filled(index, many, 1).run(Plan(fold=True)).hits
    assert (len(hit.also), hit.folded) == (MAX_ALSO, MAX_ALSO + 4)
