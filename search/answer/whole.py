"""A whole answer, hit by hit and of one snapshot, however long it is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from index.asking.deadline import Deadline
from index.asking.hits import Hit, Hits
from index.asking.plan import Plan
from search.answer.context import SearchContext
from search.errors import LateError
from search.request import SearchRequest
from search.typed.query import show

_CHUNK = 200
"""Hits that are asked for, and held, at once."""


@dataclass(frozen=True, slots=True)
class Whole:
    """What a request finds, without its pages: `hits` can be read once. `total` counts every
    article, also the `folded` ones that stand under a hit.
    """

    request: SearchRequest
    understood_as: str
    warnings: tuple[str, ...]
    total: int
    folded: int
    generation: str
    hits: Iterator[Hit]


def whole(context: SearchContext, renew: Callable[[], Deadline]) -> Whole:
    """The answer to a request, whatever page of it is asked for; `renew` gives each chunk of hits
    a deadline of its own.

    Raises:
        LateError: a chunk took too long; also from `hits`.
        EngineDownError, DamagedIndexError: the snapshot cannot be asked; also from `hits`.
    """
    compiled = context.compile_typed()
    plan = replace(compiled.plan, limit=_CHUNK, offset=0, after=None, facets=(), timeline=False)
    outcome = context.find(replace(compiled, plan=plan))
    hits = complete(outcome.hits)
    return Whole(
        request=context.request,
        understood_as=show(outcome.compiled.understood),
        warnings=(*outcome.warnings, *hits.notices),
        total=hits.total,
        folded=hits.folded,
        generation=hits.generation,
        hits=_walked(context, outcome.compiled.plan, hits.hits, renew),
    )


def _walked(
    context: SearchContext, plan: Plan, hits: tuple[Hit, ...], renew: Callable[[], Deadline]
) -> Iterator[Hit]:
    """The first hits of a plan, and then all that follow."""
    while hits:
        yield from hits
        after = hits[-1].behind(plan.order)
        following = replace(context, deadline=renew()).run(replace(plan, after=after))
        hits = complete(following).hits


def complete(hits: Hits) -> Hits:
    """The same hits, if none is missing.

    Raises:
        LateError: the time was too short for all of them.
    """
    if hits.partial:
        raise LateError
    return hits
