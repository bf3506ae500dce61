"""What a segment knows of when its articles came, and what they are."""

from datetime import UTC, datetime

import numpy as np
import pytest

from index.article import Article
from index.engines.whoosh.columns.history import HISTORY, History

NEVER = Article("a1", "Ferry", "Gazette")
KNOWN = Article(
    "a2",
    "Bridge",
    "Gazette",
    added=datetime(2024, 4, 2, 6, 30, tzinfo=UTC),
    changed=datetime(2106, 2, 7, tzinfo=UTC),
    fingerprint="fedcba9876543210",
)


def test_it_is_kept_in_the_order_that_is_asked_for() -> None:
    history = History()
    for article in (KNOWN, NEVER):
        history.add(article)
    columns = history.columns(np.array([1, 0]))
    assert {name: column.dtype.type for name, column in columns.items()} == HISTORY
    assert columns["added"].tolist() == [0, 1712039400]
    assert columns["changed"].tolist() == [0, 4294944000]
    assert columns["fingerprint"].tolist() == [0, 0xFEDCBA9876543210]


@pytest.mark.parametrize(
    ("url", "captured", "domain"),
    [
        ("https://www.gazette.example/ferry", None, "gazette.example"),
        ("https://gazette.example/ferry", "http://Mirror.example:8080/a", "mirror.example"),
        ("https://[gazette", None, None),
        (None, None, None),
        ("/ferry", None, None),
    ],
)
def test_the_site_is_the_host_that_was_seen(
    url: str | None, captured: str | None, domain: str | None
) -> None:
    assert Article("a", "t", "s", url=url, captured_url=captured).domain == domain
