"""The second look on every engine: pages and cursors go over the border of what is looked at again,
and whatever is found has an order that is the same each time.
"""

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Article, Section
from index.asking.hits import Hit
from index.asking.plan import Or, Plan, Term, Word
from index.asking.protocol import Reader
from index.asking.rescoring import MAX_WORDS, SIGNALS
from index.asking.scored import Scored
from index.asking.second import SecondLook
from index.document import Document
from index.engines.memory import MemoryIndex
from index.engines.whoosh.index import WhooshIndex
from tests.index.engines.whoosh.answer.test_equality import assert_same, filled
from tests.index.strategies import LANGUAGE, corpora, plans
from tests.laws import law


def pages(reader: Reader, plan: Plan, size: int) -> list[Hit]:
    """All hits of a plan, one page after the other."""
    found: list[Hit] = []
    while more := reader.run(replace(plan, offset=len(found), limit=size)).hits:
        found += more
    return found


def walk(reader: Reader, plan: Plan, size: int) -> list[Hit]:
    """All hits of a plan, each time those behind the last one."""
    found: list[Hit] = []
    after = None
    while more := reader.run(replace(plan, offset=0, limit=size, after=after)).hits:
        found += more
        after = more[-1].behind(plan.order)
    return found


@law(40)
@given(corpora(), st.lists(plans, min_size=3, max_size=6), st.integers(1, 3))
def test_every_hit_comes_once(documents: list[Document], asked: list[Plan], size: int) -> None:
    with TemporaryDirectory() as folder:
        readers: Sequence[Reader] = (
            filled(MemoryIndex(LANGUAGE), documents),
            filled(WhooshIndex(Path(folder, "index"), LANGUAGE), documents),
        )
        for plan in asked:
            for reader in readers:
                bare = replace(plan, facets=(), timeline=False, after=None, offset=0)
                whole = list(reader.run(replace(bare, limit=20)).hits)
                assert pages(reader, bare, size) == whole
                assert walk(reader, bare, size) == whole
                scores = [hit.score for hit in whole]
                assert plan.order != "relevance" or scores == sorted(scores, reverse=True)


KEYS = tuple(f"word{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(256))
WHERE = Or(tuple(Term(Word("key", (key,))) for key in ("ferri", "harbour", *KEYS)))


def article(number: int, text: str, title: str = "Note") -> Article:
    day = date(2021, 1, 1) + timedelta(number % 7)
    return Article(
        f"a{number:03}", title, "Gazette", date=day, sections=(Section(None, "s1", (text,)),)
    )


ARCHIVES = {
    "one hit": [article(1, "A ferry leaves the harbour.")],
    "identical": [article(n, "A ferry leaves the harbour at noon.") for n in range(130)],
    "of one word": [article(n, "ferry", "ferry") for n in range(110)],
    "alike": [article(n, f"The ferry {KEYS[n % 5]} harbour {KEYS[n]}.") for n in range(150)],
}
WORDS = {
    "two words": ("ferri", "harbour"),
    "256 words": ("ferri", *KEYS[:255]),
    "in no article": ("kittiwak", "zeppelin"),
    "one that is there": ("kittiwak", "ferri"),
}


@pytest.mark.parametrize("words", WORDS.values(), ids=list(WORDS))
@pytest.mark.parametrize("articles", ARCHIVES.values(), ids=list(ARCHIVES))
def test_unusual_answers_have_one_order(
    tmp_path: Path, articles: list[Article], words: tuple[str, ...]
) -> None:
    readers: list[Reader] = []
    for index in (MemoryIndex(LANGUAGE), WhooshIndex(tmp_path / "index", LANGUAGE)):
        writer = index.writer()
        writer.write(articles)
        writer.publish(["archive"])
        readers.append(index.reader())
    memory, whoosh = readers
    second = SecondLook(tuple((word,) for word in words[:MAX_WORDS]), words[:MAX_WORDS], True, True)
    scored = tuple(Scored(((word,),)) for word in words)
    for fold in (False, True):
        plan = Plan(WHERE, scored, limit=200, fold=fold, second=second)
        expected = memory.run(plan)
        assert_same(whoosh.run(plan), expected)
        assert whoosh.run(plan) == whoosh.run(plan)
        assert walk(whoosh, plan, 33) == pages(whoosh, plan, 33) == list(whoosh.run(plan).hits)
        assert all(math.isfinite(hit.score) for hit in expected.hits)
        assert {len(hit.added) for hit in expected.hits} <= {0, len(SIGNALS)}
    if len({one.sections for one in articles}) == 1:
        dates = [hit.article.date for hit in whoosh.run(replace(plan, fold=False)).hits]
        assert dates == sorted(dates, reverse=True)  # type: ignore[type-var]
