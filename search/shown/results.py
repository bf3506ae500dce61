"""Hits become results: each with its marked title, its snippets and its explanation."""

from collections.abc import Iterator, Sequence

from index.asking.hits import Hit
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
    for batch in _batches(hits):
        if context.deadline.passed():
            found += (Result(hit, (Fragment(hit.article.title),), (), 0) for hit in batch)
            continue
        parts = shown([hit.article for hit in batch], marker)
        found += (_result(hit, part, explainer) for hit, part in zip(batch, parts, strict=True))
    return tuple(found)


def _batches(hits: Sequence[Hit]) -> Iterator[list[Hit]]:
    """The hits in lists: the texts of one are read together."""
    batch: list[Hit] = []
    size = 0
    for hit in hits:
        batch.append(hit)
        size += sum(len(text) for one in hit.article.sections for text in one.paragraphs)
        if size >= _TOGETHER:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _result(hit: Hit, part: Shown, explainer: Explainer | None) -> Result:
    return Result(
        hit=hit,
        marked_title=part.title,
        sections=part.sections,
        sections_matched=part.matched,
        explanation=explainer.of(hit.article) if explainer else None,
    )
