"""Snippets are substrings of the text, and marks are what matched."""

from hypothesis import given
from hypothesis import strategies as st

from index.asking.plan import Near, Node, Or, Phrase, Prefix, Term
from search.shown.snippet import SNIPPET_LENGTH, Span, cut, extract
from tests.search.shown.marking import shown, spans_of, stem


def test_of_one_very_long_paragraph_the_best_sentences_are_found() -> None:
    text = (
        "The flood came. " * 20_000 + "The flood of the river came. " + "The flood came. " * 20_000
    )
    spans = spans_of(Or((Term(stem("flood")), Term(stem("river")))), text)
    assert "[flood] of the [river]" in shown(extract(text, spans))


def test_overlapping_matches_become_one_mark() -> None:
    where = Or((Phrase((stem("a"), stem("b"))), Phrase((stem("b"), stem("c")))))
    text = "x a b c y"
    spans = spans_of(where, text)
    assert shown(cut(text, 0, len(text), spans)) == "x [a b c] y"


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
            spans = spans_of(phrase, padded)
            marks = [run.text for run in extract(padded, spans) if run.mark]
            assert marks
            assert all(len(mark.split()) == 2 for mark in marks)


def test_a_snippet_is_made_of_whole_sentences_around_the_densest_matches() -> None:
    filler = "Nothing of note was said at the long meeting about other things entirely. " * 6
    text = f"{filler}The ferry sailed. Dr. Smith saw the ferry and the boat. {filler}"
    spans = spans_of(Or((Term(stem("ferry")), Term(stem("boat")))), text)
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
def test_fragments_are_the_text_and_marks_are_matches(text: str, parts: list[Node]) -> None:
    spans = spans_of(Or(tuple(parts)), text)
    snippet = extract(text, spans)
    flat = " ".join(text.split())
    plain = "".join(run.text for run in snippet).removeprefix("… ").removesuffix(" …")
    assert " ".join(plain.split()) in flat
    written = {text[span.start : span.end] for span in spans}
    for run in snippet:
        if run.mark:
            marked = " ".join(run.text.split())
            assert any(" ".join(w.split()) in marked for w in written)
    assert bool(spans) <= any(run.mark for run in snippet)


def test_a_huge_paragraph_is_cut_at_its_densest_matches() -> None:
    text = "One word here. " * 3000 + "Kursk and troops met. " + "Word again. " * 3000
    at = text.index("Kursk")
    spans = [Span(4, 8, 0), Span(at, at + 5, 0), Span(at + 10, at + 16, 1)]
    shown = "".join(run.text for run in extract(text, spans))
    assert "Kursk and troops met." in shown
    assert len(shown) < 300


def test_a_word_longer_than_a_snippet_is_cut() -> None:
    text = f"Before it {'x' * 5_000} and behind."
    result = shown(extract(text, [Span(10, 5_010, 0)]))
    assert len(result) < 2 * SNIPPET_LENGTH
    assert result.endswith("xxx …")
