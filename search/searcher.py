"""The one path from a request to a page."""

from dataclasses import replace
from time import perf_counter

from index.analysis import Analyzer, analyzer
from index.article import Article
from index.hits import Archive, Hit, Hits
from index.plan import After, Plan
from index.protocol import Index, Reader
from search import cursor, facets, timeline
from search.compile import (
    compile_plan,
    node,
    relaxed,
    without_function_words,
    words_of,
)
from search.highlight import Highlighter
from search.page import Page, Result
from search.parse import parse
from search.query import Query, show
from search.request import SearchRequest

MAX_WORDS_NAMED = 8
"""How many words of a relaxed query are named with their own counts."""


class Searcher:
    """Asks one index on behalf of readers; threads may share it."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def search(self, request: SearchRequest) -> Page:
        """The page for a request.

        Raises:
            NoIndexError: nothing is published yet.
            BadParameterError: the cursor is not one that an answer gave.
        """
        started = perf_counter()
        reader = self._index.reader()
        words = analyzer(reader.archive().language)
        parsed = parse(request.q)
        query = without_function_words(parsed.query, words)
        if request.match == "any":
            query = relaxed(query) or query
        plan = _plan(query, request, words)
        hits = reader.run(plan)
        warnings = [*parsed.warnings]
        looser = relaxed(query) if hits.total == 0 else None
        if looser:
            plan = _plan(looser, request, words)
            hits = reader.run(plan)
            if hits.total:
                warnings.append(_relaxed_because(query, reader, words))
        page = _page(request, hits, plan, words)
        return replace(
            page,
            understood_as=show(query),
            warnings=(*warnings, *hits.notices),
            took_ms=(perf_counter() - started) * 1000,
        )

    def article(self, id: str) -> Article | None:
        """A stored article, or None."""
        return self._index.reader().article(id)

    def archive(self) -> Archive:
        """The size and span of the whole archive, and its generation."""
        return self._index.reader().archive()


def _plan(query: Query, request: SearchRequest, words: Analyzer) -> Plan:
    plan = compile_plan(query, request, words)
    if request.cursor is None:
        return plan
    # One more than is shown tells whether the cursor has anything left to go to.
    after = cursor.read(request.cursor, plan.order)
    return replace(plan, after=after, limit=request.page_size + 1)


def _page(request: SearchRequest, hits: Hits, plan: Plan, words: Analyzer) -> Page:
    highlighter = Highlighter(plan.where, words)
    shown = hits.hits[: request.page_size]
    return Page(
        request=request,
        understood_as="",
        warnings=(),
        total=hits.total,
        pages=-(-hits.total // request.page_size),
        results=tuple(_result(hit, highlighter) for hit in shown),
        facets=facets.groups(hits.facets, request),
        timeline=timeline.view(hits.timeline, request),
        generation=hits.generation,
        took_ms=0.0,
        order_by=plan.order if plan.scored or plan.order == "oldest" else "newest",
        partial=hits.partial,
        next_cursor=_next_cursor(hits, plan, shown),
    )


def _next_cursor(hits: Hits, plan: Plan, shown: tuple[Hit, ...]) -> str | None:
    more = len(hits.hits) > len(shown) or (
        plan.after is None and plan.offset + len(shown) < hits.total
    )
    if not (shown and more):
        return None
    last = shown[-1]
    return cursor.write(After(last.score, last.article.date, last.id), plan.order)


def _result(hit: Hit, highlighter: Highlighter) -> Result:
    article = hit.article
    sections, matched = highlighter.sections(article)
    return Result(
        id=hit.id,
        title=article.title,
        marked_title=highlighter.title(article.title),
        headline=article.headline,
        date=article.date,
        source=article.source,
        authors=article.authors,
        score=hit.score,
        sections=sections,
        sections_matched=matched,
        image=article.images[0] if article.images else None,
    )


def _relaxed_because(query: Query, reader: Reader, words: Analyzer) -> str:
    """Which words no article has together, and how many articles have each of them alone."""
    parts = words_of(query)
    alone = [
        f"{show(part)} ({reader.run(Plan(where=node(part, words), limit=0)).total})"
        for part in parts[:MAX_WORDS_NAMED]
    ]
    more = f" and {len(parts) - MAX_WORDS_NAMED} more" if len(parts) > MAX_WORDS_NAMED else ""
    return (
        "No article has all of these together, so articles with any of them are shown: "
        f"{', '.join(alone)}{more}."
    )
