"""The one path from a request to a page."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from time import perf_counter

from index.article import Article
from index.asking.deadline import NEVER, Deadline
from index.asking.hits import Archive, Hit, Hits
from index.asking.plan import After, FacetCount, Plan
from index.asking.protocol import Index
from index.text.analysis import analyzer
from search.answer import cursor, facets, timeline
from search.answer.asking import Asked, Asking
from search.answer.batch import Batch, counted
from search.answer.compile import always, compile_plan
from search.answer.similar import similar
from search.answer.whole import Whole, complete, whole
from search.errors import LateError
from search.help.spelling import did_you_mean
from search.help.suggest import Completion, suggest
from search.page import FacetGroup, Page, Piece, Result
from search.request import SearchRequest
from search.shown.explain import Explainer
from search.shown.highlight import Highlighter
from search.shown.reading import Reading, reading
from search.typed.parse import parse
from search.typed.query import show

SECONDS = 2.0
"""How long a search may take; what is not done then is left out, and the answer says so."""
BATCH_SECONDS = 10.0
"""How long all searches of a batch may take together."""
_UNFINISHED = (
    "The search ran out of time: the articles and the counts are whole, but what is shown beside "
    "them, such as where they match and other spellings, is not."
)


class Searcher:
    """Asks one index on behalf of readers; threads may share it.

    Args:
        index: what is asked.
        deadline: of what is begun now and may take so many seconds. A terminal waits as long as it
            takes; a server has others to answer, and gives `Deadline`.
    """

    def __init__(
        self, index: Index, deadline: Callable[[float], Deadline] = lambda _: NEVER
    ) -> None:
        self._index = index
        self._deadline = deadline

    def search(self, request: SearchRequest) -> Page:
        """The page for a request.

        Raises:
            NoIndexError: nothing is published yet.
            BadParameterError: the cursor is not one that an answer gave.
        """
        started = perf_counter()
        asking = self._asking(request)
        asked = asking.ask()
        page = _page(asking, asked)
        meant = did_you_mean(asking, asked)
        took = (perf_counter() - started) * 1000
        warnings = page.warnings
        if asking.deadline.missed and not page.at_least:
            warnings += (_UNFINISHED,)
        return replace(
            page,
            did_you_mean=meant,
            took_ms=took,
            warnings=warnings,
            partial=page.at_least or asking.deadline.missed,
        )

    def whole(self, request: SearchRequest) -> Whole:
        """Everything that a request finds; its page, page size and cursor do not count.

        Raises:
            NoIndexError: nothing is published yet.
            LateError: it takes too long.
        """
        asking = self._asking(replace(request, page=1, cursor=None))
        return whole(asking, lambda: self._deadline(SECONDS))

    def window(self, request: SearchRequest, offset: int, limit: int) -> tuple[Hit, ...]:
        """Some of what a request finds, with nothing counted.

        Raises:
            LateError: it takes too long.
        """

        def bare(plan: Plan) -> Plan:
            return replace(plan, offset=offset, limit=limit, facets=(), timeline=False)

        return complete(self._asking(request).ask(bare).hits).hits

    def batch(self, requests: Sequence[SearchRequest], seconds: float = BATCH_SECONDS) -> Batch:
        """The counts of many requests, all of one snapshot and within so many seconds."""
        asking = replace(self._asking(SearchRequest()), deadline=self._deadline(seconds))
        found = tuple(counted(replace(asking, request=request)) for request in requests)
        return Batch(asking.reader.archive().generation, found)

    def facet(self, request: SearchRequest, name: str, find: str, size: int) -> FacetGroup:
        """The values of one facet for a request: the `size` most frequent ones that contain the
        words of `find`, the last as a beginning, and whatever is chosen.

        Raises:
            LateError: it takes too long.
        """
        count = FacetCount(name, size, always(request.choice(name)), find)
        asking = self._asking(replace(request, page=1, cursor=None))
        asked = asking.ask(
            lambda plan: replace(plan, limit=0, facets=(count,), timeline=False, fold=False)
        )
        return facets.group(complete(asked.hits).facets[0], request)

    def suggest(self, typed: str, limit: int) -> tuple[Completion, ...]:
        """Completions of what is typed that find something.

        Raises:
            LateError: it takes too long.
        """
        asking = self._asking(SearchRequest())
        found = suggest(typed, limit, asking)
        _require_time(asking)
        return found

    def similar(self, article: Article) -> tuple[Hit, ...]:
        """The articles that are most like one, best first.

        Raises:
            LateError: it takes too long.
        """
        asking = self._asking(SearchRequest())
        found = similar(article, asking)
        _require_time(asking)
        return found

    def article(self, id: str) -> Article | None:
        """A stored article, or None."""
        return self._index.reader().article(id)

    def reading(self, article: Article, q: str) -> Reading:
        """A stored article with what the words of a search matched in it marked."""
        asking = self._asking(SearchRequest(q))
        plan = compile_plan(asking.understood(parse(q).query), asking.request, asking.words)
        return reading(article, Highlighter(plan.where, asking.words))

    def archive(self) -> Archive:
        """The size and span of the whole archive, and its generation."""
        return self._index.reader().archive()

    def _asking(self, request: SearchRequest) -> Asking:
        # A walk by cursor stays in the generation in which it began, while that is kept.
        reader = self._index.reader(cursor.generation(request.cursor) if request.cursor else None)
        words = analyzer(reader.archive().language)
        return Asking(request, reader, words, self._deadline(SECONDS))


def _require_time(asking: Asking) -> None:
    if asking.deadline.missed:
        raise LateError


def _page(asking: Asking, asked: Asked) -> Page:
    request, hits, plan = asking.request, asked.hits, asked.plan
    highlighter = Highlighter(plan.where, asking.words)
    explainer = Explainer(asking, asked) if request.explain else None
    shown = hits.hits[: request.page_size]
    return Page(
        request=request,
        understood_as=show(asked.understood),
        warnings=(*asked.warnings, *hits.notices),
        total=hits.total,
        pages=-(-(hits.total - hits.folded) // request.page_size),
        results=tuple(_result(hit, highlighter, explainer, asking.deadline) for hit in shown),
        facets=facets.groups(hits.facets, request),
        timeline=timeline.view(hits.timeline, request, asking.timeline),
        generation=hits.generation,
        took_ms=0.0,
        at_least=hits.partial,
        order_by=plan.order if plan.scored or plan.order == "oldest" else "newest",
        next_cursor=_next_cursor(hits, plan, shown),
        folded=hits.folded,
    )


def _next_cursor(hits: Hits, plan: Plan, shown: tuple[Hit, ...]) -> str | None:
    more = len(hits.hits) > len(shown) or (
        plan.after is None and plan.offset + len(shown) < hits.total - hits.folded
    )
    if not (shown and more):
        return None
    last = shown[-1]
    after = After(last.score, last.article.date, last.id)
    return cursor.write(after, plan.order, hits.generation)


def _result(
    hit: Hit, highlighter: Highlighter, explainer: Explainer | None, deadline: Deadline
) -> Result:
    article = hit.article
    late = deadline.passed()
    sections, matched = ((), 0) if late else highlighter.sections(article)
    return Result(
        id=hit.id,
        title=article.title,
        marked_title=(Piece(article.title),) if late else highlighter.title(article.title),
        headline=article.headline,
        date=article.date,
        source=article.source,
        authors=article.authors,
        score=hit.score,
        sections=sections,
        sections_matched=matched,
        image=article.images[0] if article.images else None,
        explanation=explainer.of(article) if explainer and not late else None,
        also=hit.also,
        folded=hit.folded,
    )
