"""What kind of word a word is."""

import pytest

from index.text.vocabulary.kinds import (
    is_adverb,
    is_group,
    is_impersonal,
    is_people,
    is_role,
    is_title,
)


@pytest.mark.parametrize(
    "word", ["Mayor", "mayor", "Mayors", "Vice-President", "Gov.", "Assemblywoman", "Geologist"]
)
def test_titles(word: str) -> None:
    assert is_title(word)


@pytest.mark.parametrize("word", ["Gov", "Merrow", "Woman", "Mayor.", "Checklist", "Bus", "", "."])
def test_what_is_no_title(word: str) -> None:
    assert not is_title(word)


def test_roles_stand_in_small_letters() -> None:
    assert is_role("master")
    assert is_role("colleague")
    assert is_role("candidate")
    assert not is_role("Master")
    assert not is_role("winter")
    assert not is_role("statement")


def test_groups() -> None:
    assert is_group("officials")
    assert is_group("rowers")
    assert not is_group("harbour")


def test_adverbs() -> None:
    assert is_adverb("also")
    assert is_adverb("quietly")
    assert not is_adverb("Emily")


def test_peoples() -> None:
    assert is_people("norwegian")
    assert is_people("danes")
    assert not is_people("ocean")
    assert not is_people("merrow")


def test_words_that_no_person_has() -> None:
    assert is_impersonal("Bank")
    assert is_impersonal("of")
    assert not is_impersonal("van")
    assert not is_impersonal("Bell")
