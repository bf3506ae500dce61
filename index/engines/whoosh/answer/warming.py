"""Questions of every kind, asked once so that the kernels that answer them are compiled.

They are asked of the index itself: which machine code a kernel needs depends on how wide the
columns of that index are.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from index.article import Article
from index.asking.plan import (
    After,
    And,
    Choice,
    Days,
    Everything,
    FacetCount,
    FacetTerm,
    FacetWords,
    Fuzzy,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Plan,
    Prefix,
    Term,
    Wildcard,
    Word,
)
from index.asking.scored import Scored
from index.asking.second import SecondLook
from index.document import FACETS, WEIGHTS, passages
from index.text.keys import Token, analyzer


def questions(article: Article, language: str) -> Iterator[Plan]:
    """Plans of every kind that find something where the article is."""
    texts = (passage.text for passage in passages(article))
    tokens = (token for text in texts for token in analyzer(language).tokens(text))
    words = list(islice(tokens, 4)) * 2
    if not words:
        return
    every = tuple(FacetCount(facet) for facet in FACETS)
    scored = tuple(Scored((token.keys[:1],)) for token in words[:2])
    for where in _nodes(words):
        yield Plan(where, scored, facets=every, timeline=True)
        yield Plan(where, (*scored, replace(scored[0], field="body", times=2)))
    first = Or(tuple(Term(Word("key", token.keys)) for token in words[:3]))
    days = Days(article.date, None)
    after = After(0.1, article.date, article.id)
    for order in ("relevance", "newest", "oldest"):
        plan = Plan(first, scored, days, order=order, facets=every, timeline=True)
        yield plan
        yield replace(plan, second=_looked_at(words))
        yield Plan(Everything(), order=order, after=after)
        choices = tuple(Choice(facet, ("x",), ("y",)) for facet in FACETS)
        yield Plan(first, scored, choices=choices, order=order, facets=every, after=after)


def _looked_at(tokens: list[Token]) -> SecondLook:
    keys = tuple(token.keys[:1] for token in tokens[:2])
    return SecondLook(keys, (tokens[0].form,), neighbours=True, coverage=True)


def _nodes(tokens: list[Token]) -> Iterator[Node]:
    keys = tuple(Word("key", token.keys[:1]) for token in tokens[:2])
    either = Word("key", tuple(key for word in keys for key in word.texts))
    forms = tuple(Word("form", (token.form,)) for token in tokens[:2])
    form = tokens[0].form
    terms = tuple(map(Term, keys))
    yield from (Everything(), terms[0], And(terms), Or(terms), Term(forms[0]))
    yield from (And((terms[0], Not(terms[1]))), And((Term(forms[0]), Term(forms[1]))))
    yield from (And((Or(terms), Days(None, None))), Or((*terms, Phrase(keys))))
    yield from (Term(either), Phrase((either, either)), Near((either, keys[0]), 5))
    for field in (None, *WEIGHTS):
        yield from (Term(keys[0], field), Phrase(keys, field), Near(keys, 5, field))
        yield from (Phrase((keys[0], forms[1]), field), Near((*keys, forms[0]), 5, field))
        yield from (Prefix(form[:1], field), Wildcard(f"{form[:1]}*?", field))
        yield from (Fuzzy(form, 1, field), Fuzzy(form, 2, field))
    for facet in FACETS:
        yield from (FacetTerm(facet, "x"), FacetWords(facet, ("x",)))
