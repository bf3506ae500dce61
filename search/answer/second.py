"""What the first results of a query are looked at again for (`index.asking.rescoring`)."""

from dataclasses import replace
from itertools import islice

from index.asking.plan import Plan
from index.asking.rescoring import MAX_WORDS
from index.asking.second import SecondLook
from index.text.analysis import forms
from index.text.searching import SearchAnalyzer
from search.answer.compile import words_scored
from search.typed.query import Query


def second_look(query: Query, analyzer: SearchAnalyzer, *, any_word: bool) -> SecondLook | None:
    """The second look at what a query finds; None where it has no words that are scored over the
    whole article.

    Args:
        query: as it is understood.
        analyzer: how its words are read.
        any_word: whether any one of its words is enough.
    """
    found = [word for word, field in words_scored(query, analyzer) if field is None]
    if not found:
        return None
    keys = dict.fromkeys(
        tuple(dict.fromkeys(key for way in word.ways for key in way)) for word in found
    )
    typed = dict.fromkeys(form for word in found for form in forms(word.form))
    alone = [form for form in typed if not analyzer.is_function_word(form)] or [*typed]
    return SecondLook(
        words=tuple(islice(keys, MAX_WORDS)),
        forms=tuple(alone[:MAX_WORDS]),
        neighbours=any_word,
    )


def relaxed_look(plan: Plan) -> Plan:
    """A plan of a query that was relaxed: what has more of the words is preferred."""
    if plan.second is None:
        return plan
    return replace(plan, second=replace(plan.second, neighbours=True, coverage=True))
