"""Which full name a surname stands for."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text.quotes.full_names import FullNames
from index.text.quotes.runs import is_capital, tokens
from tests.index.text.quotes import plain
from tests.index.text.quotes.archive import speakers

DATA = Path(os.environ.get("DATELINE_TESTDATA", ""))
needs_data = pytest.mark.skipif(
    not (DATA / "corpora").is_dir(), reason="DATELINE_TESTDATA names no folder of articles"
)


def test_a_surname_stands_for_the_full_name() -> None:
    full = "Ilse Brandt opened the pier."
    assert speakers(full, '"We waited," said Brandt.') == ["Ilse Brandt"]
    assert speakers(full, "Otto Brandt left.", '"We waited," said Brandt.') == ["Brandt"]
    assert speakers(full, "Brandt wrote:", '"We waited."') == ["Ilse Brandt"]


def test_a_word_that_only_starts_a_sentence_is_no_name() -> None:
    assert speakers('Residents said: "We waited."') == [None]
    assert speakers('Nobody asked Brandt. Brandt said: "We waited."') == ["Brandt"]


def test_a_word_before_a_surname_is_no_given_name() -> None:
    names = FullNames(["Ilse Brandt came. Afterwards Brandt left. After Brandt came the rain."])
    assert names.full("Brandt") == "Ilse Brandt"


def test_an_office_of_a_place_is_cut_off() -> None:
    assert FullNames(["the mayor of Port Bell Ann Smith"]).full("Smith") == "Ann Smith"


LAST = ("Brandt", "Bell", "Brandt's", "Bell’s", "Brandts", "brandt", "Jr", "Bell-Brandt", "ſ", "İ")
WORDS = (
    "Ilse",
    "J.",
    "U.S.",
    "Mayor",
    "of",
    "de la",
    "van",
    "The",
    "Ann",
    "said",
    "iX",
    "Port",
    "x_Ann",
)
SIGNS = (
    " ",
    " ",
    " ",
    "  ",
    ", ",
    ". ",
    ".",
    "-",
    "(",
    "\n\n",
    "\n",
    "’",
    "\u0301",
    "\ud800",
    "_",
    "mayor of ",
)
texts = st.lists(
    st.lists(st.sampled_from(LAST + WORDS + SIGNS), max_size=40).map("".join)
    | st.lists(st.sampled_from(LAST + WORDS), max_size=30).map(" ".join)
    | st.text(st.characters(exclude_categories=())),
    max_size=3,
)


@given(texts, st.booleans())
def test_a_name_is_what_reading_all_names_gives(written: list[str], many: bool) -> None:
    known = FullNames(written)
    if many:  # no more words are looked for one by one
        known._left = 0
    every = plain.every_full_name(written)
    for token in dict.fromkeys(token for text in written for token in tokens(text)):
        if token[0].isalnum():
            assert known.full(token) == plain.full(token, every)
            assert known.starts_sentences(token) == plain.starts_sentences(written, token)


@needs_data
def test_a_name_of_a_real_article_is_what_reading_all_names_gives() -> None:
    for path in sorted((DATA / "corpora" / "articles" / "wikinews_2019_2020").glob("*.txt")):
        written = [path.read_text(encoding="utf-8")]
        known = FullNames(written)
        every = plain.every_full_name(written)
        for token in {token for token in tokens(written[0]) if is_capital(token)}:
            assert known.full(token) == plain.full(token, every)


def test_many_surnames_are_read_in_one_go() -> None:
    written = [" ".join(f"Ann Bell{chr(65 + n % 26) * (n // 26 + 1)}," for n in range(2000))]
    known = FullNames(written)
    surnames = [name.strip(",").split(" ")[-1] for name in written[0].split(", ")]
    assert [known.full(name) for name in surnames] == [f"Ann {name}" for name in surnames]
    assert known._left < 0
