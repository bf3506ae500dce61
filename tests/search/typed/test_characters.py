"""Quotation marks come in pairs, and no apostrophe is one of them."""

import pytest

from search.typed.characters import CLOSED_BY, QUOTES, missing_quote


def test_no_apostrophe_is_a_quotation_mark() -> None:
    assert not set("'’‘ʼ`´′") & set(QUOTES)


def test_what_is_opened_can_be_closed() -> None:
    for opening, closing in CLOSED_BY.items():
        assert missing_quote(f"flood {opening}bridge") == closing[0]
        assert missing_quote(f"flood {opening}bridge{closing[0]}") == ""


@pytest.mark.parametrize("text", ["", "flood", "“flood”", "flood 」", "«“»", "it’s"])
def test_nothing_is_missing(text: str) -> None:
    assert missing_quote(text) == ""
