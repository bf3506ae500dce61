"""Which full name a surname stands for."""

from index.text.quotes.full_names import FullNames
from tests.index.text.quotes.archive import speakers


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
