"""The second look: what it adds, and that the order of an answer stays one."""

from math import log, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.asking.plan import Word
from index.asking.rescoring import (
    DISTANCE,
    NEIGHBOURS,
    SIGNALS,
    Evidence,
    nearness,
    pairs_of,
    rescored,
    worth,
)
from index.asking.scoring import Statistics
from index.asking.second import SecondLook
from index.text.sketches import stacked
from tests.laws import law

HARBOUR, BRIDGE, FERRY = ("harbour",), ("bridg",), ("ferri",)
FORMS = ("harbour", "bridge")
NAMES = [*SIGNALS]


def seen(scores: list[float], second: SecondLook, **told: object) -> Evidence:
    """Evidence of hits that have nothing but what is told."""
    hits, words = len(scores), len(second.words)
    sketches, sizes = stacked([b""] * hits)
    given = {
        "held": np.zeros((hits, words), bool),
        "titled": np.zeros((hits, words), bool),
        "near": np.zeros((hits, len(pairs_of(second))), bool),
        "forms": np.zeros((hits, len(second.forms)), bool),
        "title_words": np.zeros(hits, np.int64),
        "sketches": sketches,
        "sizes": sizes,
    } | {name: np.array(value) for name, value in told.items()}
    return Evidence(np.array(scores, np.float64), **given)


def test_words_that_follow_each_other_are_pairs_unless_they_share_a_key() -> None:
    both = ("ferri", "bridg")
    assert pairs_of(SecondLook((HARBOUR, BRIDGE, both, HARBOUR))) == ((0, 1), (2, 3))
    (near,) = nearness(SecondLook((HARBOUR, BRIDGE)))
    words = (Word("key", HARBOUR), Word("key", BRIDGE))
    assert (near.words, near.slop, near.field) == (words, DISTANCE - 1, None)


def test_a_word_weighs_what_its_most_frequent_key_does() -> None:
    often, rare, never = (Statistics(100, 30.0, containing) for containing in (40, 2, 0))
    assert worth([rare, often, never]) == often.idf
    assert worth([never]) == worth([]) == 0.0


def test_each_share_adds_its_weight_of_the_score() -> None:
    second = SecondLook((HARBOUR, BRIDGE, FERRY), FORMS, coverage=True)
    evidence = seen(
        [4.0, 2.0],
        second,
        near=[[True, False], [False, False]],
        titled=[[True, True, False], [True, False, False]],
        title_words=[4, 0],
        forms=[[True, False], [False, False]],
        held=[[True, True, False], [False, False, True]],
    )
    found = rescored(evidence, second, [3.0, 1.0, 2.0])
    shares = {"near": 2 / 3.5, "title": 0.5, "form": 0.5, "coverage": 4 / 6}
    expected = [4 * SIGNALS[name] * shares.get(name, 0.0) for name in NAMES]
    expected[NAMES.index("coverage")] /= 3
    assert found.added[0] == pytest.approx(expected)
    assert found.added[1] == pytest.approx([0, 0, 0, 0, 4 * SIGNALS["coverage"] / 9])
    assert found.scores == pytest.approx([4.0 + sum(expected), 2.0 + found.added[1].sum()])


def test_coverage_counts_only_where_it_is_asked_for() -> None:
    second = SecondLook((HARBOUR,))
    found = rescored(seen([2.0], second, held=[[True]]), second, [1.0])
    assert found.scores.tolist() == [2.0]


def test_a_title_has_at_most_all_of_it() -> None:
    second = SecondLook((HARBOUR, BRIDGE))
    evidence = seen([1.0], second, titled=[[True, True]], title_words=[1])
    assert rescored(evidence, second, [1.0, 1.0]).scores[0] == pytest.approx(1 + SIGNALS["title"])


def test_words_in_no_article_weigh_nothing() -> None:
    second = SecondLook((HARBOUR, BRIDGE), FORMS, True, True)
    evidence = seen([1.0, 0.0], second)
    assert rescored(evidence, second, [0.0, 0.0]).scores.tolist() == [1.0, 0.0]


def test_no_hit_and_no_word() -> None:
    for second in (SecondLook((HARBOUR,), FORMS, True, True), SecondLook((), (), True, True)):
        worths = [1.0] * len(second.words)
        assert rescored(seen([], second), second, worths).scores.tolist() == []
        assert rescored(seen([3.0], second), second, worths).scores == pytest.approx([3.0])


def plain_means(sketches: list[set[int]], scores: list[float]) -> list[float]:
    hits = range(len(scores))
    weight = {
        code: log((len(scores) + 1) / (sum(code in own for own in sketches) + 0.5))
        for own in sketches
        for code in own
    }

    def norm(own: set[int]) -> float:
        return sqrt(sum(weight[code] ** 2 for code in own))

    def cosine(one: set[int], other: set[int]) -> float:
        common = sum(weight[code] ** 2 for code in one & other)
        return float(np.float32(common / (norm(one) * norm(other)))) if common else 0.0

    means = []
    for one in hits:
        alike = [(-cosine(sketches[one], sketches[o]), o) for o in hits if o != one]
        best = [(-minus, other) for minus, other in sorted(alike)[:NEIGHBOURS] if minus < 0]
        total = sum(similar for similar, _ in best)
        mean = sum(similar * scores[other] for similar, other in best) / total if best else None
        means.append(scores[one] if mean is None else mean)
    return means


SKETCHES = st.lists(st.sets(st.integers(0, 12) | st.just(65535), max_size=6), max_size=24)


@law(200)
@given(SKETCHES, st.randoms(use_true_random=False))
def test_neighbours_are_what_the_definition_says(sketches: list[set[int]], pick: object) -> None:
    drawn = sorted((pick.choice([0.5, 1.0, 2.0, 7.0]) for _ in sketches), reverse=True)  # type: ignore[attr-defined]
    packed = [np.array(sorted(own), "<u2").tobytes() for own in sketches]
    rows, sizes = stacked(packed)
    second = SecondLook((HARBOUR,), neighbours=True)
    found = rescored(seen(drawn, second, sketches=rows, sizes=sizes), second, [1.0])
    part = SIGNALS["neighbours"]
    means = plain_means(sketches, drawn)
    expected = [(1 - part) * s + part * mean for s, mean in zip(drawn, means, strict=True)]
    assert found.scores == pytest.approx(expected, rel=1e-6)
    assert found.scores == pytest.approx(drawn + found.added.sum(axis=1), rel=1e-12)
    # What has fewer hits before it has no less.
    assert not drawn or found.scores.min() >= drawn[-1]


def test_identical_hits_stay_level() -> None:
    second = SecondLook((HARBOUR, BRIDGE), FORMS, True, True)
    rows, sizes = stacked([bytes(range(48))] * 100)
    told = dict.fromkeys(("held", "titled"), [[True, False]] * 100)
    evidence = seen([0.3] * 100, second, sketches=rows, sizes=sizes, title_words=[3] * 100, **told)
    scores = rescored(evidence, second, [1.7, 0.4]).scores
    assert len(set(scores.tolist())) == 1
    assert np.isfinite(scores).all()


def test_what_only_ties_with_the_rest_comes_before_it() -> None:
    """Or a cursor at the last of the first hits would pass over some of those behind."""
    second = SecondLook((HARBOUR,), neighbours=True)
    rows, sizes = stacked([bytes(range(48))] * 3)
    least = 0.1 + 1e-12
    evidence = seen([0.1 + 1e-10, least, least], second, sketches=rows, sizes=sizes)
    assert (rescored(evidence, second, [1.0]).scores > least).all()
