"""Each limit of the query language one below it, at it, and one beyond."""

import pytest

from search.typed.lexer import MAX_EDITS, MAX_SLOP, MAX_WORDS
from search.typed.parse import MAX_DEPTH, parse

AROUND = (-1, 0, 1)


@pytest.mark.parametrize("beyond", AROUND)
@pytest.mark.parametrize("kind", ["word", "star*", "title:word", "like~2"])
def test_words(kind: str, beyond: int) -> None:
    warnings = parse(" OR ".join([kind] * (MAX_WORDS + beyond))).warnings
    assert any("64 words" in warning for warning in warnings) == (beyond > 0)


@pytest.mark.parametrize("beyond", AROUND)
def test_words_of_a_phrase(beyond: int) -> None:
    warnings = parse(f'"{"word " * (MAX_WORDS + beyond)}"').warnings
    assert any("64 words" in warning for warning in warnings) == (beyond > 0)


@pytest.mark.parametrize("beyond", AROUND)
def test_depth(beyond: int) -> None:
    deep = MAX_DEPTH + beyond
    warnings = parse(f"{'(word ' * deep}{')' * deep}").warnings
    assert any("deep" in warning for warning in warnings) == (beyond > 0)


@pytest.mark.parametrize("beyond", AROUND)
def test_slop(beyond: int) -> None:
    parsed = parse(f'"ferry harbour"~{MAX_SLOP + beyond}')
    assert any("50 was used" in warning for warning in parsed.warnings) == (beyond > 0)
    assert parsed.query == parse(f'"ferry harbour"~{min(MAX_SLOP + beyond, MAX_SLOP)}').query


@pytest.mark.parametrize("beyond", AROUND)
def test_edits(beyond: int) -> None:
    parsed = parse(f"ferry~{MAX_EDITS + beyond}")
    assert any("1 or 2" in warning for warning in parsed.warnings) == (beyond > 0)
    assert parsed.query == parse(f"ferry~{min(MAX_EDITS + beyond, MAX_EDITS)}").query
