"""A whole answer, hit by hit and of one snapshot, however long it is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from index.asking.deadline import Deadline
from index.asking.hits import Hit, Hits
from index.asking.plan import After
from search.answer.asking import Asked, Asking
from search.errors import LateError
from search.request import SearchRequest
from search.typed.query import show

_BATCH = 200
"""Hits that are held at once."""


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


def whole(asking: Asking, renew: Callable[[], Deadline]) -> Whole:
    """The answer to a request, whatever page of it is asked for; `renew` gives each batch of hits
    a deadline of its own.

    Raises:
        LateError: a batch took too long; also from `hits`.
    """
    asked = asking.ask(
        lambda plan: replace(plan, limit=_BATCH, offset=0, after=None, facets=(), timeline=False)
    )
    complete(asked.hits)
    return Whole(
        request=asking.request,
        understood_as=show(asked.understood),
        warnings=(*asked.warnings, *asked.hits.notices),
        total=asked.hits.total,
        folded=asked.hits.folded,
        generation=asked.hits.generation,
        hits=_walked(asking, asked, renew),
    )


def _walked(asking: Asking, asked: Asked, renew: Callable[[], Deadline]) -> Iterator[Hit]:
    hits = asked.hits.hits
    while hits:
        yield from hits
        last = hits[-1]
        after = After(last.score, last.article.date, last.id)
        found = replace(asking, deadline=renew()).run(replace(asked.plan, after=after))
        hits = complete(found).hits


def complete(hits: Hits) -> Hits:
    """The hits, of which none is missing.

    Raises:
        LateError: the time was too short for all of them.
    """
    if hits.partial:
        raise LateError
    return hits
