"""A byline becomes names, in their order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.readers.html import authors


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("Jane Doe", ["Jane Doe"]),
        ("By Jane Doe and John Roe", ["Jane Doe", "John Roe"]),
        ("Jane Doe, John Roe & Ann Poe", ["Jane Doe", "John Roe", "Ann Poe"]),
        ("Jan Roe; Jan Roemer", ["Jan Roe", "Jan Roemer"]),
        ("Doe, Jane", ["Jane Doe"]),
        ("van der Berg, Anna", ["Anna van der Berg"]),
        ("Jane Doe, Political Editor", ["Jane Doe"]),
        ("John Doe, Jr.", ["John Doe, Jr."]),
        ("J. R. Doe", ["J. R. Doe"]),
        ("Von Anna Berg und Jo Tal", ["Anna Berg", "Jo Tal"]),
        ("Von Trapp", ["Von Trapp"]),
        ("https://valleypost.example/jane", []),
        ("", []),
    ],
)
def test_who_wrote_it(byline: str, names: list[str]) -> None:
    assert authors.split(byline) == names


def test_an_organisation_is_one() -> None:
    assert authors.whole("Town and Country Press") == ["Town and Country Press"]


@given(st.text(st.sampled_from("JaneDo,;& .By\xa0")))
def test_names_are_never_blank_and_stand_once(byline: str) -> None:
    names = authors.split(byline)
    assert all(name.strip() for name in names)
    assert len({name.casefold() for name in names}) == len(names)
