"""Hits become results: each with its marked title, its snippets and its explanation."""

from index.asking.hits import Hit
from index.batching import batches
from search.answer.context import Outcome, SearchContext
from search.page import Fragment, Result
from search.shown.explain import Explainer
from search.shown.highlight import Shown, shown
from search.shown.marking import Marker

_TOGETHER = 1 << 18
"""Characters that are read at once, before the deadline is looked at again."""


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
    found: list[Result] = []
    for batch in batches(hits, _characters, _TOGETHER):
        if context.deadline.passed():
            found += (Result(hit, (Fragment(hit.article.title),), (), 0) for hit in batch)
            continue
        parts = shown([hit.article for hit in batch], marker)
        found += (_result(hit, part, explainer) for hit, part in zip(batch, parts, strict=True))
    return tuple(found)


def _characters(hit: Hit) -> int:
    return sum(len(text) for one in hit.article.sections for text in one.paragraphs)


def _result(hit: Hit, part: Shown, explainer: Explainer | None) -> Result:
    return Result(
        hit=hit,
        marked_title=part.title,
        sections=part.sections,
        sections_matched=part.matched,
        explanation=explainer.of(hit) if explainer else None,
    )
