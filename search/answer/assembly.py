"""The parts of an answer become a page."""

from time import perf_counter

from search.answer import cursor
from search.answer.context import Outcome, SearchContext
from search.page import FacetGroup, Offers, Page, Result, TimelineView
from search.typed.query import show

_UNFINISHED = (
    "The search ran out of time: the articles and the counts are whole, but what is shown beside "
    "them, such as where they match and other spellings, is not."
)


def assemble(
    context: SearchContext,
    outcome: Outcome,
    results: tuple[Result, ...],
    facets: tuple[FacetGroup, ...],
    timeline: TimelineView,
    offers: Offers,
) -> Page:
    """The page. It is assembled last, so that it says what the deadline left out and how long all
    of it took.
    """
    request, hits, plan = context.request, outcome.hits, outcome.compiled.plan
    missed = context.deadline.missed
    unfinished = (_UNFINISHED,) if missed and not hits.partial else ()
    return Page(
        request=request,
        understood_as=show(outcome.compiled.understood),
        warnings=(*outcome.warnings, *hits.notices, *unfinished),
        total=hits.total,
        pages=-(-(hits.total - hits.folded) // request.page_size),
        results=results,
        facets=facets,
        timeline=timeline,
        generation=hits.generation,
        took_ms=(perf_counter() - context.started) * 1000,
        order_by=plan.order if plan.scored or plan.order != "relevance" else "newest",
        at_least=hits.partial,
        partial=hits.partial or missed,
        did_you_mean=offers.did_you_mean,
        exact_form=offers.exact_form,
        next_cursor=_next_cursor(outcome, results),
        folded=hits.folded,
    )


def _next_cursor(outcome: Outcome, results: tuple[Result, ...]) -> str | None:
    """The cursor behind the last result; None where nothing follows it."""
    hits, plan = outcome.hits, outcome.compiled.plan
    more = len(hits.hits) > len(results) or (
        plan.after is None and plan.offset + len(results) < hits.total - hits.folded
    )
    if not (results and more):
        return None
    return cursor.write(results[-1].hit.behind(plan.order), plan.order, hits.generation)
