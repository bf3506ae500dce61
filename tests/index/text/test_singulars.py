"""Singulars that stemmers keep apart from their plurals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text.keys import analyzer
from index.text.singulars import singular

PAIRS = {
    "es": ["gobierno gobiernos", "año años", "ciudad ciudades", "moderno modernos"],
    "pt": ["eleição eleições", "animal animais", "hotel hotéis", "homem homens", "mão mãos"],
    "nl": ["huis huizen", "bedrijf bedrijven"],
    "fr": ["travail travaux", "élu élus"],
}


@pytest.mark.parametrize(
    ("language", "pair"), [(one, pair) for one, pairs in PAIRS.items() for pair in pairs]
)
def test_a_plural_has_the_keys_of_its_singular(language: str, pair: str) -> None:
    one, many = pair.split()
    keys = analyzer(language).keys
    assert not set(keys(one)).isdisjoint(keys(many))


@pytest.mark.parametrize("form", ["gas", "as", "bus", "huizen"])
def test_others_have_none(form: str) -> None:
    assert singular(form, "en") is None
    assert singular(form[:3], "es") is None


@given(st.text(max_size=40), st.sampled_from(["es", "pt", "nl", "fr", "de"]))
def test_a_singular_is_another_text(form: str, language: str) -> None:
    assert singular(form, language) != form
