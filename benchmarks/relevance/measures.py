"""How good rankings are, query by query, and whether two systems differ by more than chance."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pytrec_eval
from scipy.stats import permutation_test

from benchmarks.relevance.tasks import Task

DEPTH = 1_000
"""How many articles of a ranking count."""
MEASURES = {
    "nDCG@10": "ndcg_cut_10",
    "MAP": "map",
    "P@10": "P_10",
    "MRR": "recip_rank",
    "recall@100": "recall_100",
}
"""The measures by the names that trec_eval has for them."""
RESAMPLES = 9_999
SEED = 1

Ranking = Sequence[str]
Values = Mapping[str, Mapping[str, float]]
"""Measure → query → value."""


def evaluated(task: Task, rankings: Mapping[str, Ranking]) -> Values:
    """The measures of each query of a task; where a system found nothing, they are 0.

    Scores are given by rank, since trec_eval would order equal scores by id and not as the system.
    """
    run = {
        id: {article: float(-rank) for rank, article in enumerate(rankings.get(id, ())[:DEPTH])}
        for id in task.queries
    }
    evaluator = pytrec_eval.RelevanceEvaluator(dict(task.judged), set(MEASURES.values()))
    found = evaluator.evaluate(run)
    return {
        name: {id: found.get(id, {}).get(key, 0.0) for id in task.queries}
        for name, key in MEASURES.items()
    }


@dataclass(frozen=True, slots=True)
class Difference:
    """Of two means over the same queries: how much the first is above the second, as a share of
    the second, and how probable so much is (p, two-sided) where neither is better.
    """

    share: float
    p: float


def difference(ours: Sequence[np.ndarray], theirs: Sequence[np.ndarray]) -> Difference:
    """Compares values query by query; each collection weighs the same, however many queries it has.

    Source: Fisher's randomisation test, which Smucker, Allan and Carterette, "A comparison of
    statistical significance tests for information retrieval evaluation" (2007), recommend.

    Args:
        ours: for each collection the values of its queries, float64.
        theirs: the same queries of another system.
    """
    apart = np.concatenate([a - b for a, b in zip(ours, theirs, strict=True)])
    weights = np.concatenate([np.full(len(a), 1 / (len(a) * len(ours))) for a in ours])
    base = float(np.mean([np.mean(b) for b in theirs]))
    if not apart.any():
        return Difference(0.0, 1.0)
    tested = permutation_test(
        (apart,),
        lambda values, axis: np.sum(values * weights, axis=axis),
        permutation_type="samples",
        n_resamples=RESAMPLES,
        rng=SEED,
    )
    return Difference(float(apart @ weights) / base if base else np.inf, float(tested.pvalue))
