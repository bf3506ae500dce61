"""The tables of the needs fit together, and the guidelines tell of them what is true."""

import re

import numpy as np

from tests.ranking.needs import (
    GUIDELINES,
    ORDER,
    as_table,
    gains,
    grades,
    judgements,
    kept_order,
    means,
    needs,
)
from tests.ranking.renew import changes


def test_every_need_is_judged_and_no_pair_twice() -> None:
    ids = [need.id for need in needs()]
    pairs = [(judged.need, judged.article) for judged in judgements()]
    assert len(ids) == len(set(ids)) == 60
    assert {need for need, _ in pairs} == set(ids)
    assert len(pairs) == len(set(pairs))
    assert all(re.fullmatch("[0-9a-f]{16}", article) for _, article in pairs)
    assert all(set(judged[2:]) <= {0, 1, 2, 3} for judged in judgements())
    assert all(max(of.values()) > 0 for of in grades().values())


def test_the_kept_order_tells_the_grades_of_today() -> None:
    assert as_table(kept_order(), grades()) == ORDER.read_text("utf-8")


def kappa(first: list[int], second: list[int]) -> float:
    """Cohen's: how much more two passes agree than they would by chance, as a share."""
    table = np.zeros((4, 4))
    np.add.at(table, (first, second), 1 / len(first))
    chance = float(table.sum(0) @ table.sum(1))
    return (float(table.trace()) - chance) / (1 - chance)


def test_the_guidelines_tell_how_far_the_passes_agree() -> None:
    table = judgements()
    some = [judged for judged in table if judged.first or judged.second]
    same = sum(judged.first == judged.second for judged in table)
    of_all, of_some = (
        kappa([judged.first for judged in of], [judged.second for judged in of])
        for of in (table, some)
    )
    told = (
        f"agree on {same:,} of {len(table):,} pairs; Cohen's kappa is {of_all:.3f} ({of_some:.3f}"
    )
    assert told in " ".join(GUIDELINES.read_text("utf-8").split())


def test_the_best_order_reaches_all_there_is() -> None:
    best = {
        need: tuple(sorted(of, key=lambda article: -of[article])) for need, of in grades().items()
    }
    assert set(gains(best, grades()).values()) == {1}
    assert means(best, grades())["nDCG@10"] == means(best, grades())["MRR"] == 1


def test_a_change_of_order_tells_whether_it_is_for_better_and_what_nobody_judged() -> None:
    judged = {"harbours": {"a": 3, "b": 0}, "bridges": {"c": 1}}
    old = {"harbours": ("b", "a"), "bridges": ("c",)}
    new = {"harbours": ("a", "d"), "bridges": ("c",)}
    assert list(changes(old, new, judged)) == ["harbours: nDCG@10 0.631 → 1.000, not judged: d"]
