"""How good rankings are, query by query, and whether two systems differ by more than chance."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pytrec_eval
from scipy.stats import permutation_test

from benchmarks.relevance.tasks import Task

TREC = {
    "nDCG@10": "ndcg_cut_10",
    "MAP": "map",
    "P@10": "P_10",
    "MRR": "recip_rank",
    "recall@20": "recall_20",
    "recall@100": "recall_100",
}
"""The measures by the names that trec_eval has for them."""
RESAMPLES = 9_999
SEED = 1

Ranking = Sequence[str]
Values = Mapping[str, Sequence[float]]
"""Measure → its value for each query of a task, in the order of the task."""
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Difference:
    """Of two means over the same queries: how much the first is above the second, as a share of
    the second, and how probable so much is (p, two-sided) where neither is better.
    """

    share: float
    p: float


def evaluated(task: Task, rankings: Mapping[str, Ranking]) -> Values:
    """The measures of each query of a task, to four digits; 0 where a system found nothing."""
    # Scores tell the rank: trec_eval orders equal scores by id, and no system does.
    run = {
        id: {article: float(-rank) for rank, article in enumerate(rankings.get(id, ()))}
        for id in task.queries
    }
    judged = {id: dict(grades) for id, grades in task.judged.items()}
    evaluator = pytrec_eval.RelevanceEvaluator(judged, {TREC[name] for name in task.measures})
    found = evaluator.evaluate(run)
    return {
        name: [round(found.get(id, {}).get(TREC[name], 0.0), 4) for id in task.queries]
        for name in task.measures
    }


def difference(ours: Sequence[Floats], theirs: Sequence[Floats]) -> Difference:
    """Compares two systems query by query; each collection weighs the same, whatever its size.

    Source: Fisher's randomisation test, as Smucker, Allan and Carterette, "A comparison of
    statistical significance tests for information retrieval evaluation" (2007), recommend it.

    Args:
        ours: for each collection the values of its queries.
        theirs: the same of the other system.
    """
    apart = np.concatenate([a - b for a, b in zip(ours, theirs, strict=True)])
    weights = np.concatenate([np.full(len(a), 1 / (len(a) * len(ours))) for a in ours])
    base = float(np.mean([np.mean(values) for values in theirs]))
    if not apart.any():
        return Difference(0.0, 1.0)
    tested = permutation_test(
        (apart,),
        lambda values, axis: np.sum(values * weights, axis=axis),
        permutation_type="samples",
        n_resamples=RESAMPLES,
        vectorized=True,
        rng=SEED,
    )
    return Difference(float(apart @ weights) / base if base else np.inf, float(tested.pvalue))
