"""Hits become results: each with its marked title, its snippets and its explanation."""

from index.asking.deadline import Deadline
from index.asking.hits import Hit
from search.answer.context import Outcome, SearchContext
from search.page import Fragment, Result
from search.shown.explain import Explainer
from search.shown.highlight import shown
from search.shown.marking import Marker


def results(context: SearchContext, outcome: Outcome) -> tuple[Result, ...]:
    """The hits of one page as they are shown. What is left of them when the deadline has passed is
    shown without marks, snippets and explanations.

    Raises:
        EngineDownError, DamagedIndexError: the request asks for explanations, and the snapshot
            cannot be asked.
    """
    marker = Marker(outcome.compiled.plan.where, context.language)
    explainer = Explainer(context, outcome.compiled) if context.request.explain else None
    hits = outcome.hits.hits[: context.request.page_size]
    return tuple(_result(hit, marker, explainer, context.deadline) for hit in hits)


def _result(hit: Hit, marker: Marker, explainer: Explainer | None, deadline: Deadline) -> Result:
    article = hit.article
    if deadline.passed():
        return Result(hit, (Fragment(article.title),), (), 0)
    found = shown(article, marker)
    return Result(
        hit=hit,
        marked_title=found.title,
        sections=found.sections,
        sections_matched=found.matched,
        explanation=explainer.of(article) if explainer else None,
    )
