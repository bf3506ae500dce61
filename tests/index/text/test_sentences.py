"""Sentences are those of Punkt, which is seldom asked."""

from hypothesis import example, given
from hypothesis import strategies as st

from index.text.sentences import punkt, sentences
from tests.laws import law

_PIECES = [
    *".?!…,:;\"'”“’»«)(*-@[]{} \n\t\xa0\u2003\x1c",
    *("Dr", "St", "a", "B", "12", "3,4", "1st", "sailed", "Ann", "U.S", "e.g", "café", "--"),
    *("on 5. ", "“no.”", "(A. ", "’s", "well-St. "),
    *(". ", ". . .", "...", "\n\n", "over-the", "no"),
]


def parts(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


def test_a_sentence_ends_at_a_stop_but_not_behind_what_is_short_for_something() -> None:
    text = "Dr. Bell (of St. Ives) spoke. “Why?” she asked! It cost 3.5 million. J. Bell left."
    assert parts(text) == [
        "Dr. Bell (of St. Ives) spoke.",
        "“Why?”",
        "she asked!",
        "It cost 3.5 million.",
        "J. Bell left.",
    ]


@law(500)
@example(")!\n\x1c\t»")
@example("'A-St.\"0")
@given(st.one_of(st.text(max_size=40), st.lists(st.sampled_from(_PIECES)).map("".join)))
def test_they_are_those_of_punkt(text: str) -> None:
    assert sentences(text) == list(punkt().span_tokenize(text))


def test_those_of_a_text_without_spaces_are_found_in_bounded_time() -> None:
    text = "x.)" * 100_000
    assert sentences(text) == [(0, len(text))]
