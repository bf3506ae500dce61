"""The needs and their judgements as tables, and how good an order of articles is for them."""

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple, cast

from benchmarks.relevance.measures import evaluated
from benchmarks.relevance.tasks import Task
from search.request import Match

FOLDER = Path(__file__).parent
GUIDELINES = FOLDER / "guidelines.md"
ORDER = FOLDER / "order.tsv"
SHOWN = 10
"""How many articles of each need are kept in `order.tsv`."""
DEPTH = 100
ABOUT = 2
"""From this grade on an article is about what is asked for, at least in part."""

Order = Mapping[str, tuple[str, ...]]
"""Need → ids of articles, best first."""
Grades = Mapping[str, Mapping[str, int]]
"""Need → article → grade."""


class Need(NamedTuple):
    """What somebody wants to know, and what they type."""

    id: str
    query: str
    match: Match
    description: str


class Judgement(NamedTuple):
    """How much an article is what a need asks for: settled, and as each pass said (guidelines)."""

    need: str
    article: str
    grade: int
    first: int
    second: int


def rows(name: str) -> list[list[str]]:
    """A table of this folder, without the line of its names."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]


def needs() -> tuple[Need, ...]:
    return tuple(
        Need(id, query, cast(Match, match), told) for id, query, match, told in rows("needs.tsv")
    )


def judgements() -> tuple[Judgement, ...]:
    return tuple(
        Judgement(need, article, *map(int, grades))
        for need, article, *grades in rows("judgements.tsv")
    )


def grades() -> Grades:
    table: dict[str, dict[str, int]] = {}
    for judged in judgements():
        table.setdefault(judged.need, {})[judged.article] = judged.grade
    return table


def kept_order() -> Order:
    """The order of `order.tsv`."""
    table: dict[str, tuple[str, ...]] = {}
    for need, article, _ in rows(ORDER.name):
        table[need] = (*table.get(need, ()), article)
    return table


def as_table(order: Order, judged: Grades) -> str:
    """What `order.tsv` holds: an article a line, so that one that moves is a line that moves; the
    grade tells whether up is better, `-` that nobody has judged it."""
    lines = (
        f"{need}\t{article}\t{judged[need].get(article, '-')}\n"
        for need, articles in order.items()
        for article in articles[:SHOWN]
    )
    return "need\tarticle\tgrade\n" + "".join(lines)


def gains(order: Order, judged: Grades) -> dict[str, float]:
    """nDCG@10 of each need."""
    task = Task("needs", dict.fromkeys(judged, ""), judged, ("nDCG@10",))
    return dict(zip(judged, evaluated(task, order)["nDCG@10"], strict=True))


def means(order: Order, judged: Grades) -> dict[str, float]:
    """The measures of an order over all needs: the gain by grades; of articles that are about
    what is asked for, how early the first one stands, and how many stand among the first 20."""
    about = {
        need: {article: int(grade >= ABOUT) for article, grade in of.items()}
        for need, of in judged.items()
        if max(of.values()) >= ABOUT
    }
    task = Task("needs", dict.fromkeys(about, ""), about, ("MRR", "recall@20"))
    values = {"nDCG@10": gains(order, judged).values(), **evaluated(task, order)}
    return {name: mean(of) for name, of in values.items()}


def mean(values: Iterable[float]) -> float:
    kept = tuple(values)
    return round(sum(kept) / len(kept), 4)
