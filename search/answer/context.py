"""One request on one snapshot: everything that is asked for its sake is asked here."""

from dataclasses import dataclass, field, replace
from time import perf_counter

from index.asking.deadline import NEVER, Deadline
from index.asking.hits import Hits, Timeline
from index.asking.plan import Days, Plan
from index.asking.protocol import Reader
from index.text.searching import SearchAnalyzer
from search.answer.compile import Compiled, compile_plan, compiled, node
from search.answer.cursor import Cursor
from search.answer.renaming import too_many
from search.answer.second import relaxed_look, second_look
from search.answer.spellings import Spellings
from search.answer.understanding import relaxed, without_function_words, words_of
from search.errors import LateError
from search.request import SearchRequest
from search.typed.parse import Parsed, parse
from search.typed.query import Query, show

MAX_WORDS_NAMED = 8
"""How many words of a relaxed query are named with their own counts."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the engine found for a compiled query. `strict` says that articles matched before
    anything was relaxed; `compiled` is what was asked last. `warnings` are sentences about the
    query, the cursor and the relaxing.
    """

    compiled: Compiled
    hits: Hits
    strict: bool
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SearchContext:
    """A request, the snapshot that answers it, how the words of its query are read, how else the
    archive spells them, and the deadline of all that is asked. `cursor` is the request's, decoded;
    `started` is a reading of `perf_counter` in seconds. `look_again`: whether the first results
    are looked at again.

    Every method that asks the snapshot may raise `EngineDownError` (the engine's service does not
    answer) and `DamagedIndexError` (what it reads is not what was written).
    """

    request: SearchRequest
    reader: Reader
    analyzer: SearchAnalyzer
    spellings: Spellings
    deadline: Deadline = NEVER
    cursor: Cursor | None = None
    look_again: bool = True
    started: float = field(default_factory=perf_counter)

    @property
    def language(self) -> str:
        """What articles that state no language are read as (BCP 47)."""
        return self.reader.archive().language

    def of(self, request: SearchRequest) -> "SearchContext":
        """Another request on the same snapshot, with the same deadline."""
        words = self.spellings.analyzer.of(request.q)
        return replace(self, request=request, analyzer=words)

    def require_time(self) -> None:
        """Checks that the deadline was not missed: what was found so far may not be all.

        Raises:
            LateError: it was.
        """
        if self.deadline.missed:
            raise LateError

    def compile(self, parsed: Parsed) -> Compiled:
        """A parsed query as a plan of the whole page: its window, its facets, its timeline."""
        query = self._understood(parsed.query)
        found = compiled(parsed, query, self.request, self.analyzer, self.cursor)
        if not self.look_again:
            return found
        second = second_look(query, self.analyzer, any_word=self.request.match == "any")
        return replace(found, plan=replace(found.plan, second=second))

    def compile_typed(self) -> Compiled:
        """The words of the request, parsed and compiled."""
        return self.compile(parse(self.request.q))

    def run(self, plan: Plan) -> Hits:
        """The snapshot's answer to a plan, partial where the deadline comes first.

        Raises:
            EngineDownError, DamagedIndexError: the snapshot cannot be asked.
        """
        return self.reader.run(replace(plan, deadline=self.deadline))

    def find(self, compiled: Compiled, *, relax: bool = True) -> Outcome:
        """What a compiled query finds. Where no article has all of its words, any of them is
        enough, unless `relax` forbids it: a count must not be one of another query.

        Raises:
            EngineDownError, DamagedIndexError: the snapshot cannot be asked.
        """
        hits = self.run(compiled.plan)
        warnings = [*compiled.warnings, *self._moved_on(), *too_many(self.request, self.reader)]
        strict = hits.total > 0
        # What was not found in time may be there all the same: that relaxes nothing.
        # Nor is what came in lately that has some of the words news of all of them.
        relax = relax and self.request.from_added is None
        looser = relaxed(compiled.asked) if relax and not (strict or hits.partial) else None
        if looser:
            compiled = compiled.relaxed_to(looser, self.analyzer)
            compiled = replace(compiled, plan=relaxed_look(compiled.plan))
            hits = self.run(compiled.plan)
            if hits.total:
                warnings.append(self._relaxed_because(compiled.understood))
        return Outcome(compiled, hits, strict, tuple(warnings))

    def count(self, typed: Query) -> int:
        """How many articles another query finds under the request's filters, not relaxed; 0 where
        the time was too short to count them.

        Raises:
            EngineDownError, DamagedIndexError: the snapshot cannot be asked.
        """
        query = self._understood(typed)
        plan = compile_plan(query, self.request, self.analyzer)
        bare = replace(plan, offset=0, limit=0, facets=(), timeline=False, fold=False)
        hits = self.run(bare)
        return 0 if hits.partial else hits.total

    def _understood(self, typed: Query) -> Query:
        """What a typed query asks of this snapshot."""
        plain = without_function_words(typed, self.analyzer)
        if self.request.match == "any":
            return relaxed(plain) or plain
        return self.spellings.added(plain)

    def timeline(self, days: Days) -> Timeline | None:
        """The timeline of all articles of a range of days, whether they match or not; None where
        the time was too short for it.

        Raises:
            EngineDownError, DamagedIndexError: the snapshot cannot be asked.
        """
        hits = self.run(Plan(days=days, limit=0, timeline=True))
        return None if hits.partial else hits.timeline

    def _moved_on(self) -> tuple[str, ...]:
        """What a walk by cursor has to know when its generation is no longer kept."""
        began = self.cursor.generation if self.cursor else None
        if began in (None, self.reader.archive().generation):
            return ()
        return (
            f"The index of this cursor, {began}, is kept no longer: what changed since may be "
            "missing here or come twice.",
        )

    def _relaxed_because(self, query: Query) -> str:
        """Which words no article has together, and how many articles have each of them alone."""
        words = words_of(query)
        alone = [f"{show(word)}{self._alone(word)}" for word in words[:MAX_WORDS_NAMED]]
        more = f" and {len(words) - MAX_WORDS_NAMED} more" if len(words) > MAX_WORDS_NAMED else ""
        return (
            "No article has all of these together, so articles with any of them are shown: "
            f"{', '.join(alone)}{more}."
        )

    def _alone(self, word: Query) -> str:
        hits = self.run(Plan(where=node(word, self.analyzer), limit=0))
        return "" if hits.partial else f" ({hits.total})"
