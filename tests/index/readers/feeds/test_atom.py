"""Atom 1.0 and 0.3 become records, field by field."""

import html
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Image
from index.readers.feeds import atom
from index.readers.record import Block, Input, PassedOver, Reading, Record, Told

ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://gazette.example.org/">
<title type="html">Port Elm &amp;amp; Hill</title><id>tag:g,1</id>
<link rel="self" href="feed.atom"/><link href="/"/><author><name>The desk</name></author>
{}</feed>"""


def read(data: str) -> list[Reading]:
    assert atom.sniff("feed.xml", data.encode()[:65536])
    return list(atom.read(Input("feed.xml", io.BytesIO(data.encode()))))


def entry(inner: str) -> Record:
    found = read(ATOM.format(f"<entry>{inner}</entry>"))
    assert len(found) == 1
    assert isinstance(found[0], Record)
    return found[0]


def test_all_fields() -> None:
    found = entry(
        """<id>tag:g,7</id><title type="text">AT&amp;T &amp;amp; <![CDATA[<b>]]></title>
        <link rel="replies" href="r"/><link rel="alternate" type="application/pdf" href="b.pdf"/>
        <link rel="alternate" type="text/html" href="2024/bridge?a=1&amp;b=2"/>
        <link rel="enclosure" type="image/png" href="/e.png"/>
        <link rel="license" href="https://creativecommons.org/licenses/by/4.0/"/>
        <published>2024-05-17T08:00:00+02:00</published><updated>2024-05-18T08:00:00Z</updated>
        <author><name>Jane Doe</name><email>jane@e.org</email></author>
        <author><name>John Roe</name></author><contributor><name>No One</name></contributor>
        <category term="harbour" label="Harbour"/><category term="Trams"/>
        <summary>The bridge is open.</summary>
        <content type="html">&lt;p&gt;Trams run.&lt;/p&gt;&lt;img src="a.jpg"&gt;</content>"""
    )
    assert replace(found, images=()) == Record(
        place="entry 1",
        id=Told("tag:g,7", "id"),
        url=Told("https://gazette.example.org/2024/bridge?a=1&b=2", "link"),
        title=Told("AT&T &amp; <b>", "title"),
        lede=Told("The bridge is open.", "summary"),
        date=Told("2024-05-17T08:00:00+02:00", "published"),
        modified=Told("2024-05-18T08:00:00Z", "updated"),
        authors=(Told("Jane Doe", "author"), Told("John Roe", "author")),
        topics=(Told("Harbour", "category"), Told("Trams", "category")),
        language=Told("en", "xml:lang"),
        publisher=Told("Port Elm & Hill", "feed title"),
        licence=Told("https://creativecommons.org/licenses/by/4.0/", "license"),
        blocks=(Block("paragraph", "Trams run."),),
    )
    assert [image.url for image in found.images] == [
        "https://gazette.example.org/e.png",
        "https://gazette.example.org/a.jpg",
    ]


@pytest.mark.parametrize(
    ("content", "texts"),
    [
        ('<content type="text">1 &lt; 2 &amp;amp; 3</content>', ["1 < 2 &amp; 3"]),
        ("<content>1 &lt; 2</content>", ["1 < 2"]),
        ("<content>&lt;p&gt;a&lt;/p&gt;&lt;p&gt;b&lt;/p&gt;</content>", ["a", "b"]),
        ('<content type="html">a &amp;lt; b</content>', ["a < b"]),
        ('<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>a <b>c</b> d</p>'
         "<ul><li>e</li></ul></div></content>", ["a c d", "e"]),
        ('<content type="xhtml" xmlns:x="http://www.w3.org/1999/xhtml"><x:div><x:p>a</x:p>'
         "<x:h2>b</x:h2></x:div></content>", ["a", "b"]),
        ('<content src="https://e.org/x"/><summary>s</summary>', ["s"]),
    ],
)  # fmt: skip
def test_types_of_content(content: str, texts: list[str]) -> None:
    assert [block.text for block in entry(f"<title>B</title>{content}").blocks] == texts


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ('<title type="html">A &amp;amp; &lt;b&gt;B&lt;/b&gt;</title>', "A & B"),
        ('<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">A <i>B</i></div></title>',
         "A B"),
        ("<title>A &amp;amp; B</title>", "A &amp; B"),
    ],
)  # fmt: skip
def test_types_of_titles(title: str, shown: str) -> None:
    assert entry(title).title == Told(shown, "title")


def test_authors_of_whom() -> None:
    def authors(inner: str) -> list[str]:
        return [found.value for found in entry(f"<title>B</title>{inner}").authors]

    origin = "<source><title>Herald</title><author><name>Ann Poe</name></author></source>"
    assert authors("") == ["The desk"]
    assert authors(origin) == ["Ann Poe"]
    assert authors(f"{origin}<author><name>Jane Doe</name></author>") == ["Jane Doe"]
    assert authors("<author><name>jane@e.org</name></author>") == ["The desk"]
    assert entry(f"<title>B</title>{origin}").publisher == Told("Herald", "feed title")


def test_atom_0_3() -> None:
    found = read(
        """<feed version="0.3" xmlns="http://purl.org/atom/ns#" xml:lang="en">
        <title>Gazette</title><link rel="alternate" type="text/html" href="http://e.org/"/>
        <entry><title>Bridge</title><link rel="alternate" type="text/html" href="http://e.org/1"/>
        <id>tag:1</id><issued>2004-05-17T08:00:00Z</issued>
        <modified>2004-05-18T08:00:00Z</modified>
        <author><name>Jane Doe</name></author>
        <content type="text/html" mode="escaped">&lt;p&gt;Open.&lt;/p&gt;</content></entry>
        </feed>"""
    )
    assert found == [
        Record(
            place="entry 1",
            id=Told("tag:1", "id"),
            url=Told("http://e.org/1", "link"),
            title=Told("Bridge", "title"),
            date=Told("2004-05-17T08:00:00Z", "issued"),
            modified=Told("2004-05-18T08:00:00Z", "modified"),
            authors=(Told("Jane Doe", "author"),),
            language=Told("en", "xml:lang"),
            publisher=Told("Gazette", "feed title"),
            blocks=(Block("paragraph", "Open."),),
        )
    ]


def test_media() -> None:
    found = entry(
        """<title>B</title><m:group xmlns:m="http://search.yahoo.com/mrss/"><m:description>Trams
        run.</m:description><m:content medium="image" url="/a.jpg"/></m:group>"""
    )
    assert found.images == (
        Image(caption="Trams\n        run.", url="https://gazette.example.org/a.jpg"),
    )
    assert [block.text for block in found.blocks] == ["Trams run."]


def test_an_address_may_be_the_id() -> None:
    assert entry("<title>B</title><id>https://e.org/7</id>").url == Told("https://e.org/7", "link")


def test_an_empty_entry_is_passed_over() -> None:
    assert read(ATOM.format("<entry><id>1</id></entry>")) == [PassedOver("empty items of feeds")]


@pytest.mark.parametrize(
    "head",
    [
        "<rss>",
        "<feed>",
        '<feed xmlns="http://www.w3.org/2005/Atom"><id>tag:blogger.com,1999:blog-1.archive</id>',
        '<entry xmlns="http://e.org/other">',
        "",
    ],
)
def test_what_is_none(head: str) -> None:
    assert not atom.sniff("feed.atom", head.encode())


TEXT = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S")), min_size=1).filter(
    lambda text: "\xad" not in text
)


@given(TEXT, st.lists(TEXT, min_size=1, max_size=3), st.lists(TEXT, max_size=3), TEXT)
def test_what_is_written_is_read(
    title: str, paragraphs: list[str], topics: list[str], author: str
) -> None:
    author = author.replace("@", "")
    body = "".join(f"<p>x {html.escape(text)} x</p>" for text in paragraphs)
    categories = "".join(
        f'<category term="{number} {html.escape(html.escape(topic))}"/>'
        for number, topic in enumerate(topics)
    )
    found = entry(
        f'<title type="text">{html.escape(title)}</title>{categories}'
        f"<author><name>J {html.escape(html.escape(author))}</name></author>"
        f'<content type="html">{html.escape(body)}</content>'
    )
    assert found.title == Told(title, "title")
    assert [each.value for each in found.authors] == [" ".join(f"J {author}".split())]
    assert [each.value for each in found.topics] == [
        f"{number} {topic}" for number, topic in enumerate(topics)
    ]
    assert [block.text for block in found.blocks] == [f"x {text} x" for text in paragraphs]


def test_where_an_article_was_first_is_not_in_its_text() -> None:
    trailer = '<p>The post <a href="/b">Bridge</a> appeared first on <a href="/">Port Elm</a>.</p>'
    shown = html.escape(f"<p>Trams run.</p>{trailer}")
    found = entry(f'<title>Bridge</title><content type="html">{shown}</content>')
    assert found.blocks == (Block("paragraph", "Trams run."),)
