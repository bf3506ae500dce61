"""The parser's laws, and what each row of the query language becomes."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.request import MAX_QUERY
from search.typed.brackets import MAX_DEPTH
from search.typed.parse import parse
from search.typed.query import (
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
    show,
)
from search.typed.scanner import MAX_WORDS
from tests.search.typed.queries import QUERIES

A, B, C = Word("a"), Word("b"), Word("c")
YEAR_2019 = Dated(date(2019, 1, 1), date(2019, 12, 31))
PAIRS = [
    tuple(pair) for pair in ["“”", "„“", "””", "«»", "»«", "‹›", "「」", "『』", "《》", "＂＂"]
]


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("", Anything()),
        ("   ", Anything()),
        ("kursk troops", AllOf((Word("kursk"), Word("troops")))),
        ("Kursk", Word("Kursk")),
        ('"special forces"', Quoted("special forces")),
        ("“special forces”", Quoted("special forces")),
        ('"forces kursk"~5', Quoted("forces kursk", 5)),
        ("=forces", Word("forces", exact=True)),
        ('="special forces"', Quoted("special forces", exact=True)),
        ("a AND b", AllOf((A, B))),
        ("a OR b", AnyOf((A, B))),
        ("NOT a", Without(A)),
        ("-a", Without(A)),
        ("a -b", AllOf((A, Without(B)))),
        ("NOT NOT a", A),
        ("a OR b c", AnyOf((A, AllOf((B, C))))),
        ("NOT a b", AllOf((Without(A), B))),
        ("(a OR b) c", AllOf((AnyOf((A, B)), C))),
        ("a and b", AllOf((A, Word("and"), B))),
        ("deploy*", Starting("deploy")),
        ("Deploy*", Starting("deploy")),
        ("organi?ation", Pattern("organi?ation")),
        ("who?", Word("who")),
        ("gerasimof~", Like("gerasimof", 1)),
        ("gerasimof~2", Like("gerasimof", 2)),
        ("title:a", In("title", A)),
        ("TITLE:a", In("title", A)),
        ("title:(a OR b)", AnyOf((In("title", A), In("title", B)))),
        ('licence:"CC BY 2.0"', In("licence", Quoted("CC BY 2.0"))),
        ("date:2025", Dated(date(2025, 1, 1), date(2025, 12, 31))),
        ("date:2025-02", Dated(date(2025, 2, 1), date(2025, 2, 28))),
        ("date:2025-04-26..2025-04-30", Dated(date(2025, 4, 26), date(2025, 4, 30))),
        ("date:>2025-04", Dated(date(2025, 5, 1), None)),
        ("date:>=2025-04", Dated(date(2025, 4, 1), None)),
        ("date:<2025-04", Dated(None, date(2025, 3, 31))),
        ("date:2025..", Dated(date(2025, 1, 1), None)),
        ("COVID-19", Word("COVID-19")),
        ("-COVID-19", Without(Word("COVID-19"))),
        (r"\-a", A),
        (r"\AND", Word("AND")),
        (r"title\:a", Word("title:a")),
        (r"a\*", A),
        ("+a", A),
        ("10:30", Word("10:30")),
        *((f"a {dash}b", AllOf((A, Without(B)))) for dash in "-−–—﹣－!"),
        *((f"a {dash} b", AllOf((A, B))) for dash in "-−–—﹣－!"),
        *((f"a{dash}b", Word(f"a{dash}b")) for dash in "-−–—﹣－!"),
        *((dash * 2 + " a", A) for dash in "-−–—﹣－!"),
        ("“a”—b", AllOf((Quoted("a"), B))),
        ("(a)–b", AllOf((A, B))),
        ("-(a)", Without(A)),
        ("−“a b”", Without(Quoted("a b"))),
        ("a || b", AnyOf((A, B))),
        ("a||b", AnyOf((A, B))),
        ("a && b || c", AnyOf((AllOf((A, B)), C))),
        ("AT&T", Word("AT&T")),
        (r"a\||b", Word("a||b")),
        ("a w/5 b", Quoted("a b", 5)),
        ("a W/5 b", Quoted("a b", 5)),
        ("a NEAR/3 b", Quoted("a b", 3)),
        ("a near/3 b", Quoted("a b", 3)),
        ("“a” w/0 “b”", Quoted("a b", 0)),
        ("=a w/5 =b", Quoted("a b", 5, exact=True)),
        ("a w/5 b w/2 c", AllOf((Quoted("a b", 5), Quoted("b c", 2)))),
        ("NOT a w/5 b", Without(Quoted("a b", 5))),
        ("title:(a w/5 b)", In("title", Quoted("a b", 5))),
        ("w/5", Word("w/5")),
        ("a w/5", AllOf((A, Word("w/5")))),
        (r"a \w/5 b", AllOf((A, Word("w/5"), B))),
        ('"a b" ~3', Quoted("a b", 3)),
        ("date:[2019 TO 2020]", Dated(date(2019, 1, 1), date(2020, 12, 31))),
        ("date:[* TO 2020]", Dated(None, date(2020, 12, 31))),
        ("date:(2019 OR 2021)", AnyOf((YEAR_2019, Dated(date(2021, 1, 1), date(2021, 12, 31))))),
        ("date:(2019)", YEAR_2019),
        ("date: 2019", YEAR_2019),
        ("date:-2019", Without(YEAR_2019)),
        ("date:“2019”", YEAR_2019),
        ("date:(2019) a", AllOf((YEAR_2019, A))),
        ("title: a", In("title", A)),
        ("title:-a", Without(In("title", A))),
        ("-title:a", Without(In("title", A))),
        ("title:-(a b)", Without(AllOf((In("title", A), In("title", B))))),
        ("title:lede:a", In("lede", A)),
        ("title:" * 300 + "a", In("title", A)),
        ("=deploy*", Starting("deploy")),
        *((f"{left}a b{right}", Quoted("a b")) for left, right in PAIRS),
        *((f"l’a{left}b c{right}", AllOf((Word("l’a"), Quoted("b c")))) for left, right in PAIRS),
        ("a」 b", AllOf((A, B))),
        ("«a 'b'»", Quoted("a 'b")),
        ("fl\u200bo\u2060o\ufeffd\u00ad", Word("flood")),
        ("\ufeff", Anything()),
        ("https://example.org/x", Word("https://example.org/x")),
    ],
)
def test_what_is_typed_is_understood_without_a_word(typed: str, query: Query) -> None:
    parsed = parse(typed)
    assert parsed.query == query
    assert parsed.warnings == ()


@pytest.mark.parametrize(
    ("typed", "query", "warned"),
    [
        ("???", Unsearchable(), "no word"),
        ("*", Unsearchable(), "cannot begin"),
        ("*burg", Word("burg"), "cannot begin"),
        ("a-*burg", AllOf((A, Word("burg"))), "cannot begin"),
        ("a-?b*", AllOf((A, Starting("b"))), "cannot begin"),
        ('"open', Quoted("open"), "left open"),
        ("((a", A, "did not match"),
        ("a))", A, "did not match"),
        ("a AND", A, "AND"),
        ("OR a", A, "OR"),
        ("a AND AND b", AllOf((A, B)), "AND"),
        ("a NOT", A, "NOT"),
        ("a~9", Like("a", 2), "~9"),
        ('"a b"~999', Quoted("a b", 50), "~999"),
        ("tilte:a", Word("tilte:a"), "not a field"),
        ("a date:2025-13", A, "not a date"),
        ("date:2026..2025", Dated(date(2025, 1, 1), date(2026, 12, 31)), "backwards"),
        ("a-b~", Word("a-b"), "one word"),
        ("name:r?yes*", In("name", Starting("r")), "whole words"),
        ("author:(a OR tomas~)", AnyOf((In("author", A), In("author", Word("tomas")))), "whole"),
        ("(" * 30 + "a" + ")" * 30, A, "deep"),
        ("a pre/3 b", Quoted("a b", 3), "any order"),
        ("a w/99 b", Quoted("a b", 50), "w/99"),
        ("a w/s b", AllOf((A, B)), "has no number"),
        ("a w/5 (b OR c)", AllOf((A, AnyOf((B, C)))), "“w/5” takes a word on either side"),
        ('"a b" w/5 c', AllOf((Quoted("a b"), C)), "read as AND"),
        ("a w/5 b*", AllOf((A, Starting("b"))), "read as AND"),
        ("a w/5 =b", AllOf((A, Word("b", exact=True))), "read as AND"),
        ("a w/5 -b", AllOf((A, Without(B))), "read as AND"),
        ("=a~", Word("a", exact=True), "one spelling"),
        ("date:[2020 TO 2019]", parse("date:2019..2020").query, "backwards"),
        ("a date:{2019 TO 2019}", A, "leaves no day"),
        ("date:(2019 OR x)", YEAR_2019, "“date:x” is not a date"),
        ("title: OR a", A, "“title:” had no word"),
        ("title:?? a", A, "“title:” had no word"),
        ("a NOT ?? b", AllOf((A, B)), "“NOT” had no word"),
        ("a NOT date:x b", AllOf((A, B)), "“NOT” had no word"),
        ("FLOOD NOT OVER", AllOf((Word("FLOOD"), Word("NOT"), Word("OVER"))), "in brackets"),
        ("A AND B C OR D", all_of([*map(Word, ["A", "AND", "B", "C", "OR", "D"])]), "AND” and “OR"),
        ('"' + "a " * 65 + '"~3', Quoted("a " * 63 + "a", 3), "At most 64 words"),
    ],
)
def test_what_is_repaired_is_said(typed: str, query: Query, warned: str) -> None:
    parsed = parse(typed)
    assert parsed.query == query
    assert any(warned in warning for warning in parsed.warnings), parsed.warnings


@pytest.mark.parametrize(
    "typed",
    [
        "flood OR storm",
        "flood NOT storm",
        "NATO OR EU",
        "NATO AND EU AND UN",
        "A OR B OR C OR D",
        "(FLOOD NOT OVER)",
        "FLOOD NOT “OVER”",
        "FLOOD NOT Over",
        "洪水 NOT 橋",
        "2019 NOT 2020",
        "FLOOD -OVER",
        r"FLOOD \NOT OVER",
    ],
)
def test_these_operators_are_no_headline(typed: str) -> None:
    assert parse(typed).warnings == ()
    assert any(operator in show(parse(typed).query) for operator in (" OR ", " AND ", "NOT "))


def test_what_is_excluded_in_capitals_is_shown_in_brackets() -> None:
    assert show(parse("FLOOD -OVER").query) == "(FLOOD AND NOT OVER)"


def test_words_beyond_the_cap_are_left_out_and_it_is_said() -> None:
    words = [f"w{i}" for i in range(MAX_WORDS + 1)]
    assert parse(" ".join(words[:MAX_WORDS])).warnings == ()
    parsed = parse(" ".join(words))
    assert parsed.query == AllOf(tuple(Word(w) for w in words[:MAX_WORDS]))
    assert len(parsed.warnings) == 1


@pytest.mark.parametrize("beyond", (-1, 0, 1))
def test_depth(beyond: int) -> None:
    deep = MAX_DEPTH + beyond
    warnings = parse(f"{'(word ' * deep}{')' * deep}").warnings
    assert any("deep" in warning for warning in warnings) == (beyond > 0)


PIECES = (
    *'ab "“”()~*?:=-+\\ANDORT<>.é’_\u0301\u202e中\n−–—﹣－!&|«»‹›「」『』《》＂[]{}/',
    *"\u200b\u200d\ufeff\u00ad",
    *(" OR ", " AND ", " NOT ", "||", "&&", " w/5 ", " NEAR/3 ", " pre/2 ", "~3", " ~3"),
    *("title:", "title: ", "source:-", "date:", "date:(", "date:[2019 TO 2020]", " TO ", "2019"),
    *("FLOOD ", "flood ", "co-op ", "рЕКА ", "نهر", "नदी", "แม่น้ำ", "강 ", "\U000e0041", "\u0378"),
    "a" + "\u0301\u0316" * 32,
)
ODD = st.lists(st.sampled_from(PIECES) | st.characters(), max_size=60).map("".join)


@given(ODD)
def test_any_text_becomes_a_query_that_reads_back(text: str) -> None:
    query = parse(text).query
    if not isinstance(query, Unsearchable):
        assert parse(show(query)).query == query


@given(QUERIES)
def test_a_query_that_is_shown_reads_back(query: Query) -> None:
    parsed = parse(show(query))
    assert parsed.query == query
    assert [w for w in parsed.warnings if "is not a field" not in w] == []


@given(ODD)
def test_what_nobody_sees_changes_nothing(text: str) -> None:
    seen = text.translate(dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff")))
    assert parse(text) == parse(seen)


@pytest.mark.parametrize("piece", [*PIECES, "(", "a:", "a~", "-(", "date:-", "=", "\\"])
def test_the_longest_query_of_one_kind_is_read_and_reads_back(piece: str) -> None:
    query = parse((piece * MAX_QUERY)[:MAX_QUERY]).query
    if not isinstance(query, Unsearchable):
        assert parse(show(query)).query == query
