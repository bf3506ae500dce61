"""Cursors read back what was written; anything else is refused."""

from base64 import urlsafe_b64encode
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.asking.plan import After, Order
from search.answer import cursor
from search.errors import BadParameterError

ORDERS: tuple[Order, ...] = ("relevance", "newest", "oldest", "added")


@given(st.floats(0, 1e6), st.none() | st.dates(), st.text(max_size=20), st.sampled_from(ORDERS))
def test_a_cursor_reads_back(score: float, day: date | None, id: str, order: Order) -> None:
    after = After(score, day, id)
    written = cursor.write(after, order, "000007")
    assert cursor.read(written, order) == cursor.Cursor(after, "000007")


@pytest.mark.parametrize("order", ORDERS)
def test_the_start_is_behind_no_hit_and_of_no_generation(order: Order) -> None:
    assert cursor.read(cursor.START, order) == cursor.Cursor(None, None)


TOO_GREAT = b'["relevance", "0x1p99999", null, "x", "000001"]'
TOO_DEEP = b"[" * 100_000
FORGED = [urlsafe_b64encode(text).decode().rstrip("=") for text in (TOO_GREAT, TOO_DEEP)]


@pytest.mark.parametrize(
    "text", ["", "x", "e30", "é", "W10", "WzEsMiwzLDRd", "A" * 1000, *FORGED], ids=lambda t: t[:8]
)
def test_anything_else_is_refused_with_the_cure(text: str) -> None:
    with pytest.raises(BadParameterError, match=r"cursor=\*"):
        cursor.read(text, "relevance")


def test_a_cursor_of_another_order_is_refused() -> None:
    written = cursor.write(After(0.0, None, "a"), "newest", "000001")
    with pytest.raises(BadParameterError, match="belongs to order-by=newest"):
        cursor.read(written, "oldest")
