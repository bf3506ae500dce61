"""A file of XML is what its first element says."""

import pytest

from index.readers.feeds.xml.root import root_of

ATOM = '<feed xmlns="http://www.w3.org/2005/Atom">'


@pytest.mark.parametrize(
    ("shown", "name"),
    [
        ("<rss>", "rss"),
        ('\n \n<?xml version="1.0"?><rss version="2.0">', "rss"),
        ('<!-- a > b --><?xml-stylesheet href="a"?>\n<!DOCTYPE rss [<!ENTITY a "b">]><rss>', "rss"),
        (f'<?xml version="1.0"?><!-- <rss> -->{ATOM}', "atom:feed"),
        ("<a:feed xmlns:a='http://purl.org/atom/ns#'>", "atom:feed"),
        ("<feed>", "feed"),
        ("<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>", "rdf:RDF"),
        (f"<!DOCTYPE html><html xmlns='http://www.w3.org/1999/xhtml'>\n<body>{ATOM}", "atom:feed"),
        ('<html xmlns="http://www.w3.org/1999/xhtml"><head/>', "html:html"),
        ('Warning: mkdir() failed\n<?xml version="1.0"?><rss>', "rss"),
        ('<br />\n<b>Warning</b>: mkdir\n<?xml version="1.0"?><rss>', "rss"),
        ('# How to write a feed\n```\n<?xml version="1.0"?><rss>', None),
        ("Once upon a time <rss> was new", None),
        ("", None),
        ("<", None),
        ("{}", None),
    ],
)
def test_root(shown: str, name: str | None) -> None:
    for codec in ("utf-8", "utf-8-sig", "utf-16"):
        root = root_of(shown.encode(codec))
        assert (root.name if root else None) == name


def test_what_follows_is_shown() -> None:
    root = root_of(b'<?xml version="1.0"?><rss a="b"><channel>')
    assert root is not None
    assert root.shown == '<rss a="b"><channel>'
