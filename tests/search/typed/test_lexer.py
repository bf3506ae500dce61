"""What lexemes typed text has, and each limit of the lexer one below it, at it, and one beyond."""

import pytest

from search.typed.atoms import MAX_EDITS, MAX_SLOP
from search.typed.lexer import Lexeme, Lexer
from search.typed.parse import parse
from search.typed.query import Atom, Quoted, Starting, Word
from search.typed.scanner import MAX_WORDS

AROUND = (-1, 0, 1)


def atom(of: Atom) -> Lexeme:
    return Lexeme("atom", atom=of)


@pytest.mark.parametrize(
    ("typed", "lexemes"),
    [
        ("", []),
        ("ferry -quay", [atom(Word("ferry")), Lexeme("NOT"), atom(Word("quay"))]),
        ("+ferry", [atom(Word("ferry"))]),
        ("a OR b", [atom(Word("a")), Lexeme("OR"), atom(Word("b"))]),
        ("a or b", [atom(Word("a")), atom(Word("or")), atom(Word("b"))]),
        (r"\OR", [atom(Word("OR"))]),
        ("=OR", [atom(Word("OR", exact=True))]),
        ("(a)", [Lexeme("("), atom(Word("a")), Lexeme(")")]),
        ("title:a", [Lexeme("name", name="title"), atom(Word("a"))]),
        ("title: a", [Lexeme("name", name="title"), atom(Word("a"))]),
        ("title:", [atom(Word("title"))]),
        ("a w/5 b", [atom(Word("a")), Lexeme("near", "w/5", Word("w/5")), atom(Word("b"))]),
        ("a ?! b", [atom(Word("a")), Lexeme("atom"), atom(Word("b"))]),
        ('"a b"~3', [atom(Quoted("a b", 3))]),
        ('"a b"~', [atom(Quoted("a b"))]),
        ("covid-1*", [atom(Word("covid")), atom(Starting("1"))]),
        ("a - b", [atom(Word("a")), atom(Word("b"))]),
    ],
)
def test_typed_text_has_these_lexemes(typed: str, lexemes: list[Lexeme]) -> None:
    lexer = Lexer(typed)
    assert list(lexer.lexemes()) == lexemes
    assert lexer.warnings == []


@pytest.mark.parametrize("beyond", AROUND)
@pytest.mark.parametrize("kind", ["word", "star*", "title:word", "like~2"])
def test_words(kind: str, beyond: int) -> None:
    warnings = parse(" OR ".join([kind] * (MAX_WORDS + beyond))).warnings
    assert any("256 words" in warning for warning in warnings) == (beyond > 0)


@pytest.mark.parametrize("beyond", AROUND)
def test_words_of_a_phrase(beyond: int) -> None:
    warnings = parse(f'"{"word " * (MAX_WORDS + beyond)}"').warnings
    assert any("256 words" in warning for warning in warnings) == (beyond > 0)


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
