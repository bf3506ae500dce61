"""Marks are what the plan matched, and the best sections come first."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from index.article import Article, Section
from index.asking.plan import (
    And,
    FacetPrefix,
    FacetWords,
    Fuzzy,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Term,
    Wildcard,
)
from index.document import Passage
from search.shown import highlight
from search.shown.marking import Marker, leaves
from search.shown.snippet import cut
from tests.search.shown.marking import LANGUAGE, shown, spans_of, stem


def marked(where: Node, text: str) -> str:
    return shown(cut(text, 0, len(text), spans_of(where, text)))


def test_a_phrase_is_marked_as_one_and_its_words_elsewhere_are_not() -> None:
    where = Phrase((stem("special"), stem("forces")))
    assert marked(where, "Special guests, special forces.") == "Special guests, [special forces]."


def test_words_near_each_other_are_marked_only_there() -> None:
    where = Near((stem("forces"), stem("kursk")), 1)
    text = "Forces. One two three. Forces at Kursk."
    assert marked(where, text) == "Forces. One two three. [Forces] at [Kursk]."


def test_what_is_excluded_is_never_marked() -> None:
    where = And((Term(stem("ferry")), Not(Term(stem("boat")))))
    assert marked(where, "A ferry, a boat.") == "A [ferry], a boat."


def test_a_field_is_marked_only_in_that_field() -> None:
    where = Or((Term(stem("ferry"), "title"), Prefix("bo", "body")))
    assert marked(where, "A ferry, a boat.") == "A ferry, a [boat]."


def test_a_name_is_marked_where_it_has_its_capital() -> None:
    where = FacetWords("name", ("hill", "school"), adjacent=True)
    text = "The Hill School is a hill school. Hill and School."
    assert marked(where, text) == "The [Hill School] is a hill school. Hill and School."


def test_a_value_that_begins_so_is_marked() -> None:
    assert marked(FacetPrefix("name", ("sch",)), "A School, a school.") == "A [School], a school."


def test_the_best_sections_come_first_and_all_are_counted() -> None:
    sections = tuple(
        Section(f"Part {n}", f"s{n + 1}", ("The ferry " * n + "sailed.",)) for n in range(1, 6)
    )
    opening = Section(None, "s1", ("Nothing here.",))
    article = Article(id="x", title="On ferries", source="S", sections=(opening, *sections))
    (found,) = highlight.shown([article], Marker(Term(stem("ferry")), LANGUAGE))
    assert [section.anchor for section in found.sections] == ["s6", "s5", "lede"]
    assert found.matched == 6


def test_a_match_in_a_heading_alone_shows_the_heading_and_how_the_section_begins() -> None:
    sections = (Section(None, "s1", ()), Section("Who paid?", "s2", ("The council.",)))
    article = Article(id="x", title="T", source="S", sections=sections)
    assert sections_of(Term(stem("paid")), article) == [("s2", "Who [paid]? — The council.")]


def test_without_a_query_the_beginning_is_shown() -> None:
    article = Article(id="x", title="T", source="S", lede="It began.")
    assert sections_of(And(()), article) == [("lede", "It began.")]
    (found,) = highlight.shown([article], Marker(And(()), LANGUAGE))
    assert found.matched == 0


def sections_of(where: Node, article: Article) -> list[tuple[str, str]]:
    (found,) = highlight.shown([article], Marker(where, LANGUAGE))
    return [(section.anchor, shown(section.snippet)) for section in found.sections]


def test_the_opening_stands_below_a_title_that_matched_or_by_itself_and_never_twice() -> None:
    opening = Section(None, "s1", ("The ferry sails.", "It is new."))
    article = Article(id="x", title="A ferry", source="S", sections=(opening,))
    everywhere = Term(stem("ferry"))
    assert sections_of(everywhere, article) == [
        ("lede", "A [ferry]"),
        ("s1", "The [ferry] sails. It is new."),
    ]
    assert sections_of(Term(stem("ferry"), "title"), article) == [
        ("lede", "A [ferry] — The ferry sails.")
    ]
    with_lede = replace(article, lede="On the quay.")
    assert ("lede", "A [ferry] — On the quay.") in sections_of(everywhere, with_lede)


def test_a_value_that_is_there_twice_is_shown_once() -> None:
    article = Article(id="x", title="T", source="S", topics=("boats", "Ferries"), section="ferries")
    assert sections_of(Term(stem("ferries")), article) == [("lede", "[Ferries]")]


def test_a_leaf_below_a_not_marks_nothing_and_one_typed_twice_counts_once() -> None:
    ferry, quay = Term(stem("ferry")), Term(stem("quay"))
    assert leaves(Or((And((ferry, Not(quay))), ferry))) == (ferry,)


def test_forms_that_a_prefix_a_wildcard_or_a_fuzzy_word_stands_for_are_marked() -> None:
    text = "The ferries of Wexley, the fair of Waxley."
    assert marked(Prefix("ferr"), text) == "The [ferries] of Wexley, the fair of Waxley."
    assert marked(Wildcard("f*r"), text) == "The ferries of Wexley, the [fair] of Waxley."
    assert marked(Fuzzy("wexley", 1), text) == "The ferries of [Wexley], the fair of [Waxley]."


@given(st.lists(st.sampled_from(["ferry", "Ferries", "boat", "a"]), max_size=20))
def test_a_marker_remembers_nothing_that_changes_an_answer(words: list[str]) -> None:
    used = Marker(Term(stem("ferry")), LANGUAGE)
    texts = (" ".join(words[:4]), " ".join(words), " ".join(words).upper())
    passages = [Passage("body", "s1", text) for text in texts]
    alone = [spans_of(Term(stem("ferry")), text) for text in texts]
    assert [spans for one in passages for spans in used.spans([one], [None])] == alone
    assert used.spans(passages, [None] * 3) == alone
