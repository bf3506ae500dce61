"""Elements go by short names, whatever version and prefix a file uses."""

import pytest
from lxml import etree

from index.readers.feeds.xml.names import Fields, markup_of, name_of, text_of

XHTML = 'xmlns:h="http://www.w3.org/1999/xhtml"'


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("item", "item"),
        ("{http://purl.org/rss/1.0/}item", "item"),
        ("{http://my.netscape.com/rdf/simple/0.9/}item", "item"),
        ("{http://www.w3.org/2005/Atom}entry", "atom:entry"),
        ("{http://purl.org/atom/ns#}entry", "atom:entry"),
        ("{http://wordpress.org/export/1.0/}status", "wp:status"),
        ("{http://wordpress.org/export/1.2/excerpt/}encoded", "excerpt:encoded"),
        ("{http://search.yahoo.com/mrss}content", "media:content"),
        ("{http://www.w3.org/2007/app}draft", "app:draft"),
        ("app:draft", "app:draft"),
        ("{http://example.org/own}item", "{http://example.org/own}item"),
    ],
)
def test_names(tag: str, name: str) -> None:
    assert name_of(tag) == name


def test_fields() -> None:
    node = etree.fromstring(
        b'<item xmlns:d="http://purl.org/dc/elements/1.1/"><title> </title><title> b </title>'
        b"<d:creator>c</d:creator><d:creator>d<e>e</e></d:creator></item>"
    )
    fields = Fields(node)
    assert fields.first("none", "title") == ("b", "title")
    assert fields.text("dc:creator", "title") == "c"
    assert [text_of(child) for child in fields.all("dc:creator")] == ["c", "de"]
    assert (fields.text("none"), fields.first("none"), fields.all("none")) == ("", None, [])


def test_markup_with_a_damaged_name() -> None:
    recovering = etree.XMLParser(recover=True)
    shown = b'<d xmlns="http://www.w3.org/1999/xhtml"><strong:>a</strong:> b</d>'
    node = etree.fromstring(shown, recovering)
    assert node is not None
    assert markup_of(node).endswith("a</strong> b")


def test_markup() -> None:
    escaped = etree.fromstring(b"<d>&lt;p&gt;a &amp;amp; b&lt;/p&gt;</d>")
    assert markup_of(escaped) == "<p>a &amp; b</p>"
    inline = etree.fromstring(f"<d {XHTML}>1 &lt; 2 <h:p>a<h:br/>b</h:p> c</d>".encode())
    shown = markup_of(inline)
    assert shown.startswith("1 &lt; 2 <p")
    assert shown.endswith("a<br>b</p> c")
