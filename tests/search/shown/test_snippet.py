"""Snippets are substrings of the text, and marks are what matched."""

from hypothesis import given
from hypothesis import strategies as st

from index.article import Article, Section
from index.asking.plan import (
    And,
    FacetPrefix,
    FacetWords,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Term,
    Word,
)
from index.document import Passage
from index.text.analysis import analyzer
from search.page import Snippet
from search.shown.highlight import Highlighter
from search.shown.snippet import SNIPPET_LENGTH, Span, cut, extract

ENGLISH = analyzer("en")


def stem(word: str) -> Word:
    return Word("stem", ENGLISH.stem(word))


def shown(snippet: Snippet) -> str:
    return "".join(f"[{p.text}]" if p.mark else p.text for p in snippet)


def marked(where: Node, text: str) -> str:
    passage = Passage("body", "s1", text)
    return shown(cut(text, 0, len(text), Highlighter(where, ENGLISH).spans(passage)))


def test_a_phrase_is_marked_as_one_and_its_words_elsewhere_are_not() -> None:
    where = Phrase((stem("special"), stem("forces")))
    assert marked(where, "Special guests, special forces.") == "Special guests, [special forces]."


def test_of_one_very_long_paragraph_the_best_sentences_are_found() -> None:
    text = (
        "The flood came. " * 20_000 + "The flood of the river came. " + "The flood came. " * 20_000
    )
    spans = Highlighter(Or((Term(stem("flood")), Term(stem("river")))), ENGLISH).spans(
        Passage("body", "s1", text)
    )
    assert "[flood] of the [river]" in shown(extract(text, spans))


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


def test_overlapping_matches_become_one_mark() -> None:
    where = Or((Phrase((stem("a"), stem("b"))), Phrase((stem("b"), stem("c")))))
    assert marked(where, "x a b c y") == "x [a b c] y"


def test_a_phrase_is_never_cut_in_two() -> None:
    long = "one two three four five six seven eight nine ten " * 7
    phrase = Phrase((stem("open"), stem("data")))
    for text in (
        f"{long}open data {long}",
        f"{long}open. Data {long}",
        f"Open data {long}open data.",
    ):
        for cutting in range(12):
            padded = "x" * cutting + text
            spans = Highlighter(phrase, ENGLISH).spans(Passage("body", "s1", padded))
            marks = [piece.text for piece in extract(padded, spans) if piece.mark]
            assert marks
            assert all(len(mark.split()) == 2 for mark in marks)


def test_a_snippet_is_made_of_whole_sentences_around_the_densest_matches() -> None:
    filler = "Nothing of note was said at the long meeting about other things entirely. " * 6
    text = f"{filler}The ferry sailed. Dr. Smith saw the ferry and the boat. {filler}"
    spans = Highlighter(Or((Term(stem("ferry")), Term(stem("boat")))), ENGLISH).spans(
        Passage("body", "s1", text)
    )
    result = shown(extract(text, spans))
    assert "The [ferry] sailed. Dr. Smith saw the [ferry] and the [boat]." in result
    assert result.endswith(" …")


def test_one_long_sentence_is_cut_at_words_around_its_first_match() -> None:
    text = "word " * 200 + "ferry " + "word " * 200
    at = text.index("ferry")
    result = shown(extract(text, [Span(at, at + 5, 0)]))
    assert result.startswith("… word")
    assert "[ferry]" in result
    assert result.endswith("word …")
    assert len(result) < SNIPPET_LENGTH + 10


TEXTS = st.lists(
    st.sampled_from(
        ["ferry", "Ferries", "boat", "a", "Dr.", "ran.", "“Why?”", "\n\n", "café", "中文"]
    ),
    max_size=150,
).map(" ".join)
WORDS = st.sampled_from(["ferry", "boat", "cafe", "a", "中"])
NODES = st.one_of(
    WORDS.map(lambda w: Term(stem(w))),
    st.tuples(WORDS, WORDS).map(lambda p: Phrase((stem(p[0]), stem(p[1])))),
    st.tuples(WORDS, WORDS, st.integers(0, 4)).map(lambda p: Near((stem(p[0]), stem(p[1])), p[2])),
    st.just(Prefix("fer")),
)


@given(TEXTS, st.lists(NODES, max_size=3))
def test_pieces_are_the_text_and_marks_are_matches(text: str, parts: list[Node]) -> None:
    highlighter = Highlighter(Or(tuple(parts)), ENGLISH)
    spans = highlighter.spans(Passage("body", "s1", text))
    snippet = extract(text, spans)
    flat = " ".join(text.split())
    plain = "".join(piece.text for piece in snippet).removeprefix("… ").removesuffix(" …")
    assert " ".join(plain.split()) in flat
    written = {text[span.start : span.end] for span in spans}
    for piece in snippet:
        if piece.mark:
            assert any(" ".join(w.split()) in piece.text for w in written)
    assert bool(spans) <= any(piece.mark for piece in snippet)


def test_the_best_places_come_first_and_all_are_counted() -> None:
    sections = tuple(
        Section(f"Part {n}", f"s{n + 1}", ("The ferry " * n + "sailed.",)) for n in range(1, 6)
    )
    opening = Section(None, "s1", ("Nothing here.",))
    article = Article(id="x", title="On ferries", source="S", sections=(opening, *sections))
    hits, matched = Highlighter(Term(stem("ferry")), ENGLISH).sections(article)
    assert [hit.anchor for hit in hits] == ["s6", "s5", "lede"]
    assert matched == 6


def test_a_match_in_a_heading_alone_shows_the_heading_and_how_the_section_begins() -> None:
    sections = (Section(None, "s1", ()), Section("Who paid?", "s2", ("The council.",)))
    article = Article(id="x", title="T", source="S", sections=sections)
    hits, _ = Highlighter(Term(stem("paid")), ENGLISH).sections(article)
    assert [(hit.anchor, shown(hit.snippet)) for hit in hits] == [
        ("s2", "Who [paid]? — The council.")
    ]


def test_without_a_query_the_beginning_is_shown() -> None:
    article = Article(id="x", title="T", source="S", lede="It began.")
    hits, matched = Highlighter(And(()), ENGLISH).sections(article)
    assert [(hit.anchor, shown(hit.snippet)) for hit in hits] == [("lede", "It began.")]
    assert matched == 0


def test_a_huge_paragraph_is_cut_at_its_densest_matches() -> None:
    text = "One word here. " * 3000 + "Kursk and troops met. " + "Word again. " * 3000
    at = text.index("Kursk")
    spans = [Span(4, 8, 0), Span(at, at + 5, 0), Span(at + 10, at + 16, 1)]
    shown = "".join(piece.text for piece in extract(text, spans))
    assert "Kursk and troops met." in shown
    assert len(shown) < 300
