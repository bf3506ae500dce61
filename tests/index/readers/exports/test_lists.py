"""Lists of addresses are told apart and counted."""

import io

import pytest

from index.readers.exports import lists
from index.readers.record import Input, PassedOver

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


@pytest.mark.parametrize(
    ("shown", "kind"),
    [
        ('<?xml version="1.0"?><opml version="2.0"><body/></opml>', "lists of feeds"),
        (f'<urlset xmlns="{SITEMAP}"><url><loc>https://e.org/</loc></url></urlset>', "sitemaps"),
        (f'<sitemapindex xmlns="{SITEMAP}"/>', "sitemaps"),
        ("<urlset></urlset>", "sitemaps"),
    ],
)
def test_lists(shown: str, kind: str) -> None:
    assert lists.sniff("a.xml", shown.encode())
    assert list(lists.read(Input("a.xml", io.BytesIO(shown.encode())))) == [PassedOver(kind)]


@pytest.mark.parametrize("shown", ["<rss>", "<html>", "opml", "", "<svg/>"])
def test_what_is_none(shown: str) -> None:
    assert not lists.sniff("a.opml", shown.encode())
