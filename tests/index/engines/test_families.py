"""Families and copies on every engine that runs without a service: across segments and updates."""

from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from index.article import Article, Section
from index.asking.hits import Family, Member
from index.asking.plan import Copies, FacetCount, Plan
from index.asking.protocol import Index
from tests.index.engines.test_folding import ENGINES, filled, ledger

WORDS = [f"word{n}" for n in range(900)]
STORY = Random(1).choices(WORDS, k=200)


def article(id: str, words: list[str], day: int | None, source: str = "Wire") -> Article:
    when = None if day is None else date(2024, 1, 1) + timedelta(day)
    section = Section(None, "s1", (" ".join(words),))
    return Article(id, f"title of {id}", source, date=when, sections=(section,))


ARTICLES = (
    article("undated", [*STORY, "end"], None, "Harbour Gazette"),
    article("first", STORY, 1),
    article("copy", STORY, 2, "Island Ledger"),
    article("cut", STORY[:160], 3, "Valley Post"),
    article("cut-again", STORY[:100], 3, "Valley Post"),
    article("other", Random(2).choices(WORDS, k=200), 1),
    article("short", STORY[:10], 1),
)


@pytest.fixture(params=ENGINES)
def index(request: pytest.FixtureRequest, tmp_path: Path) -> Index:
    return ENGINES[request.param](tmp_path / "index")


def test_a_family_is_the_same_for_each_of_its_members(index: Index) -> None:
    reader = filled(index, ARTICLES)
    names = {"undated", "first", "copy", "cut", "cut-again"}
    for id in names:
        family = reader.family(id)
        assert {member.id for member in family.members} == names
        assert family.members[0] == Member(id, 128, family.members[0].group)
        assert not family.cut


def test_it_says_what_is_folded(index: Index) -> None:
    family = filled(index, ARTICLES).family("cut-again")
    groups = {member.id: member.group for member in family.members}
    assert groups["first"] == groups["copy"] == groups["undated"] == "first"
    assert groups["cut"] is groups["cut-again"] is None


def test_what_stands_alone_is_its_own_family(index: Index) -> None:
    reader = filled(index, ARTICLES)
    assert reader.family("other").members == (Member("other", 128),)
    assert reader.family("short").members == (Member("short", 128),)


def test_there_is_no_family_of_nothing(index: Index) -> None:
    assert filled(index, ARTICLES).family("nobody") == Family()


def test_what_is_gone_is_in_no_family(index: Index) -> None:
    filled(index, ARTICLES)
    writer = index.writer()
    writer.remove(["first", "cut"])
    left = tuple(one for one in ARTICLES if one.id not in ("first", "cut"))
    writer.publish(["tests"], ledger(left))
    found = index.reader().family("copy").members
    assert [(one.id, one.group) for one in found] == [("copy", "copy"), ("undated", "copy")]


@pytest.mark.parametrize(
    ("copies", "ids"),
    [
        ("all", {one.id for one in ARTICLES}),
        ("none", {"first", "cut", "cut-again", "other", "short"}),
        ("only", {"first", "copy", "undated"}),
    ],
)
@pytest.mark.parametrize("fold", [False, True])
def test_copies_are_let_in_or_not(index: Index, copies: Copies, ids: set[str], fold: bool) -> None:
    facets = (FacetCount("source"),)
    plan = Plan(copies=copies, fold=fold, facets=facets, timeline=True, limit=20)
    found = filled(index, ARTICLES).run(plan)
    listed = {hit.id for hit in found.hits} | {o.id for hit in found.hits for o in hit.also}
    assert listed == ids
    assert found.total == sum(count for _, count in found.facets[0].values) == len(ids)
    assert found.timeline is not None
    assert found.timeline.undated == ("undated" in ids)
