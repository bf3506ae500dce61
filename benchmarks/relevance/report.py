"""What was measured as tables: the means, and ours against each other system."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np

from benchmarks.relevance.measures import Floats, Values, difference
from benchmarks.relevance.running import BEFORE, MODES, OURS

MEAN = "mean of all"
TESTED = ("nDCG@10", "MAP", "MRR")
"""By which measures systems are held against each other; of those a task has, the first two."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A task as it was answered: the ids of its queries, and what each system reached."""

    queries: tuple[str, ...]
    systems: dict[str, Values] = field(default_factory=dict)


Kind = Mapping[str, Answered]
"""Collection → what was answered there."""


def lines(results: Mapping[str, Kind]) -> Iterator[str]:
    """The tables of each kind of task, line by line."""
    for kind, of in results.items():
        sizes = ", ".join(f"{name} {len(answered.queries)}" for name, answered in of.items())
        yield f"\n## {kind[0].upper()}{kind[1:]}\n\nQueries: {sizes}.\n"
        yield from _means(of)
        yield ""
        yield from _differences(of)


def _first(of: Kind) -> tuple[list[str], list[str]]:
    """The names of the systems, which are the same everywhere, and of the measures."""
    systems = next(iter(of.values())).systems
    return list(systems), list(next(iter(systems.values())))


def _values(of: Kind, system: str, measure: str) -> list[Floats]:
    return [np.array(answered.systems[system][measure]) for answered in of.values()]


def _means(of: Kind) -> Iterator[str]:
    """A row for each collection and system, and one for the mean over the collections."""
    systems, measures = _first(of)
    yield f"| collection | system | {' | '.join(measures)} |"
    yield "|---|---|" + "---|" * len(measures)
    means = {
        (system, measure): [float(np.mean(values)) for values in _values(of, system, measure)]
        for system in systems
        for measure in measures
    }
    for at, name in enumerate(of):
        for system in systems:
            shown = " | ".join(f"{means[system, measure][at]:.3f}" for measure in measures)
            yield f"| {name} | {system} | {shown} |"
    for system in systems if len(of) > 1 else ():
        shown = " | ".join(f"**{np.mean(means[system, m]):.3f}**" for m in measures)
        yield f"| **{MEAN}** | {system} | {shown} |"


def _differences(of: Kind) -> Iterator[str]:
    """How far ours is from each other system, and p, on each collection and on all together."""
    systems, measures = _first(of)
    tested = [measure for measure in TESTED if measure in measures][:2]
    shown = " | ".join(f"{name}: {measure}" for name in _wholes(of) for measure in tested)
    yield f"| ours against | {shown} |"
    yield "|---|" + "---|" * len(_wholes(of)) * len(tested)
    for ours, theirs in _pairs(systems):
        cells = []
        for whole in _wholes(of).values():
            for measure in tested:
                found = difference(*(_values(whole, each, measure) for each in (ours, theirs)))
                p = f"p {found.p:.3f}" if found.p >= 0.001 else "p < 0.001"
                cells.append(f"{found.share:+.1%} ({p})")
        yield f"| {ours} against {theirs} | {' | '.join(cells)} |"


def _wholes(of: Kind) -> dict[str, Kind]:
    """Each collection alone, and all of them where there are several."""
    each: dict[str, Kind] = {name: {name: answered} for name, answered in of.items()}
    return each | ({MEAN: of} if len(of) > 1 else {})


def _pairs(systems: list[str]) -> Iterator[tuple[str, str]]:
    """Each of our modes against the same mode before, and any-of against the other systems, which
    ask for any of the words.
    """
    modes = [f"{OURS}, {mode}" for mode in MODES.values()]
    yield from (
        (mode, before) for mode in modes if (before := mode.replace(OURS, BEFORE)) in systems
    )
    for system in systems:
        if not system.startswith((f"{OURS}, ", f"{BEFORE}, ")):
            yield f"{OURS}, {MODES['any']}", system
