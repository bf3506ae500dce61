"""Why an article is among the results: where its words stand, and what each adds to its score."""

from collections.abc import Callable, Iterator
from datetime import UTC
from types import MappingProxyType

from index.article import LEDE_ANCHOR, Article
from index.asking.hits import Hit
from index.asking.matching import Question, Tokenised, contribution, tokenise, weights_of
from index.asking.rescoring import SIGNALS
from index.asking.scored import Scored
from index.document import WEIGHTS, Document, Passage, facets, language_of, passages
from search.answer.compile import Compiled, forms_scored, node
from search.answer.context import SearchContext
from search.page import Contribution, Explanation
from search.typed.query import (
    FACET_FIELDS,
    AllOf,
    AnyOf,
    Dated,
    In,
    Like,
    Pattern,
    Query,
    Quoted,
    Starting,
    Without,
    Word,
    show,
)

_ONE = MappingProxyType(
    {
        "title": "the title",
        "lede": "the lede",
        "caption": "a picture caption",
        "background": "the background",
    }
)
"""The fields that an explanation names once, however many passages they have."""
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_PARTS = MappingProxyType(
    {
        "near": "words near each other",
        "title": "words in the title",
        "form": "words as typed",
        "coverage": "more of the words",
        "neighbours": "results like it",
    }
)
"""What the signals of the second look are called beside words."""
_SAID = MappingProxyType(
    {
        "near": "near each other",
        "form": "as typed",
        "coverage": "with more of the words",
        "neighbours": "like other results",
    }
)
"""How a sentence says them; where words stand in the title, it says so anyway."""
_UNSEEN, _UNSAID = 1e-6, 1e-2
"""A smaller part of the score is not shown as a part of it, and not said."""
_BY_DATE = {
    "newest": "sorted by date, newest first",
    "oldest": "sorted by date, oldest first",
    "added": "sorted by when it came into the archive, latest first",
}


class Explainer:
    """Explains the hits of one answer.

    Raises:
        EngineDownError, DamagedIndexError: the snapshot cannot be asked for its statistics.
    """

    def __init__(self, context: SearchContext, compiled: Compiled) -> None:
        plan = compiled.plan
        self._request = context.request
        self._analyzer, self._language = context.analyzer, context.language
        self._query = compiled.asked
        self._order = plan.order if plan.scored else _without_words(plan.order)
        names = forms_scored(compiled.understood, context.analyzer)
        self._scored = tuple(zip(names, plan.scored, strict=True))
        keys = tuple(dict.fromkeys(key for word in plan.scored for key in word.keys))
        self._known = dict(zip(keys, context.reader.statistics(keys), strict=True))
        named = set(_named(compiled.asked))
        self._fields = WEIGHTS.keys() | named
        self._needs_facets = bool(context.request.choices or named & set(FACET_FIELDS))

    def of(self, hit: Hit) -> Explanation:
        """The explanation of one hit."""
        article = hit.article
        values = facets(article, self._language) if self._needs_facets else {}
        language = language_of(article, self._language)
        document = Document(article, passages(article, self._fields), values, language)
        doc = tokenise(document)
        scored = [
            (Contribution(name, value), word)
            for name, word in self._scored
            if (value := contribution(word, doc, self._known))
        ]
        reasons = [f"“{found.name}” in {_locations(word, doc)}" for found, word in scored]
        reasons += _looked_again(hit)
        reasons += [*self._filters(doc), *self._chosen(document)]
        if self._order in _BY_DATE:
            reasons.append(_BY_DATE[self._order])
        sentence = ", ".join(reasons)
        contributions = (*(found for found, _ in scored), *_added(hit))
        return Explanation(sentence[:1].upper() + sentence[1:] + ".", contributions)

    def _filters(self, doc: Tokenised) -> Iterator[str]:
        """What else of the query holds for the article, beside the words that are scored."""
        question = Question([doc])

        def holds(part: Query) -> bool:
            return question.matches(node(part, self._analyzer), doc)

        return filter(None, (_said(part, doc) for part in _operands(self._query, holds)))

    def _chosen(self, document: Document) -> Iterator[str]:
        """The filters of the request, and what of them the article has."""
        request = self._request
        if request.from_date or request.to_date:
            yield f"dated {document.article.written_date}"
        added = document.article.added
        if added and (request.from_added or request.to_added):
            yield f"came in on {added.astimezone(UTC).date()}"
        for choice in request.choices:
            values = [v for v in document.facets[choice.facet] if v in choice.only]
            yield from (f"{choice.facet} “{value}”" for value in values)
            yield from (f"not {choice.facet} “{value}”" for value in choice.none_of)


def _added(hit: Hit) -> Iterator[Contribution]:
    """What the second look added to the score, by name, as far as it is seen in the score."""
    for name, value in zip(SIGNALS, hit.added, strict=False):
        if abs(value) > _UNSEEN * hit.score:
            yield Contribution(_PARTS[name], value)


def _looked_again(hit: Hit) -> Iterator[str]:
    """How a sentence says what the second look added."""
    for name, value in zip(SIGNALS, hit.added, strict=False):
        if name in _SAID and value > _UNSAID * hit.score:
            yield _SAID[name]


def _without_words(order: str) -> str:
    return "newest" if order == "relevance" else order


def _operands(query: Query, holds: Callable[[Query], bool]) -> Iterator[Query]:
    """The operands of the query's AND and OR that hold for the article."""
    match query:
        case AllOf(parts) | AnyOf(parts) if holds(query):
            for part in parts:
                yield from _operands(part, holds)
        case _ if holds(query):
            yield query


def _named(query: Query) -> Iterator[str]:
    """The fields that are named anywhere in the query."""
    match query:
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from _named(part)
        case Without(part):
            yield from _named(part)
        case In(name, _):
            yield name


def _said(part: Query, doc: Tokenised) -> str:
    """How a sentence says that an operand holds; empty where the scored words say it already."""
    match part:
        case Quoted(text, None, _):
            return f"has the phrase “{text}”" if " " in text else ""
        case Quoted(text, slop, _):
            return f"has “{text}” with at most {slop} words between"
        case Word(text, True):
            return f"has the very form “{text}”"
        case Starting() | Pattern() | Like():
            return f"has {show(part)}"
        case Dated():
            return f"dated {doc.document.article.written_date}"
        case Without(inner):
            return f"without {show(inner)}"
        case In(name, inner) if name in FACET_FIELDS:
            return f"{name} has {show(inner)}"
        case In(name, inner):
            said = _said(inner, doc)
            return f"{said} in {name}" if said else "" if name in WEIGHTS else f"has {show(part)}"
        case _:
            return ""


def _locations(word: Scored, doc: Tokenised) -> str:
    """Where a word stands: `the title and two sections`."""
    fields = weights_of(word.field)
    keys = {key.text for key in word.keys}
    values = {field: iter(doc.values.get(field, ())) for field in fields}
    found: dict[str, None] = {}
    sections: dict[str, None] = {}
    for passage in doc.document.passages:
        if passage.field not in fields:
            continue
        if any(not keys.isdisjoint(entry.keys) for entry in next(values[passage.field])):
            if passage.field == "body" and passage.anchor == LEDE_ANCHOR:
                found[_ONE["lede"]] = None
            elif passage.field in ("heading", "body"):
                sections[passage.anchor] = None
            else:
                found[_ONE.get(passage.field) or _metadata(passage, doc.document.article)] = None
    names = [*found]
    if sections:
        number = len(sections)
        counted = _NUMBERS[number] if number < len(_NUMBERS) else f"{number}"
        above = sum(name in (_ONE["title"], _ONE["lede"]) for name in names)
        names.insert(above, f"{counted} section" + "s" * (number > 1))
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _metadata(passage: Passage, article: Article) -> str:
    if passage.text == article.source:
        return "the source’s name"
    if passage.text in article.authors:
        return "an author’s name"
    return "the topics" if passage.text in article.topics else "the section’s name"
