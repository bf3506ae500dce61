"""The measures as tables: of each kind of query the means, and ours against each other system."""

from collections.abc import Iterator, Mapping

import numpy as np

from benchmarks.relevance.measures import MEASURES, Values, difference

Results = Mapping[str, Mapping[str, Mapping[str, Values]]]
"""Kind of task → collection → system → values."""
MEAN = "mean"


def lines(results: Results) -> Iterator[str]:
    """The report, line by line."""
    for kind, of in results.items():
        yield f"## {kind.capitalize()}\n"
        yield from _means(of)


def _means(of: Mapping[str, Mapping[str, Values]]) -> Iterator[str]:
    yield f"| collection | system | {' | '.join(MEASURES)} |"
    yield "|---|---|" + "---|" * len(MEASURES)
    for collection, systems in of.items():
        for system, values in systems.items():
            means = (np.mean(list(values[name].values())) for name in MEASURES)
            yield f"| {collection} | {system} | " + " | ".join(f"{m:.3f}" for m in means) + " |"
    yield ""
