"""What each kind of query asks of an engine, and what a plan shows and counts."""

from datetime import date

import pytest

from index.asking import plan as ask
from index.asking.scored import Scored
from index.document import FACETS
from index.text.searching import SearchAnalyzer
from search.answer.compile import FACET_SIZE, YEARS, Compiled, compiled, forms_scored, node, scored
from search.answer.cursor import Cursor
from search.request import SearchRequest
from search.typed.parse import parse
from search.typed.query import AllOf, AnyOf, Quoted, Word

ENGLISH = SearchAnalyzer({"en": 1.0})
FERRY, QUAY = ask.Word("key", ("ferri",)), ask.Word("key", ("quay",))
FERRYQUAY = ask.Word("key", ("ferryquay",))


def _compiled(typed: str, request: SearchRequest, cursor: Cursor | None = None) -> Compiled:
    parsed = parse(typed)
    return compiled(parsed, parsed.query, request, ENGLISH, cursor)


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("", ask.Everything()),
        ("???", ask.Nothing()),
        ("Ferries", ask.Term(FERRY)),
        ("=Ferries", ask.Term(ask.Word("form", ("ferries",)))),
        ("ferry-quay", ask.Or((ask.Phrase((FERRY, QUAY)), ask.Term(FERRYQUAY)))),
        ('"ferry quay"', ask.Phrase((FERRY, QUAY))),
        ('"ferry quay"~2', ask.Near((FERRY, QUAY), 2)),
        ('"ferry"~2', ask.Term(FERRY)),
        ("title:ferry", ask.Term(FERRY, "title")),
        ("fer*", ask.Prefix("fer")),
        ("title:f?rry", ask.Wildcard("f?rry", "title")),
        ("ferry~2", ask.Fuzzy("ferry", 2)),
        ("source:“Harbour Post”", ask.FacetWords("source", ("harbour", "post"), adjacent=True)),
        ("language:German", ask.FacetWords("language", ("de",), adjacent=True)),
        ("language:français", ask.FacetWords("language", ("fr",), adjacent=True)),
        ("language:pt_br", ask.FacetWords("language", ("pt", "br"), adjacent=True)),
        ("language:elvish", ask.FacetWords("language", ("elvish",), adjacent=True)),
        ("language:ger*", ask.FacetPrefix("language", ("ger",))),
        ("source:german", ask.FacetWords("source", ("german",), adjacent=True)),
        ("name:har*", ask.FacetPrefix("name", ("har",))),
        ("date:2024", ask.Days(date(2024, 1, 1), date(2024, 12, 31))),
        ("ferry OR quay", ask.Or((ask.Term(FERRY), ask.Term(QUAY)))),
        ("ferry -quay", ask.And((ask.Term(FERRY), ask.Not(ask.Term(QUAY))))),
    ],
)
def test_each_kind_of_query_asks_this(typed: str, asked: ask.Node) -> None:
    assert node(parse(typed).query, ENGLISH) == asked


@pytest.mark.parametrize(
    ("typed", "words", "forms"),
    [
        ("ferries ferry", [Scored((("ferri",),), None, 2)], ("ferries",)),
        (
            "title:ferry quay",
            [Scored((("ferri",),), "title"), Scored((("quay",),))],
            ("title:ferry", "quay"),
        ),
        ('"the ferry"', [Scored((("ferri",),))], ("ferry",)),
        ("the", [Scored((("the",),))], ("the",)),
        ("-ferry fer* ferry~ quote:ferry source:ferry date:2024", [], ()),
    ],
)
def test_these_words_add_to_the_score(
    typed: str, words: list[Scored], forms: tuple[str, ...]
) -> None:
    query = parse(typed).query
    assert list(scored(query, ENGLISH)) == words
    assert forms_scored(query, ENGLISH) == forms


@pytest.mark.parametrize(
    ("query", "form"),
    [
        (AnyOf((AllOf((Word("web"), Word("site"))), Word("website"))), "web site"),
        (AnyOf((Word("Website"), Quoted("web site"))), "Website"),
    ],
)
def test_words_that_are_also_written_as_one_are_scored_once(query: AnyOf, form: str) -> None:
    both = {("web", "site"), ("websit",)}
    (word,) = scored(AllOf((Word("ferry"), query)), ENGLISH)[1:]
    assert (set(word.ways), word.times) == (both, 1)
    assert forms_scored(query, ENGLISH) == (form,)


def test_a_word_that_is_doubled_is_scored_as_one_that_is_there_once() -> None:
    query = AnyOf((AllOf((Word("bye"), Word("bye"))), Word("byebye")))
    (word,) = scored(query, ENGLISH)
    assert set(word.ways) == {("bye",), ("byeby",)}


def test_a_plan_shows_a_page_and_counts_every_facet() -> None:
    chosen = ask.Choice("source", ("Harbour Post",), ("Valley Post",))
    request = SearchRequest(
        "ferry", date(2024, 1, 1), None, page=3, page_size=20, choices=(chosen,)
    )
    plan = _compiled("ferry", request).plan
    assert (plan.offset, plan.limit, plan.after) == (40, 20, None)
    assert plan.days == ask.Days(date(2024, 1, 1), None)
    assert [count.facet for count in plan.facets] == list(FACETS)
    assert {count.size for count in plan.facets} == {FACET_SIZE, YEARS}
    assert plan.facets[0].always == ("Harbour Post", "Valley Post")
    assert plan.timeline and plan.fold


@pytest.mark.parametrize("after", [None, ask.After(1.5, None, "a")])
def test_a_cursor_leads_behind_its_hit_and_looks_one_further(after: ask.After | None) -> None:
    request = SearchRequest("ferry", page=7, page_size=20, cursor="of no matter here")
    plan = _compiled("ferry", request, Cursor(after)).plan
    assert (plan.offset, plan.limit, plan.after) == (0, 21, after)


def test_a_relaxed_plan_shows_and_counts_the_same() -> None:
    first = _compiled("the ferry quay", SearchRequest("the ferry quay", page=2))
    looser = parse("ferry OR quay").query
    second = first.relaxed_to(looser, ENGLISH)
    assert (second.typed, second.understood, second.asked) == (
        first.typed,
        first.understood,
        looser,
    )
    assert second.plan.where == node(looser, ENGLISH)
    assert second.plan.scored == first.plan.scored
    assert (second.plan.offset, second.plan.facets) == (first.plan.offset, first.plan.facets)
