"""Every cap of the query language, one below it, at it, and one beyond it (docs, Limits)."""

from string import ascii_lowercase

import pytest

from index.expansion import expand
from index.plan import MAX_EXPANSION, Expandable, Fuzzy, Prefix, Wildcard
from search.lexer import MAX_EDITS, MAX_SLOP, MAX_WORDS
from search.parse import MAX_DEPTH, parse
from search.query import AllOf, Like, Query, Quoted, Starting, Word

LETTERS = "0123456789" + ascii_lowercase


@pytest.mark.parametrize("kind", ["{}", "{}*", "{}b?d", "{}~", "title:{}", "-{}", '"{}"~5', "a-{}"])
@pytest.mark.parametrize("beyond", [-1, 0, 1])
def test_words_of_every_kind_count(kind: str, beyond: int) -> None:
    each = 2 if kind == "a-{}" else 1
    parts = [kind.format(f"w{number}") for number in range(MAX_WORDS // each + beyond)]
    parsed = parse(" ".join(parts))
    assert isinstance(parsed.query, AllOf)
    assert len(parsed.query.parts) == min(len(parts), MAX_WORDS // each)
    assert (f"{MAX_WORDS} words" in "".join(parsed.warnings)) == (beyond > 0)


@pytest.mark.parametrize("beyond", [-1, 0, 1])
def test_the_words_of_one_phrase_count(beyond: int) -> None:
    parsed = parse('"' + "w " * (MAX_WORDS + beyond) + '"')
    assert isinstance(parsed.query, Quoted)
    assert len(parsed.query.text.split()) == min(MAX_WORDS + beyond, MAX_WORDS)
    assert len(parsed.warnings) == (beyond > 0)


@pytest.mark.parametrize("beyond", [-1, 0, 1])
def test_brackets_nest_no_deeper(beyond: int) -> None:
    depth = MAX_DEPTH + beyond
    parsed = parse("(a OR " * depth + "b" + ")" * depth)
    assert len(parsed.warnings) == (beyond > 0)
    assert ("deep" in "".join(parsed.warnings)) == (beyond > 0)


@pytest.mark.parametrize(("typed", "slop"), [(49, 49), (50, 50), (51, 50), (10**8, 50)])
def test_the_words_between_are_at_most(typed: int, slop: int) -> None:
    assert MAX_SLOP == 50
    _repaired(f'"a b"~{typed}', Quoted("a b", slop), typed != slop)


@pytest.mark.parametrize(("typed", "edits"), [(0, 1), (1, 1), (2, 2), (3, 2), (10**8, 2)])
def test_the_edits_are_at_most(typed: int, edits: int) -> None:
    assert MAX_EDITS == 2
    _repaired(f"word~{typed}", Like("word", edits), typed != edits)


@pytest.mark.parametrize(
    ("typed", "query"), [("*a", Word("a")), ("?a", Word("a")), ("a*", Starting("a"))]
)
def test_no_wildcard_leads(typed: str, query: Query) -> None:
    _repaired(typed, query, not typed.startswith("a"))


@pytest.mark.parametrize("node", [Prefix("w"), Wildcard("w*0?"), Fuzzy("w0000", 2)])
@pytest.mark.parametrize("beyond", [-1, 0, 1])
def test_forms_beyond_the_cap_are_left_out(node: Expandable, beyond: int) -> None:
    lexicon = [f"w{a}{b}00" for a in LETTERS for b in LETTERS][: MAX_EXPANSION + beyond]
    forms, cut = expand(node, ["v", *lexicon, "x"])
    assert list(forms) == lexicon[:MAX_EXPANSION]
    assert cut == (beyond > 0)


def _repaired(typed: str, query: Query, repaired: bool) -> None:
    parsed = parse(typed)
    assert parsed.query == query
    assert len(parsed.warnings) == repaired
