"""Queries side by side over time: what each finds in each step, and all there is in it."""

from dataclasses import dataclass, replace

from index.asking.hits import Timeline
from index.asking.plan import Choice, FacetCount, Interval, Plan
from search.answer.compile import always
from search.answer.context import SearchContext
from search.answer.steps import Scale, scale
from search.answer.whole import complete
from search.request import MAX_COMPARED, CompareRequest, SearchRequest
from search.typed.days import DaySpan
from search.typed.query import show

FEW = 30
"""A step of fewer articles has few, and is said to: a share of them says little."""

_SOURCE = "source"
_Part = tuple[str | None, SearchRequest]
_TOGETHER = "Only one query can be split by source; these are counted over all sources together."


@dataclass(frozen=True, slots=True)
class Line:
    """What one query finds in each step; of one `source`, where it is split by these.

    `counts` and `whole` are articles a step; `whole` are all that its filters let pass. `undated`
    of those found are in no step; `too_coarse` of these have a date, of which only the month or the
    year is known.
    """

    request: SearchRequest
    source: str | None
    understood_as: str
    warnings: tuple[str, ...]
    counts: tuple[int, ...]
    whole: tuple[int, ...]
    undated: int
    too_coarse: int

    @property
    def name(self) -> str:
        """What tells it from the others: the query, or the source."""
        return self.request.q if self.source is None else self.source

    @property
    def total(self) -> int:
        """All that it finds; near-duplicates as often as they are counted."""
        return sum(self.counts) + self.undated


@dataclass(frozen=True, slots=True)
class OverTime:
    """Lines over the same steps, oldest first, each from its first to its last day; there are none
    where nothing is dated. `whole` are all articles that the filters let pass, a step; `undated` of
    them are in no step, `too_coarse` of these have a date. `request` is as it was answered.
    """

    generation: str
    request: CompareRequest
    interval: Interval
    steps: tuple[DaySpan, ...]
    lines: tuple[Line, ...]
    whole: tuple[int, ...]
    undated: int
    too_coarse: int
    notices: tuple[str, ...]


def over_time(context: SearchContext, asked: CompareRequest) -> OverTime:
    """The queries over time. None is relaxed: what finds nothing is counted as nothing.

    Args:
        context: of the request that the queries share.
        asked: the queries, and how they are counted.

    Raises:
        LateError: it takes too long.
        EngineDownError, DamagedIndexError: the snapshot cannot be asked.
    """
    shared = context.request
    asked = replace(asked, shared=shared)
    steps = scale(_all(context), asked)
    whole = _all(context, steps.interval)
    parts, said = _parts(context, asked)
    alone = all(source is None for source, _ in parts)
    lines = [
        _line(context.of(part), source, whole if alone else None, steps) for source, part in parts
    ]
    return OverTime(
        generation=context.reader.archive().generation,
        request=asked,
        interval=steps.interval,
        steps=steps.steps,
        lines=tuple(lines),
        whole=steps.counts(whole),
        undated=whole.undated,
        too_coarse=whole.too_coarse,
        notices=(*steps.notices, *said),
    )


def _line(context: SearchContext, source: str | None, whole: Timeline | None, steps: Scale) -> Line:
    """The line of the context's request; without `whole`, its filters are its own."""
    compiled = context.compile_typed()
    counted = _counting(compiled.plan, context.request, steps.interval)
    outcome = context.find(replace(compiled, plan=counted), relax=False)
    hits = complete(outcome.hits)
    found = hits.timeline or Timeline(None, (), 0)
    whole = whole or _all(context, steps.interval)
    return Line(
        request=context.request,
        source=source,
        understood_as=show(outcome.compiled.understood),
        warnings=(*outcome.warnings, *hits.notices),
        counts=steps.counts(found),
        whole=steps.counts(whole),
        undated=found.undated,
        too_coarse=found.too_coarse,
    )


def _all(context: SearchContext, interval: Interval | None = None) -> Timeline:
    """All articles that the filters of the context's request let pass, over time."""
    request = replace(context.request, q="", match="all")
    plan = _counting(context.of(request).compile_typed().plan, request, interval)
    return complete(context.run(plan)).timeline or Timeline(None, (), 0)


def _counting(plan: Plan, request: SearchRequest, interval: Interval | None) -> Plan:
    """The plan as one that only counts over time, as the request counts near-duplicates."""
    bare = replace(plan, scored=(), limit=0, offset=0, facets=(), second=None, fold=False)
    once = request.duplicates == "fold" and interval is not None
    return replace(bare, after=None, timeline=True, interval=interval, once=once)


def _parts(context: SearchContext, asked: CompareRequest) -> tuple[list[_Part], tuple[str, ...]]:
    """The source and the request of each line, and sentences about what has none."""
    requests = [replace(asked.shared, q=q) for q in asked.queries]
    if asked.split and len(requests) == 1:
        return _by_source(context.of(requests[0]))
    said = (_TOGETHER,) if asked.split and requests else ()
    return [(None, request) for request in requests], said


def _by_source(
    context: SearchContext,
) -> tuple[list[_Part], tuple[str, ...]]:
    """The context's request for each of the sources in which it finds the most."""
    request = context.request
    chosen = request.choice(_SOURCE)
    count = FacetCount(_SOURCE, MAX_COMPARED + len(always(chosen)), always(chosen))
    plan = _counting(context.compile_typed().plan, request, None)
    [facet] = complete(context.run(replace(plan, timeline=False, facets=(count,)))).facets
    fit = [
        value
        for value, found in facet.values
        if found and value not in chosen.none_of and value in (chosen.only or (value,))
    ]
    others = tuple(choice for choice in request.choices if choice.facet != _SOURCE)
    parts: list[_Part] = [
        (value, replace(request, choices=(*others, Choice(_SOURCE, (value,)))))
        for value in fit[:MAX_COMPARED]
    ]
    left = len(fit) - len(parts) + (0 if chosen.only else facet.others)
    said = f"{left:,} more {'source has' if left == 1 else 'sources have'} no line of their own."
    return parts, (said,) if left else ()
