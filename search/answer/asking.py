"""A request is asked of a snapshot: strictly, and where that finds nothing, relaxed."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from index.asking.deadline import NEVER, Deadline
from index.asking.hits import Hits, Timeline
from index.asking.plan import Days, Plan
from index.asking.protocol import Reader
from index.text.analysis import Analyzer
from search.answer import cursor
from search.answer.compile import (
    compile_plan,
    node,
    relaxed,
    without_function_words,
    words_of,
)
from search.request import SearchRequest
from search.typed.parse import parse
from search.typed.query import Query, show

MAX_WORDS_NAMED = 8
"""How many words of a relaxed query are named with their own counts."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked and answered. `typed` is the query as it was typed, `understood` without its
    function words, `query` what `plan` asked in the end; `strict` says that this was no less than
    what was typed, and found something.
    """

    typed: Query
    understood: Query
    query: Query
    strict: bool
    plan: Plan
    hits: Hits
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asking:
    """One request on one snapshot, with the analyzer of its language, to be answered by the
    deadline: whatever is asked for its sake shares it.
    """

    request: SearchRequest
    reader: Reader
    words: Analyzer
    deadline: Deadline = NEVER

    def run(self, plan: Plan) -> Hits:
        """The snapshot's answer to a plan."""
        return self.reader.run(replace(plan, deadline=self.deadline))

    def ask(
        self, shape: Callable[[Plan], Plan] = lambda plan: plan, *, relax: bool = True
    ) -> Asked:
        """The answer; `shape` changes what plans show and count, never what they find. Without
        `relax` what finds nothing is not asked again with less: for counts.

        Raises:
            BadParameterError: the cursor is not one that an answer gave.
        """
        parsed = parse(self.request.q)
        understood = query = self.understood(parsed.query)
        plan = shape(self._plan(query))
        hits = self.run(plan)
        warnings = [*parsed.warnings, *self._moved_on()]
        strict = hits.total > 0
        # What was not found in time may be there all the same: that relaxes nothing.
        looser = relaxed(query) if relax and not (strict or hits.partial) else None
        if looser:
            query, plan = looser, shape(self._plan(looser))
            hits = self.run(plan)
            if hits.total:
                warnings.append(self._relaxed_because(understood))
        return Asked(parsed.query, understood, query, strict, plan, hits, tuple(warnings))

    def total(self, typed: Query) -> int:
        """How many articles another query finds, under the request's filters and not relaxed; 0
        where the time was too short to count them.
        """
        plan = compile_plan(self.understood(typed), self.request, self.words)
        bare = replace(plan, offset=0, limit=0, facets=(), timeline=False, fold=False)
        hits = self.run(bare)
        return 0 if hits.partial else hits.total

    def timeline(self, days: Days) -> Timeline | None:
        """The timeline of all articles of a range; None where the time was too short for it."""
        hits = self.run(Plan(days=days, limit=0, timeline=True))
        return None if hits.partial else hits.timeline

    def understood(self, typed: Query) -> Query:
        """What a typed query asks for under the request's `match`."""
        query = without_function_words(typed, self.words)
        return (relaxed(query) or query) if self.request.match == "any" else query

    def _plan(self, query: Query) -> Plan:
        plan = compile_plan(query, self.request, self.words)
        if self.request.cursor is None:
            return plan
        # One more than is shown tells whether the cursor has anything left to go to.
        after = cursor.read(self.request.cursor, plan.order)
        return replace(plan, after=after, limit=self.request.page_size + 1)

    def _moved_on(self) -> tuple[str, ...]:
        """What a walk by cursor has to know when its generation is no longer kept."""
        began = cursor.generation(self.request.cursor) if self.request.cursor else None
        if began in (None, self.reader.archive().generation):
            return ()
        return (
            f"The index of this cursor, {began}, is kept no longer: what changed since may be "
            "missing here or come twice.",
        )

    def _relaxed_because(self, query: Query) -> str:
        """Which words no article has together, and how many articles have each of them alone."""
        parts = words_of(query)
        alone = [f"{show(part)}{self._alone(part)}" for part in parts[:MAX_WORDS_NAMED]]
        more = f" and {len(parts) - MAX_WORDS_NAMED} more" if len(parts) > MAX_WORDS_NAMED else ""
        return (
            "No article has all of these together, so articles with any of them are shown: "
            f"{', '.join(alone)}{more}."
        )

    def _alone(self, part: Query) -> str:
        hits = self.run(Plan(where=node(part, self.words), limit=0))
        return "" if hits.partial else f" ({hits.total})"
