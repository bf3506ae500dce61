"""Where a capture is shown."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from index.article import Article
from web.address.replay import address_of_capture

CAPTURED = datetime(2024, 5, 18, 8, 0, 1, tzinfo=timezone(timedelta(hours=2)))
WAYBACK = "https://web.archive.org/web/{timestamp}/{url}"


def article(
    url: str | None, captured: datetime | None = CAPTURED, asked: str | None = None
) -> Article:
    return Article(
        "7", "Bridge opens", "elm.example", url=url, captured=captured, captured_url=asked
    )


@pytest.mark.parametrize(
    ("template", "url", "address"),
    [
        (WAYBACK, "https://elm.example/a?b=c&d", "20240518060001/https://elm.example/a?b=c&d"),
        (
            WAYBACK,
            'https://elm.example/a b"<é',
            "20240518060001/https://elm.example/a%20b%22%3C%C3%A9",
        ),
        (WAYBACK, "https://elm.example/%20a", "20240518060001/https://elm.example/%20a"),
        (
            "https://replayweb.page/?source=x.wacz#url={url}&ts={timestamp}",
            "https://elm.example/a?b=c&d",
            "#url=https%3A%2F%2Felm.example%2Fa%3Fb%3Dc%26d&ts=20240518060001",
        ),
    ],
)
def test_services(template: str, url: str, address: str) -> None:
    found = address_of_capture(template, article(url))
    assert found is not None
    assert found.startswith(template[:20])
    assert found.endswith(address)


def test_the_address_that_was_asked_for_counts() -> None:
    one = article("https://elm.example/a", asked="https://elm.example/a?utm_source=b")
    assert (address_of_capture(WAYBACK, one) or "").endswith("/https://elm.example/a?utm_source=b")


def test_what_leads_nowhere() -> None:
    assert address_of_capture("", article("https://elm.example/")) is None
    assert address_of_capture(WAYBACK, article(None)) is None
    assert address_of_capture(WAYBACK, article("https://elm.example/", None)) is None
    early = datetime(999, 1, 1, tzinfo=UTC)
    assert "/09990101000000/" in (
        address_of_capture(WAYBACK, article("https://a.example/", early)) or ""
    )
