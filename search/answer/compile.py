"""A query and a request become a plan: tokens instead of words, filters, the window, the counts."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from index.asking import plan as ask
from index.asking.scored import Scored
from index.document import WEIGHTS
from index.readers import languages
from index.text.analysis import folded_words, form_of
from index.text.searching import SearchAnalyzer
from search.answer.cursor import Cursor
from search.answer.ways import ScoredForm, Ways, scored_apart_or_whole, scored_forms, ways
from search.request import SearchRequest
from search.typed.parse import Parsed
from search.typed.query import (
    FACET_FIELDS,
    AllOf,
    AnyOf,
    Anything,
    Dated,
    In,
    Like,
    Pattern,
    Query,
    Quoted,
    Starting,
    Unsearchable,
    Without,
    Word,
)

_LANGUAGE = "language"
"""Its values are tags, which people know by the names of the languages."""

FACET_SIZE = 10
"""How many values of each facet are counted, beside those that are chosen or excluded."""
YEARS = 1000
"""So many of the years, all of which are counted."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """A query on its way from words to a plan: as it was `typed`, as it was `understood`, and as
    `plan` asks it, which is less than what was understood once it is relaxed. `warnings` say what
    was repaired in the typed words.
    """

    typed: Query
    understood: Query
    asked: Query
    plan: ask.Plan
    warnings: tuple[str, ...]

    def relaxed_to(self, query: Query, analyzer: SearchAnalyzer) -> "Compiled":
        """The same with another query for the same words, whose plan shows, counts and scores what
        this plan does.
        """
        return replace(self, asked=query, plan=replace(self.plan, where=node(query, analyzer)))


def compiled(
    parsed: Parsed,
    query: Query,
    request: SearchRequest,
    analyzer: SearchAnalyzer,
    cursor: Cursor | None = None,
) -> Compiled:
    """What was typed, understood as `query`, compiled. `cursor` is the request's, decoded."""
    plan = compile_plan(query, request, analyzer, cursor)
    return Compiled(parsed.query, query, query, plan, parsed.warnings)


def node(query: Query, analyzer: SearchAnalyzer) -> ask.Node:
    """The plan's node that matches the articles that the query asks for."""
    match query:
        case Anything():
            return ask.Everything()
        case Unsearchable():
            return ask.Nothing()
        case AllOf(parts):
            return ask.And(tuple(node(part, analyzer) for part in parts))
        case AnyOf(parts):
            return ask.Or(tuple(node(part, analyzer) for part in parts))
        case Without(part):
            return ask.Not(node(part, analyzer))
        case Dated(first, last):
            return ask.Days(first, last)
        case In(name, part) if name in FACET_FIELDS:
            return _among_values(name, part)
        case In(name, part):
            return _in_text(part, name, analyzer)
        case _:
            return _in_text(query, None, analyzer)


def _among_values(facet: str, atom: Query) -> ask.Node:
    text = getattr(atom, "text", "")
    if isinstance(atom, Starting):
        return ask.FacetPrefix(facet, folded_words(text))
    if facet == _LANGUAGE:
        text = languages.tag(text) or text
    words = folded_words(text)
    near = isinstance(atom, Quoted) and atom.slop is not None
    return ask.FacetWords(facet, words, adjacent=not near)


def _in_text(atom: Query, field: str | None, analyzer: SearchAnalyzer) -> ask.Node:
    match atom:
        case Starting(text):
            return ask.Prefix(text, field)
        case Pattern(text):
            return ask.Wildcard(text, field)
        case Like(text, edits):
            return ask.Fuzzy(text, edits, field)
        case Quoted(text, slop, exact):
            return _any([_together(way, slop, field) for way in ways(text, exact, analyzer)])
        case Word(text, exact):
            return _any([_together(way, None, field) for way in ways(text, exact, analyzer)])
        case _:
            return ask.Nothing()


def _any(nodes: list[ask.Node]) -> ask.Node:
    return nodes[0] if len(nodes) == 1 else ask.Or(tuple(nodes))


def _together(words: tuple[ask.Word, ...], slop: int | None, field: str | None) -> ask.Node:
    if len(words) == 1:
        return ask.Term(words[0], field)
    return ask.Phrase(words, field) if slop is None else ask.Near(words, slop, field)


def scored(query: Query, analyzer: SearchAnalyzer) -> tuple[Scored, ...]:
    """The words that add to the score, in the order in which they were typed: bare ones and those
    of phrases, unless they are excluded. A word that was typed twice counts twice.
    """
    counts = Counter((found.ways, field) for found, field in words_scored(query, analyzer))
    return tuple(Scored(ways, field, times) for (ways, field), times in counts.items())


def forms_scored(query: Query, analyzer: SearchAnalyzer) -> tuple[str, ...]:
    """The words of `scored`, in the same order, as they were typed first: `ferries`, and
    `title:ferries` where a word is asked for in one field.
    """
    forms: dict[tuple[Ways, str | None], str] = {}
    for found, field in words_scored(query, analyzer):
        forms.setdefault((found.ways, field), f"{field}:{found.form}" if field else found.form)
    return tuple(forms.values())


def words_scored(
    query: Query, analyzer: SearchAnalyzer, field: str | None = None
) -> Iterator[tuple[ScoredForm, str | None]]:
    """The words of `scored` one after the other, each time that they were typed, with the field
    that each is asked for in; `field` is that of the whole query.
    """
    match query:
        case AnyOf((Word(whole, False), Quoted(apart))) if form_of(whole) == "".join(apart.split()):
            yield ScoredForm(whole, scored_apart_or_whole(apart, whole, analyzer)), field
        case AnyOf((AllOf((Word(a, False), Word(b, False))), Word(whole))) if whole == a + b:
            apart = f"{a} {b}"
            yield ScoredForm(apart, scored_apart_or_whole(apart, whole, analyzer)), field
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from words_scored(part, analyzer, field)
        case In(name, part):
            if name in WEIGHTS:
                yield from words_scored(part, analyzer, name)
        case Word(text, _) | Quoted(text):
            for found in scored_forms(text, isinstance(query, Quoted), analyzer):
                yield found, field


def compile_plan(
    query: Query, request: SearchRequest, analyzer: SearchAnalyzer, cursor: Cursor | None = None
) -> ask.Plan:
    """The plan for a query under a request's filters and order, which counts every facet. Its
    window begins behind the cursor, or at the request's page where there is no cursor.
    """
    return ask.Plan(
        where=node(query, analyzer),
        scored=scored(query, analyzer),
        days=days_of(request),
        added=added_in(request),
        copies=request.copies,
        choices=request.choices,
        order=request.order_by,
        offset=0 if cursor else (request.page - 1) * request.page_size,
        # One more than is shown tells whether the cursor has anything left to go to.
        limit=request.page_size + 1 if cursor else request.page_size,
        after=cursor.after if cursor else None,
        fold=request.duplicates == "fold",
        facets=tuple(
            ask.FacetCount(name, size_of(name), always(request.choice(name)))
            for name in request.facets
        ),
        timeline=True,
    )


def days_of(request: SearchRequest) -> ask.Days | None:
    """The range of days that a request asks for; None where it asks for none."""
    if request.from_date or request.to_date:
        return ask.Days(request.from_date, request.to_date)
    return None


def added_in(request: SearchRequest) -> ask.Added | None:
    """The range of seconds in which the articles came in that a request asks for; None where it
    asks for none.
    """
    first, last = request.from_added, request.to_added
    if not (first or last):
        return None
    return ask.Added(
        int(first.timestamp()) if first else None, int(last.timestamp()) if last else None
    )


def size_of(facet: str) -> int:
    """How many values of a facet are counted beside those that are chosen or excluded."""
    return YEARS if facet == "year" else FACET_SIZE


def always(choice: ask.Choice) -> tuple[str, ...]:
    """The values of a facet that are counted however few articles have them: the chosen and the
    excluded ones.
    """
    return (*choice.only, *choice.none_of)
