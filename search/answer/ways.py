"""The ways in which typed words can be written, as what an index is asked for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from index.asking import plan as ask
from index.text.keys import Token
from index.text.searching import SearchAnalyzer

Ways = tuple[tuple[str, ...], ...]
"""As in `Scored`: each way as the keys that it has."""

_MOST = 8
"""More ways of writing a phrase are not looked for: it would have to be full of compounds."""
_MOST_SCORED = 16
"""More ways are not scored: those of the first keys are."""


@dataclass(frozen=True, slots=True)
class ScoredForm:
    """A word that is scored: as it was typed, and its ways."""

    form: str
    ways: Ways


def of_one_word(keys: tuple[str, ...]) -> Ways:
    """The ways of a word that is one token: any of its keys."""
    return tuple((key,) for key in keys)


def ways(text: str, exact: bool, analyzer: SearchAnalyzer) -> tuple[tuple[ask.Word, ...], ...]:
    """How a word or a phrase can be written: each way the words that stand one after the other.
    The first is that of its tokens; in others, tokens that make a word together are one.
    """
    tokens = list(analyzer.tokens(text))
    if exact:
        return (tuple(ask.Word("form", (token.form,)) for token in tokens),)
    found = [tuple(ask.Word("key", keys) for keys in way) for way in _ways(tokens)]
    return tuple(dict.fromkeys(found))


def _ways(tokens: list[Token]) -> list[tuple[tuple[str, ...], ...]]:
    """The ways to read tokens one after the other, `_MOST` at most."""
    if not tokens:
        return [()]
    token = tokens[0]
    found = [(token.keys, *rest) for rest in _ways(tokens[1:])]
    for joined in token.joined:
        found += [(joined.keys, *rest) for rest in _ways(tokens[joined.parts :])]
    return found[:_MOST]


def scored_forms(text: str, quoted: bool, analyzer: SearchAnalyzer) -> Iterator[ScoredForm]:
    """The words of a text that are scored, without the function words that bind others. Tokens that
    make a word together are scored as one, by the better way.
    """
    tokens = list(analyzer.tokens(text))
    number = 0
    while number < len(tokens):
        token = tokens[number]
        parts = max((joined.parts for joined in token.joined), default=1)
        group = tokens[number : number + parts]
        number += parts
        if len(group) == 1:
            bound = quoted or len(tokens) > 1
            if bound and analyzer.is_function_word(text[token.start : token.end]):
                continue
            yield ScoredForm(token.form, of_one_word(token.keys))
        else:
            yield ScoredForm(text[token.start : group[-1].end], _scored_ways(_ways(group)))


def scored_apart_or_whole(apart: str, whole: str, analyzer: SearchAnalyzer) -> Ways:
    """The ways of words that are also written as one (`web site`, `website`): the better counts."""
    words = tuple(token.keys for token in analyzer.tokens(apart))
    return _scored_ways([(analyzer.keys(whole),), words])


def _scored_ways(written: Iterable[tuple[tuple[str, ...], ...]]) -> Ways:
    """The ways of what can be written as different words, each given by its keys."""
    combined = (way for words in written for way in product(*words))
    return tuple(dict.fromkeys(tuple(dict.fromkeys(way)) for way in combined))[:_MOST_SCORED]
