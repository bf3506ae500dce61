"""Patterns of addresses become the paths that site generators make of them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.readers.dates import When
from index.readers.permalinks import TOKENS, Lacking, expanded, fault, joined
from index.readers.record import Naming

FERRY = Naming(
    "Old-Ferry", "2024-05-07-Old-Ferry", "", ("Posts", "Harbour News"), ("Boats", "Sea & air")
)
DAY = When(date(2024, 5, 7))


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("/:year/:month/:slug/", "/2024/05/old-ferry/"),
        ("/:short_year/:i_month/:i_day/:slug:output_ext", "/24/5/7/old-ferry.html"),
        (":year-:month-:day-:slug", "2024-05-07-old-ferry"),
        ("/:section/:filename", "/posts/2024-05-07-old-ferry"),
        ("/:sections/:title/", "/posts/harbour-news/whats-new-the-caf%C3%A9/"),
        ("/:categories/:slugorfilename/", "/boats/sea-air/old-ferry/"),
        ("/a b/:contentbasename", "/a%20b/2024-05-07-old-ferry"),
    ],
)
def test_paths(pattern: str, path: str) -> None:
    assert fault(pattern) is None
    assert expanded(pattern, FERRY, "What's new? The  Caf\u00e9", DAY) == path


def test_what_is_empty_leaves_no_trace_and_what_has_to_be_there_is_named() -> None:
    bare = Naming("ferry", "ferry")
    assert expanded("/:sections/:categories/:slug/", bare, "", DAY) == "/ferry/"
    assert expanded("/:year/:slug/", bare, "", None) == Lacking("year")
    assert expanded("/:year/:slug/", bare, "", When(date(2024, 1, 1), "year")) == "/2024/ferry/"
    month = When(date(2024, 5, 1), "month")
    assert expanded("/:year/:month/:day/:slug", bare, "", month) == Lacking("day")
    assert expanded("/:filename", Naming("?", "?"), "", DAY) == Lacking("filename")


def test_the_letters_of_a_file_name_stay_in_jekylls_title() -> None:
    assert expanded("/:title", Naming("a", "b", "Old-Ferry"), "Other", DAY) == "/Old-Ferry"
    assert expanded("/:title", Naming("Old-Ferry", "b"), "!", DAY) == "/old-ferry"


def test_a_site_may_lie_in_a_folder() -> None:
    assert joined("https://a.org/news/", "/2024/ferry/") == "https://a.org/news/2024/ferry/"
    assert joined("https://a.org/", "ferry") == "https://a.org/ferry"


@given(st.text(max_size=30), st.sampled_from(TOKENS))
def test_a_path_is_ascii_and_has_no_token_left(text: str, token: str) -> None:
    naming = Naming(text, text, "", (text,), (text,))
    found = expanded(f"/x/:{token}/:year/", naming, text, DAY)
    if isinstance(found, Lacking):
        assert not any(map(str.isalnum, text))
    else:
        assert found.isascii()
        assert ":" not in found
        assert "?" not in found
        assert "//" not in found
