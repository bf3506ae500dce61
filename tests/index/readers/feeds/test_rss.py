"""RSS of every version becomes records, field by field."""

import html
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Image
from index.readers.feeds import rss
from index.readers.record import Block, Input, Notice, PassedOver, Reading, Record, Told

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:a10="http://www.w3.org/2005/Atom"
 xmlns:media="http://search.yahoo.com/mrss/" xmlns:georss="http://www.georss.org/georss"
 xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0">
<channel><title>Port Elm Gazette &amp;amp; Herald</title><link>https://gazette.example.org/</link>
<description>News</description><language>en-GB</language>{}</channel></rss>"""


def read(data: str | bytes) -> list[Reading]:
    raw = data.encode() if isinstance(data, str) else data
    assert rss.sniff("feed.xml", raw[:65536])
    return list(rss.read(Input("feed.xml", io.BytesIO(raw))))


def item(inner: str) -> Record:
    found = read(RSS.format(f"<item>{inner}</item>"))
    assert len(found) == 1
    assert isinstance(found[0], Record)
    return found[0]


def test_all_fields() -> None:
    found = item(
        """<title>Bridge &amp;amp; tram: &lt;i&gt;open&lt;/i&gt;</title>
        <link>https://gazette.example.org/bridge?utm_source=rss&amp;id=7</link>
        <guid isPermaLink="false">gazette-7</guid>
        <dc:creator>Jane Doe</dc:creator><dc:creator>John Roe</dc:creator>
        <dc:creator>Jane Doe</dc:creator>
        <pubDate>Fri, 17 May 2024 08:00:00 +0200</pubDate>
        <a10:updated>2024-05-18T09:00:00Z</a10:updated>
        <category>Harbour</category><category>harbour</category><category>Trams</category>
        <description>The &lt;b&gt;bridge&lt;/b&gt; is open.</description>
        <content:encoded><![CDATA[<p>Trams run again.</p><h2>Cost</h2><p>12 million</p>
        <img src="/a.jpg" alt="x">]]></content:encoded>
        <enclosure type="image/jpeg" url="https://gazette.example.org/b.jpg" length="1"/>
        <georss:point>1 2</georss:point>"""
    )
    assert replace(found, images=()) == Record(
        place="item 1",
        id=Told("gazette-7", "guid"),
        url=Told("https://gazette.example.org/bridge?utm_source=rss&id=7", "link"),
        title=Told("Bridge & tram: open", "title"),
        lede=Told("The bridge is open.", "description"),
        date=Told("Fri, 17 May 2024 08:00:00 +0200", "pubDate"),
        modified=Told("2024-05-18T09:00:00Z", "atom:updated"),
        authors=(Told("Jane Doe", "dc:creator"), Told("John Roe", "dc:creator")),
        topics=(Told("Harbour", "category"), Told("Trams", "category")),
        language=Told("en-GB", "language"),
        publisher=Told("Port Elm Gazette & Herald", "feed title"),
        blocks=(
            Block("paragraph", "Trams run again."),
            Block("heading", "Cost", 2),
            Block("paragraph", "12 million"),
        ),
    )
    assert [image.url for image in found.images] == [
        "https://gazette.example.org/b.jpg",
        "https://gazette.example.org/a.jpg",
    ]


@pytest.mark.parametrize(
    ("inner", "url"),
    [
        ("<link>/bridge</link>", "https://gazette.example.org/bridge"),
        ("<link>http://feeds.e.org/~r/1</link><feedburner:origLink>https://g.e.org/b"
         "</feedburner:origLink>", "https://g.e.org/b"),
        ("<guid>https://g.e.org/b</guid>", "https://g.e.org/b"),
        ('<guid isPermaLink="false">https://g.e.org/b</guid>', None),
        ("<guid>tag:7</guid>", None),
        ('<a10:link rel="self" href="https://g.e.org/s"/><a10:link href="https://g.e.org/b"/>',
         "https://g.e.org/b"),
        ('<link href="https://g.e.org/b"/>', "https://g.e.org/b"),
        ("<link>\n  https://g.e.org/b\n</link>", "https://g.e.org/b"),
    ],
)  # fmt: skip
def test_addresses(inner: str, url: str | None) -> None:
    found = item(f"<title>Bridge</title>{inner}").url
    assert (found.value if found else None) == url


@pytest.mark.parametrize(
    ("inner", "authors"),
    [
        ("<author>jane@e.org (Jane Doe)</author>", ["Jane Doe"]),
        ("<author>Jane Doe &lt;jane@e.org&gt;</author>", ["Jane Doe"]),
        ("<author>jane@e.org</author>", []),
        ("<author>Jane Doe</author>", ["Jane Doe"]),
        ("<dc:creator> </dc:creator><author>Jane Doe</author>", ["Jane Doe"]),
        ("<dc:creator><![CDATA[Jane Doe]]></dc:creator><author>x</author>", ["Jane Doe"]),
        ("<a10:author><a10:name>Jane Doe</a10:name></a10:author>", ["Jane Doe"]),
    ],
)
def test_authors(inner: str, authors: list[str]) -> None:
    assert [found.value for found in item(f"<title>Bridge</title>{inner}").authors] == authors


@pytest.mark.parametrize(
    ("description", "lede"),
    [
        ("Trams run again. The town […]", None),
        ("<p>Trams run again. The town is glad.</p>\n<p>The post Bridge appeared first.</p>",
         "Trams run again. The town is glad."),
        ("Trams run again", None),
        ("<p>Trams run again. The town is glad.</p><p>Rain came.</p>", None),
        ("All about trams", "All about trams"),
        ("<img src='a.jpg'>", None),
    ],
)  # fmt: skip
def test_ledes(description: str, lede: str | None) -> None:
    body = "&lt;p&gt;Trams run again. The town is glad.&lt;/p&gt;&lt;p&gt;Rain came.&lt;/p&gt;"
    found = item(
        f"<title>B</title><description>{html.escape(description)}</description>"
        f"<content:encoded>{body}</content:encoded>"
    )
    assert (found.lede.value if found.lede else None) == lede
    assert [block.text for block in found.blocks] == [
        "Trams run again. The town is glad.",
        "Rain came.",
    ]


def test_a_description_alone_is_the_body() -> None:
    found = item("<title>B</title><description>Trams &lt;br/&gt; run.</description>")
    assert (found.lede, [block.text for block in found.blocks]) == (None, ["Trams run."])


def test_a_description_that_is_longer_than_the_body_is_the_body() -> None:
    long = "Trams run again over the bridge, and the town is glad of it."
    found = item(
        f"<title>B</title><content:encoded>In short.</content:encoded>"
        f"<description>{long}</description>"
    )
    assert found.lede == Told("In short.", "description")
    assert [block.text for block in found.blocks] == [long]


def test_markup_that_is_not_escaped() -> None:
    found = item("<title>B</title><description><p>Trams <b>run</b>.</p><p>x</p></description>")
    assert [block.text for block in found.blocks] == ["Trams run.", "x"]


def test_media_come_before_or_behind_the_body() -> None:
    """feedparser takes a caption for the article's text here."""
    media = (
        '<media:content url="https://e.org/u.jpg" medium="image"><media:description>The bridge'
        "</media:description><media:credit>Jane Doe</media:credit></media:content>"
    )
    text = "<description>Short</description>"
    for inner in (media + text, text + media):
        found = item(f"<title>B</title>{inner}")
        assert [block.text for block in found.blocks] == ["Short"]
        assert found.images == (
            Image(author="Jane Doe", caption="The bridge", url="https://e.org/u.jpg"),
        )


def test_rdf_has_its_items_beside_the_channel() -> None:
    found = read(
        """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
        xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
        <channel rdf:about="https://e.org/"><title>Gazette</title><link>https://e.org/</link>
        <dc:language>de</dc:language><items><rdf:Seq><rdf:li rdf:resource="https://e.org/1"/>
        </rdf:Seq></items></channel>
        <item rdf:about="https://e.org/1"><title>Brücke</title><dc:date>2024-05-17</dc:date>
        <dc:subject>Hafen</dc:subject><description>Offen.</description></item></rdf:RDF>"""
    )
    assert found == [
        Record(
            place="item 1",
            url=Told("https://e.org/1", "rdf:about"),
            title=Told("Brücke", "title"),
            date=Told("2024-05-17", "dc:date"),
            topics=(Told("Hafen", "category"),),
            language=Told("de", "language"),
            publisher=Told("Gazette", "feed title"),
            blocks=(Block("paragraph", "Offen."),),
        )
    ]


def test_the_oldest_rss() -> None:
    found = read(
        """<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN"
        "http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel>
        <title>Gazette</title><link>http://e.org/</link><item>
        <title>Caf&eacute; &amp; bridge</title><link>http://e.org/1</link></item></channel></rss>"""
    )
    assert isinstance(found[0], Record)
    assert found[0].title == Told("Café & bridge", "title")
    assert isinstance(found[1], Notice)


def test_who_an_item_was_taken_from_and_its_licence() -> None:
    found = item(
        """<title>B</title><source url="https://h.example.org/feed">Hill Herald</source>
        <license xmlns="http://backend.userland.com/creativeCommonsRssModule"
        >https://creativecommons.org/licenses/by/4.0/</license>"""
    )
    assert found.publisher == Told("Hill Herald", "feed title")
    assert found.licence == Told("https://creativecommons.org/licenses/by/4.0/", "license")


def test_an_empty_item_is_passed_over() -> None:
    assert read(RSS.format("<item><link>https://e.org/</link></item>")) == [
        PassedOver("empty items of feeds")
    ]


def test_counters_and_buttons_are_no_text() -> None:
    body = html.escape(
        '<p>Trams run.</p><img src="https://e.org/c.gif" width="1" height="1"/>'
        '<div class="feedflare"><a href="x">Share</a></div>'
    )
    found = item(f"<title>B</title><description>{body}</description>")
    assert ([block.text for block in found.blocks], found.images) == (["Trams run."], ())


@pytest.mark.parametrize(
    "head",
    [
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        '<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel>',
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:s="http://e.org">',
        '<html xmlns="http://www.w3.org/1999/xhtml">',
        "<nitf>",
        "date 2024-05-17 All about <rss>",
        "",
    ],
)
def test_what_is_none(head: str) -> None:
    assert not rss.sniff("feed.rss", head.encode())


TEXT = (
    st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S")), min_size=1, max_size=30)
    .map(lambda text: text.strip() or "x")
    .filter(lambda text: "\xad" not in text)
)


def told(values: tuple[Told, ...]) -> list[str]:
    return [value.value for value in values]


@given(TEXT, st.lists(TEXT, min_size=1, max_size=3), st.lists(TEXT, max_size=3), TEXT)
def test_what_is_written_is_read(
    title: str, paragraphs: list[str], topics: list[str], author: str
) -> None:
    def twice(text: str) -> str:
        return html.escape(html.escape(text))

    author = author.replace("@", "")
    body = "".join(f"<p>x {html.escape(text)} x</p>" for text in paragraphs)
    found = item(
        f"<title>{twice(title)}</title><dc:creator>J {twice(author)}</dc:creator>"
        + "".join(
            f"<category>{number} {twice(topic)}</category>" for number, topic in enumerate(topics)
        )
        + f"<content:encoded>{html.escape(body)}</content:encoded>"
    )
    assert found.title == Told(title, "title")
    assert told(found.authors) == [" ".join(f"J {author}".split())]
    assert told(found.topics) == [f"{number} {topic}" for number, topic in enumerate(topics)]
    assert [block.text for block in found.blocks] == [f"x {text} x" for text in paragraphs]


@pytest.mark.parametrize(
    ("title", "text", "shown"),
    [
        ("Tides<br>and ferries", "High water.", ("Tides and ferries", ["High water."])),
        ("Tides", "<p>Low<br>water<p>at five <img src=a.jpg>", ("Tides", ["Low water", "at five"])),
        (
            "Tides &amp; <b>ferries",
            "<p>A &lt; b<p>c &amp; d",
            ("Tides & ferries", ["A < b", "c & d"]),
        ),
    ],
)
def test_html_that_nobody_escaped_stays_in_its_text(
    title: str, text: str, shown: tuple[str, list[str]]
) -> None:
    day = "<pubDate>Fri, 17 May 2024 10:00:00 GMT</pubDate>"
    inner = f"<title>{title}</title><description>{text}</description>{day}"
    found, after, notice = read(RSS.format(f"<item>{inner}</item><item><title>B</title></item>"))
    assert isinstance(found, Record)
    assert found.title is not None
    assert (found.title.value, [block.text for block in found.blocks]) == shown
    assert found.date is not None
    assert isinstance(after, Record)
    assert isinstance(notice, Notice)


def test_where_an_article_was_first_is_not_in_its_text() -> None:
    trailer = '<p>The post <a href="/b">Bridge</a> appeared first on <a href="/">Port Elm</a>.</p>'
    for name in ("description", "content:encoded"):
        shown = html.escape(f"<p>Trams run.</p>{trailer}")
        found = item(f"<title>Bridge</title><{name}>{shown}</{name}>")
        assert found.blocks == (Block("paragraph", "Trams run."),)
