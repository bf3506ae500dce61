"""Languages are named by one tag, however they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.readers.languages import tag


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("en", "en"), ("EN_us", "en-US"), ("de_AT.UTF-8", "de-AT"), ("zh-hant-tw", "zh-Hant-TW"),
        ("eng", "en"), ("ger", "de"), ("fil", "fil"), ("English", "en"), ("Deutsch", "de"),
        ("français", "fr"), ("en-GB, de", "en-GB"), (" nl ", "nl"), ("deu-at", "de-AT"),
        ("und", None), ("zxx", None), ("", None), ("not a language", None), ("x", None),
    ],
)  # fmt: skip
def test_the_tag_of_a_language(text: str, found: str | None) -> None:
    assert tag(text) == found


@given(st.text())
def test_a_tag_stays_what_it_became(text: str) -> None:
    found = tag(text)
    if found is not None:
        assert tag(found) == found
