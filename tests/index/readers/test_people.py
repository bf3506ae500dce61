"""Whom a byline names, and what a list of subjects holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.readers.people import authors, topics

NAMES = st.sampled_from(["Ada Lind", "Jan de Vries", "J. R. Doe", "María de la Cruz", "Bo Ek"])


@pytest.mark.parametrize(
    ("byline", "found"),
    [
        ("By Jane Doe and John Roe", ["Jane Doe", "John Roe"]),
        ("BY JANE DOE", ["JANE DOE"]),
        ("By: Jane Doe", ["Jane Doe"]),
        ("Written by Jane Doe", ["Jane Doe"]),
        ("Text: Jane Doe", ["Jane Doe"]),
        ("Von Hannah Meyer", ["Hannah Meyer"]),
        ("Von Hannah Meyer und Jan Beck", ["Hannah Meyer", "Jan Beck"]),
        ("Par Jean Dupont et Marie Petit", ["Jean Dupont", "Marie Petit"]),
        ("Por Ana Ruiz y Luis Gil", ["Ana Ruiz", "Luis Gil"]),
        ("Di Mario Rossi", ["Mario Rossi"]),
        ("Door Jan de Vries en Piet van Dam", ["Jan de Vries", "Piet van Dam"]),
        ("Jane Doe, John Roe and Max Poe", ["Jane Doe", "John Roe", "Max Poe"]),
        ("Jane Doe & John Roe", ["Jane Doe", "John Roe"]),
        ("A. Doe; B. Roe | C. Poe", ["A. Doe", "B. Roe", "C. Poe"]),
        ("Doe, Jane", ["Doe, Jane"]),
        ("Jane Doe, Political Editor", ["Jane Doe, Political Editor"]),
        ("Von Braun", ["Von Braun"]),
        ("von der Leyen", ["von der Leyen"]),
        ("José Ortega y Gasset", ["José Ortega y Gasset"]),
        ("John and Jane Doe", ["John and Jane Doe"]),
        ("Office of Health and Harbour Services", ["Office of Health and Harbour Services"]),
        ("a@b.org (Jane Doe)", ["Jane Doe"]),
        ("Jane Doe <a@b.org>", ["Jane Doe"]),
        ("a@b.org", []),
        ("https://example.org/jane", []),
        ("Byron Parr", ["Byron Parr"]),
        (" \n—", []),
    ],
)
def test_whom_a_byline_names(byline: str, found: list[str]) -> None:
    assert authors([byline]) == tuple(found)


def test_each_author_is_named_once_and_in_order() -> None:
    assert authors(["Bo Ek", "By Ada Lind and Bo Ek"]) == ("Bo Ek", "Ada Lind")


@given(st.lists(NAMES, min_size=1, max_size=5, unique=True))
def test_a_list_of_names_is_read_back(names: list[str]) -> None:
    assert authors(names) == authors(["; ".join(names)]) == tuple(names)
    if len(names) > 1:
        joined = ", ".join(names[:-1]) + " and " + names[-1]
        assert authors(["By " + joined]) == tuple(names)


def test_one_value_is_a_list_of_topics_and_several_are_topics() -> None:
    assert topics(["harbour,ferries; Harbour ;\n"]) == ("harbour", "ferries")
    assert topics(["Safety, health", "ferries"]) == ("Safety, health", "ferries")
    assert topics([]) == ()
