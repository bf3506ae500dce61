"""The ways in which typed words can be written: as tokens, and as the words that these make."""

import pytest

from index.asking.plan import Word
from index.text.searching import SearchAnalyzer
from search.answer.ways import ScoredForm, scored_forms, ways

ENGLISH = SearchAnalyzer({"en": 1.0})
E, MAIL, EMAIL = Word("key", ("e",)), Word("key", ("mail",)), Word("key", ("email",))


def test_a_word_is_one_way() -> None:
    assert ways("ferries", False, ENGLISH) == ((Word("key", ("ferri",)),),)
    assert ways("Müller", False, ENGLISH) == ((Word("key", ("muller", "mueller")),),)


def test_tokens_that_make_a_word_are_two_ways_the_tokens_first() -> None:
    assert ways("e-mail", False, ENGLISH) == ((E, MAIL), (EMAIL,))
    assert ways("the e-mail", False, ENGLISH) == (
        (Word("key", ("the",)), E, MAIL),
        (Word("key", ("the",)), EMAIL),
    )


def test_as_written_there_is_no_other_way() -> None:
    assert ways("E-mail", True, ENGLISH) == ((Word("form", ("e",)), Word("form", ("mail",))),)


@pytest.mark.parametrize("text", ["-".join("abcdefghij"), " ".join(["e-mail"] * 20)])
def test_a_phrase_full_of_compounds_has_few_ways(text: str) -> None:
    found = ways(text, False, ENGLISH)
    assert 1 < len(found) <= 8
    assert len(found[0]) == max(map(len, found))


@pytest.mark.parametrize(
    ("text", "quoted", "scored"),
    [
        ("ferries", False, [ScoredForm("ferries", (("ferri",),))]),
        ("Müller", False, [ScoredForm("müller", (("muller",), ("mueller",)))]),
        ("the", False, [ScoredForm("the", (("the",),))]),
        ("the", True, []),
        ("the quay", True, [ScoredForm("quay", (("quay",),))]),
        ("e-mail", False, [ScoredForm("e-mail", (("e", "mail"), ("email",)))]),
        ("US", False, [ScoredForm("us", (("US",),))]),
        (
            "ferry e-mail",
            True,
            [ScoredForm("ferry", (("ferri",),)), ScoredForm("e-mail", (("e", "mail"), ("email",)))],
        ),
    ],
)
def test_what_is_scored(text: str, quoted: bool, scored: list[ScoredForm]) -> None:
    assert list(scored_forms(text, quoted, ENGLISH)) == scored


def test_a_way_has_each_of_its_keys_once() -> None:
    (found,) = scored_forms("bye-bye", False, ENGLISH)
    assert found.ways == (("bye",), ("byeby",))
