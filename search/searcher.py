"""From a request to a page, and the other questions that readers ask."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from time import perf_counter

from index.article import Article
from index.asking.deadline import NEVER, Deadline
from index.asking.hits import Archive, Hit
from index.asking.protocol import Index, Reader
from index.text.interning import load_kernels
from search.answer import cursor, facets, languages, timeline
from search.answer.assembly import assemble
from search.answer.batch import BatchCounts, counts
from search.answer.citing import Cited, Claim, citable, cite
from search.answer.context import SearchContext
from search.answer.holdings import Holdings, holdings
from search.answer.over_time import OverTime, over_time
from search.answer.renaming import renamed
from search.answer.selection import Selection, selection
from search.answer.similar import similar
from search.answer.spellings import Spellings
from search.answer.whole import Whole, complete, whole
from search.copies.comparison import Comparison, compare
from search.copies.spread import Spread, copies, spread
from search.help.exact import exact_form
from search.help.examples import examples
from search.help.spelling import did_you_mean
from search.help.suggest import Completion, suggest
from search.page import FacetGroup, Offers, Page
from search.request import CompareRequest, SearchRequest, ValuesRequest
from search.shown.marking import Marker
from search.shown.reading import Reading, reading
from search.shown.results import results
from search.typed.parse import parse

SECONDS = 2.0
"""How long a search may take; what is not done then is left out, and the answer says so."""
BATCH_SECONDS = 10.0
"""How long all searches of a batch may take together."""

CITE_SECONDS = 10.0
"""How long it may take to name everything that a search finds."""


class Searcher:
    """Asks one index on behalf of readers; threads may share it.

    Every method may raise `NoIndexError` (nothing is published yet), `DamagedIndexError` (what is
    published cannot be trusted) and `EngineDownError` (the engine's service does not answer); what
    else each may raise stands with it.

    Args:
        index: what is asked.
        deadline: makes the deadline of what begins now and may take so many seconds. Without it,
            everything takes as long as it takes, as in a terminal; a server gives `Deadline`.
        look_again: whether the first results are looked at again (docs/ranking.md).
    """

    def __init__(
        self,
        index: Index,
        deadline: Callable[[float], Deadline] = lambda _: NEVER,
        look_again: bool = True,
    ) -> None:
        self._index = index
        self._deadline = deadline
        self._look_again = look_again
        self._asked_last: tuple[Reader, Spellings] | None = None
        self._examples: tuple[Reader, Mapping[str, str]] | None = None

    def warm(self) -> None:
        """Has whatever answers loaded, so that no request waits for a kernel to be compiled."""
        self._index.reader().warm()
        load_kernels()

    def shape(self) -> str | None:
        """What decides which machine code answers; see `Reader.shape`."""
        return self._index.reader().shape()

    def search(self, request: SearchRequest) -> Page:
        """The page for a request.

        Raises:
            BadParameterError: the cursor is not one that an answer gave.
        """
        context = self._context(request)
        parsed = parse(request.q)
        compiled = context.compile(parsed)
        outcome = context.find(compiled)
        return assemble(
            context,
            outcome,
            results=results(context, outcome),
            facets=facets.groups(outcome.hits.facets, context.request),
            timeline=timeline.view(outcome.hits.timeline, context.request, context.timeline),
            offers=Offers(did_you_mean(context, outcome), exact_form(context, outcome)),
        )

    def whole(self, request: SearchRequest) -> Whole:
        """Everything that a request finds; its page, page size and cursor do not count.

        Raises:
            LateError: it takes too long.
        """
        context = self._context(replace(request, page=1, cursor=None))
        return whole(context, lambda: self._deadline(SECONDS))

    def cite(self, request: SearchRequest, claim: Claim | None = None) -> Cited:
        """A request as it is cited, whatever its page and order, and what became of what an earlier
        citation of it claims.

        Raises:
            LateError: it takes too long.
        """
        context = self._context(citable(request))
        return cite(replace(context, deadline=self._deadline(CITE_SECONDS)), claim)

    def window(self, request: SearchRequest, offset: int, limit: int) -> tuple[Hit, ...]:
        """At most `limit` hits of a request, from the one numbered `offset` (from 0) on; nothing
        is counted.

        Raises:
            BadParameterError: the cursor is not one that an answer gave.
            LateError: it takes too long.
        """
        context = self._context(request)
        compiled = context.compile_typed()
        plan = replace(compiled.plan, offset=offset, limit=limit, facets=(), timeline=False)
        return complete(context.find(replace(compiled, plan=plan)).hits).hits

    def batch(
        self, requests: Sequence[SearchRequest], seconds: float = BATCH_SECONDS
    ) -> BatchCounts:
        """The counts of many requests, all of one snapshot and within so many seconds."""
        context = replace(self._context(SearchRequest()), deadline=self._deadline(seconds))
        asked = (renamed(request, context.reader) for request in requests)
        counted = tuple(counts(context.of(request)) for request in asked)
        return BatchCounts(context.reader.archive().generation, counted)

    def over_time(self, request: CompareRequest) -> OverTime:
        """What each of some queries finds over time, all of one snapshot.

        Raises:
            LateError: it takes too long.
        """
        return over_time(self._context(request.shared), request)

    def facet(self, request: SearchRequest, name: str, wanted: ValuesRequest) -> FacetGroup:
        """The values of one facet for a request, whose own page, page size and cursor do not count.

        Raises:
            LateError: it takes too long.
        """
        context = self._context(replace(request, page=1, cursor=None))
        return facets.values(context, name, wanted)

    def suggest(self, typed: str, limit: int) -> tuple[Completion, ...]:
        """At most `limit` completions of what is typed, each of which finds something.

        Raises:
            LateError: it takes too long.
        """
        context = self._context(SearchRequest())
        completions = suggest(typed, limit, context)
        context.require_time()
        return completions

    def similar(self, article: Article, filters: SearchRequest | None = None) -> tuple[Hit, ...]:
        """The articles that are most like one, best first; only those that the filters of a request
        let pass.

        Raises:
            LateError: it takes too long.
        """
        context = self._context(filters or SearchRequest())
        hits = similar(article, context)
        context.require_time()
        return hits

    def spread(self, article: Article) -> Spread:
        """How an article spread: its copies, edited ones too, in the order of time."""
        return spread(article, self._context(SearchRequest()))

    def copies(self, article: Article) -> int:
        """How many copies of an article there are, edited ones too."""
        return copies(article, self._index.reader())

    def compare(self, one: Article, other: Article) -> Comparison:
        """What became of the text of one article in another one."""
        return compare(one, other, self._deadline(SECONDS / 2))

    def article(self, id: str) -> Article | None:
        """A stored article, or what is left of one that its source took back, as its `status` then
        says; None where there is neither.
        """
        reader = self._index.reader()
        return reader.article(id) or reader.annex().withdrawn.get(id)

    def selected(self, ids: Sequence[str]) -> Selection:
        """The articles with these ids, and what became of the others."""
        return selection(self._index.reader(), ids)

    def moved(self, id: str) -> str | None:
        """The id that the article has now which had this one before; None where there is none."""
        return self._index.reader().annex().moved.get(id)

    def reading(self, article: Article, q: str) -> Reading:
        """A stored article with what the words of a search matched in it marked."""
        context = self._context(SearchRequest(q))
        where = context.compile_typed().plan.where
        return reading(article, Marker(where, context.language))

    def archive(self) -> Archive:
        """The size and span of the whole archive, and its generation."""
        return self._index.reader().archive()

    def holdings(self, size: int) -> Holdings:
        """What the whole archive holds, with its `size` largest sources and languages."""
        return holdings(self._index.reader(), size, self._deadline(SECONDS))

    def examples(self) -> Mapping[str, str]:
        """Queries in the archive's own words, by their kind, each of which finds something. Those
        that there was no time for are missing.
        """
        context = self._context(SearchRequest())
        last = self._examples
        if last and last[0] is context.reader:
            return last[1]
        found = examples(context)
        if not context.deadline.missed:
            self._examples = context.reader, found
        return found

    def asked(self, request: SearchRequest) -> SearchRequest:
        """The request as it is answered: with the names that sources have now."""
        return renamed(request, self._index.reader())

    def _context(self, request: SearchRequest) -> SearchContext:
        """The request on the current snapshot; a walk by cursor stays in the generation in which it
        began, while that is kept.
        """
        started = perf_counter()
        at = None if request.cursor is None else cursor.read(request.cursor, request.order_by)
        reader = self._index.reader(at.generation if at else None)
        request = renamed(request, reader)
        spellings = self._spellings_of(reader)
        words = spellings.analyzer.of(request.q)
        deadline = self._deadline(SECONDS)
        again = self._look_again
        return SearchContext(request, reader, words, spellings, deadline, at, again, started)

    def _spellings_of(self, reader: Reader) -> Spellings:
        """What is known of the spellings of a snapshot; what the last request learned stays."""
        last = self._asked_last
        if last is None or last[0] is not reader:
            last = self._asked_last = reader, Spellings(reader, languages.analyzer(reader))
        return last[1]
