"""Addresses are whole, of the web and written alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.readers.addresses import MOST, licence_address, web_address


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("https://example.org/a?id=7", "https://example.org/a?id=7"),
        ("HTTP://Example.ORG:80/A b", "http://example.org/A%20b"),
        ("https://example.org", "https://example.org/"),
        ("https://example.org/a#top", "https://example.org/a"),
        ("https://example.org/#!/a", "https://example.org/#!/a"),
        ("https://example.org/a?utm_source=x&id=7&fbclid=1", "https://example.org/a?id=7"),
        ("https://user:word@example.org:8443/", "https://example.org:8443/"),
        ("http://[::1]:8080/a", "http://[::1]:8080/a"),
        ("//example.org/a", "https://example.org/a"),
        ("/2025/ferry", "https://base.org/2025/ferry"),
        ("ferry", "https://base.org/news/ferry"),
        ("__GHOST_URL__/content/quay.jpg", "https://base.org/content/quay.jpg"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("mailto:a@b.org", None),
        ("http://[bad/", None),
        ("http://a:99999/", None),
        ("https:///a", "https://base.org/a"),
        ("", None),
        ("https://example.org/" + "a" * MOST, None),
    ],
)
def test_what_an_address_becomes(text: str, found: str | None) -> None:
    assert web_address(text, "https://base.org/news/") == found


def test_a_relative_address_without_a_base_is_none() -> None:
    assert web_address("/2025/ferry") is None


@given(st.text())
def test_an_address_stays_what_it_became(text: str) -> None:
    found = web_address(text, "https://base.org/")
    if found is not None:
        assert found.startswith(("http://", "https://"))
        assert web_address(found) == found


@given(st.from_regex(r"https?://[a-z0-9.-]{1,9}/[A-Za-z0-9/._~%+-]{0,9}", fullmatch=True))
def test_a_fragment_makes_no_other_address(text: str) -> None:
    for base in ("", "https://base.org/news/"):
        assert web_address(f"{text}#top", base) == web_address(text, base)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
        ("cc by nc", "https://creativecommons.org/licenses/by-nc/4.0/"),
        ("CC BY 3.0 US", "https://creativecommons.org/licenses/by/3.0/us/"),
        ("Creative Commons BY-ND 2.0", "https://creativecommons.org/licenses/by-nd/2.0/"),
        ("CC0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("CC0 1.0 Universal", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("All rights\nreserved", "All rights reserved"),
        ("https://example.org/licence", "https://example.org/licence"),
    ],
)
def test_the_address_of_a_licence(text: str, found: str) -> None:
    assert licence_address(text) == found
