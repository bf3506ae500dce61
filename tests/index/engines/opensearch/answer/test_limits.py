"""What is more than the cluster counts is said, never left out in silence."""

from datetime import date
from itertools import pairwise

import pytest

from index.article import Article
from index.asking.plan import And, FacetCount, FacetTerm, Fuzzy, Near, Or, Plan, Word
from index.engines.opensearch.answer.counting import cut_notices
from index.engines.opensearch.answer.folding import GROUPS, Group
from index.engines.opensearch.answer.folding import cut_notices as folding_notices
from index.errors import EngineDownError
from tests.opensearch.indices import in_cluster


def test_more_groups_than_are_folded_are_said() -> None:
    groups = [Group(f"g{n}", f"a{n}", 1) for n in range(GROUPS)]
    assert folding_notices(groups[1:]) == ()
    assert "5,000 groups" in folding_notices(groups)[0]


@pytest.mark.parametrize(
    ("days", "partial", "said"),
    [(0, 0, []), (1, 0, ["40,000 days"]), (0, 1, ["2,000 months"]), (1, 1, ["days", "months"])],
)
def test_more_dates_than_are_counted_are_said(days: int, partial: int, said: list[str]) -> None:
    others = {"days": days, "partial": partial}
    counted = {name: {"sum_other_doc_count": count} for name, count in others.items()}
    notices = cut_notices(Plan(timeline=True), {"timeline": counted})
    assert len(notices) == len(said)
    assert all(part in notice for part, notice in zip(said, notices, strict=True))


def test_a_value_longer_than_the_cluster_takes_is_counted(request: pytest.FixtureRequest) -> None:
    long = "\N{MUSICAL SYMBOL G CLEF}" * 8_001
    index = in_cluster(request)
    writer = index.writer()
    writer.write([Article(id="a", title="Kursk", source=long, date=date(2025, 1, 1))])
    writer.publish(["archive"])
    plan = Plan(where=FacetTerm("source", long), facets=(FacetCount("source", 1),))
    (counted,) = index.reader().run(plan).facets
    assert counted.values == ((long[:8_000], 1),)


NEARNESS = [
    ((Word("form", ("forces",)), Word("key", ("forc",))), {"two", "three"}),
    ((Word("key", ("aquila",)), Word("key", ("laquila",))), {"mountains"}),
    ((Word("key", ("aquila", "l'aquila")), Word("key", ("laquila", "left"))), {"mountains", "six"}),
    ((Word("key", ("aquila", "laquila")), Word("key", ("aquila", "laquila"))), {"mountains"}),
]


@pytest.mark.parametrize(("words", "found"), NEARNESS)
def test_one_token_is_not_two_words(
    request: pytest.FixtureRequest, words: tuple[Word, ...], found: set[str]
) -> None:
    index = in_cluster(request)
    writer = index.writer()
    titles = {
        "one": "forces left",
        "two": "left forces and force",
        "three": "force of forces",
        "town": "L’Aquila",
        "mountains": "L’Aquila, Laquila",
        "six": "Six left L’Aquila",
    }
    writer.write(Article(id=id, title=title, source="BBC") for id, title in titles.items())
    writer.publish(["archive"])
    plan = Plan(where=Near(words, 1))
    assert {hit.id for hit in index.reader().run(plan).hits} == found


def test_many_words_near_each_other_are_found(request: pytest.FixtureRequest) -> None:
    """A cluster takes no query of all orders of all of them."""
    index = in_cluster(request)
    writer = index.writer()
    texts = [[f"quay{n}", f"pier{n}"] for n in range(64)]
    writer.write([Article(id="a", title=" ".join(q for q, _ in texts), source="Harbour Post")])
    writer.publish(["archive"])
    words = [Word("key", tuple(pair)) for pair in texts]
    near = [Near((first, second), 2) for first, second in pairwise(reversed(words))]
    hits = index.reader().run(Plan(where=And(tuple(near)))).hits
    assert [hit.id for hit in hits] == ["a"]


def test_more_clauses_than_the_cluster_takes_are_told_with_the_cure(
    request: pytest.FixtureRequest,
) -> None:
    index = in_cluster(request)
    writer = index.writer()
    words = [f"quay{n}" for n in range(256)]
    writer.write([Article(id="a", title=" ".join(words), source="Harbour Post")])
    writer.publish(["archive"])
    any_of = Or(tuple(Fuzzy(word, 1, None) for word in words))
    with pytest.raises(EngineDownError, match="type fewer, or raise"):
        index.reader().run(Plan(where=any_of))
