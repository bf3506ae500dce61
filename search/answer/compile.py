"""A query and a request become a plan: tokens instead of words, filters, the window, the counts."""

from collections import Counter
from collections.abc import Iterator

from index.asking import plan as ask
from index.document import FACETS, WEIGHTS
from index.text.analysis import Analyzer, Token, folded_words, form_of
from search.request import SearchRequest
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
    all_of,
    any_of,
)

FACET_SIZE = 10


def without_function_words(query: Query, analyzer: Analyzer) -> Query:
    """The query without the function words that stand bare beside another word (design §4)."""
    match query:
        case AllOf(parts) | AnyOf(parts):
            kept = [
                without_function_words(part, analyzer)
                for part in parts
                if not (isinstance(part, Word) and _is_function_word(part, analyzer))
            ]
            if not any(map(_has_words, kept)):
                return query
            return all_of(kept) if isinstance(query, AllOf) else any_of(kept)
        case Without(part):
            return Without(without_function_words(part, analyzer))
        case _:
            return query


def _is_function_word(word: Word, analyzer: Analyzer) -> bool:
    return not word.exact and analyzer.is_function_word(form_of(word.text))


def _has_words(query: Query) -> bool:
    """Whether the part asks for text, and not only for dates, facets or what is not there."""
    match query:
        case AllOf(parts) | AnyOf(parts):
            return any(map(_has_words, parts))
        case In(name, _):
            return name not in FACET_FIELDS
        case Dated() | Without() | Anything() | Unsearchable():
            return False
        case _:
            return True


def relaxed(query: Query) -> Query | None:
    """The query with any of its words enough where all were required; what is excluded, dated or
    chosen by facet stays required. None where there is nothing to relax.
    """
    if not isinstance(query, AllOf):
        return None
    words = [part for part in query.parts if _has_words(part)]
    rest = [part for part in query.parts if not _has_words(part)]
    return all_of([any_of(words), *rest]) if len(words) > 1 else None


def words_of(query: Query) -> tuple[Query, ...]:
    """The parts that `relaxed` makes optional."""
    return tuple(p for p in query.parts if _has_words(p)) if isinstance(query, AllOf) else ()


def node(query: Query, analyzer: Analyzer) -> ask.Node:
    """Which articles the query means."""
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
    words = folded_words(getattr(atom, "text", ""))
    if isinstance(atom, Starting):
        return ask.FacetPrefix(facet, words)
    near = isinstance(atom, Quoted) and atom.slop is not None
    return ask.FacetWords(facet, words, adjacent=not near)


def _in_text(atom: Query, field: str | None, analyzer: Analyzer) -> ask.Node:
    match atom:
        case Starting(text):
            return ask.Prefix(text, field)
        case Pattern(text):
            return ask.Wildcard(text, field)
        case Like(text, edits):
            return ask.Fuzzy(text, edits, field)
        case Quoted(text, slop, exact):
            words = _words(text, exact, analyzer)
            if slop is not None and len(words) > 1:
                return ask.Near(words, slop, field)
        case Word(text, exact):
            words = _words(text, exact, analyzer)
        case _:
            return ask.Nothing()
    return ask.Term(words[0], field) if len(words) == 1 else ask.Phrase(words, field)


def _words(text: str, exact: bool, analyzer: Analyzer) -> tuple[ask.Word, ...]:
    return tuple(
        ask.Word("form", token.form) if exact else ask.Word("stem", token.stem)
        for token in analyzer.tokens(text)
    )


def scored(query: Query, analyzer: Analyzer) -> tuple[ask.Scored, ...]:
    """What adds to the score: words and the words inside phrases that are required or wished for;
    a word typed twice counts twice. In the order they were typed.
    """
    counts = Counter((token.stem, field) for token, field in _scored(query, None, analyzer))
    return tuple(ask.Scored(stem, field, times) for (stem, field), times in counts.items())


def forms_scored(query: Query, analyzer: Analyzer) -> tuple[str, ...]:
    """How each of the words of `scored` was typed first, behind its field where it has one."""
    forms: dict[tuple[str, str | None], str] = {}
    for token, field in _scored(query, None, analyzer):
        forms.setdefault((token.stem, field), f"{field}:{token.form}" if field else token.form)
    return tuple(forms.values())


def _scored(
    query: Query, field: str | None, analyzer: Analyzer
) -> Iterator[tuple[Token, str | None]]:
    match query:
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from _scored(part, field, analyzer)
        case In(name, part):
            if name in WEIGHTS:
                yield from _scored(part, name, analyzer)
        case Word(text, _) | Quoted(text):
            tokens = list(analyzer.tokens(text))
            for token in tokens:
                bound = len(tokens) > 1 or isinstance(query, Quoted)
                if not (bound and analyzer.is_function_word(token.form)):
                    yield token, field


def compile_plan(query: Query, request: SearchRequest, analyzer: Analyzer) -> ask.Plan:
    """The plan for a query, with the request's choices, order and window, and every count."""
    days = None
    if request.from_date or request.to_date:
        days = ask.Days(request.from_date, request.to_date)
    return ask.Plan(
        where=node(query, analyzer),
        scored=scored(query, analyzer),
        days=days,
        choices=request.choices,
        order=request.order_by,
        offset=0 if request.cursor is not None else (request.page - 1) * request.page_size,
        limit=request.page_size,
        fold=request.duplicates == "fold",
        facets=tuple(
            ask.FacetCount(name, FACET_SIZE, always(request.choice(name))) for name in FACETS
        ),
        timeline=True,
    )


def always(choice: ask.Choice) -> tuple[str, ...]:
    """The values of a facet that are shown whatever their count: those in force."""
    return (*choice.only, *choice.none_of)
