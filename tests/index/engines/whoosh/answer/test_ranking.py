"""Segments give the order that one would, whatever is level and wherever it lies."""

import random
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from index.article import Article
from index.asking.plan import Everything, Order, Plan, Term, Word
from index.asking.scored import Scored
from index.document import Document, from_article
from index.engines.oracle import MemoryReader
from index.engines.whoosh.answer import order as evaluate_order
from index.engines.whoosh.answer.answering import Evaluator
from tests.index.engines.whoosh.answer.test_answering import assert_same
from tests.index.engines.whoosh.segments import segment
from tests.index.strategies import LANGUAGE

WORDS = ("harbour", "bridge", "ferry", "market")
SCORED = tuple(Scored(((key,),)) for key in ("harbour", "bridg", "ferri"))


def documents(count: int) -> list[Document]:
    """Short articles of few words and few days, so that many scores and days are level."""
    draw = random.Random(4)
    made = []
    for number in range(count):
        day = date(2020, 1, 1) + timedelta(draw.randrange(4)) if draw.random() < 0.9 else None
        text = " ".join(draw.choices(WORDS, (1, 3, 9, 9), k=draw.randint(2, 6)))
        came = datetime.fromtimestamp(draw.randrange(3), UTC)
        told = Article(f"a{number:03}", text, "Gazette", date=day, added=came)
        made.append(from_article(told, LANGUAGE))
    return made


@pytest.mark.parametrize("order", ["relevance", "newest", "oldest", "added"])
@pytest.mark.parametrize("few", [0, 400])
def test_segments_rank_as_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, order: Order, few: int
) -> None:
    monkeypatch.setattr(evaluate_order, "_FEW", few)
    monkeypatch.setattr(evaluate_order, "_FEWER", few)
    every = documents(100)
    expected = MemoryReader(every, LANGUAGE, "1")
    opened = [segment(tmp_path, every[n * n * 4 : (n + 1) ** 2 * 4]) for n in range(5)]
    evaluator = Evaluator(opened)
    for where in (Everything(), Term(Word("key", ("harbour",)))):
        for scored in (SCORED, SCORED[:1], ()):
            for limit in (3, 20):
                plan = Plan(where, scored, order=order, limit=limit)
                answer = expected.run(plan)
                assert_same(evaluator.run(plan), opened, answer)
                last = answer.hits[-1]
                after = last.behind(order)
                following = Plan(where, scored, order=order, limit=limit, after=after)
                assert_same(evaluator.run(following), opened, expected.run(following))
