"""Exports of WordPress become records, field by field."""

import html
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Image
from index.readers.exports import wordpress
from index.readers.feeds import rss
from index.readers.record import Block, Input, Notice, PassedOver, Reading, Record, Told, Unreadable

WXR = """<?xml version="1.0" encoding="UTF-8" ?>
<!-- generator="WordPress/6.5" 1. Activate & run the importer. -->
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Port Elm Gazette</title><link>https://gazette.example.org</link>
<language>en-GB</language><wp:wxr_version>1.2</wp:wxr_version>
<wp:author><wp:author_login><![CDATA[jdoe]]></wp:author_login>
<wp:author_display_name><![CDATA[Jane Doe]]></wp:author_display_name></wp:author>
<wp:author><wp:author_login>roe@e.org</wp:author_login><wp:author_display_name/>
<wp:author_first_name>John</wp:author_first_name><wp:author_last_name>Roe</wp:author_last_name>
</wp:author>
{}
</channel></rss>"""
POST = "<wp:post_type>post</wp:post_type><wp:status>publish</wp:status>"


class Once(io.BytesIO):
    """A stream that cannot seek."""

    def seekable(self) -> bool:
        return False


def read(items: str, stream: type[io.BytesIO] = io.BytesIO) -> list[Reading]:
    data = WXR.format(items).encode()
    assert wordpress.sniff("export.xml", data[:65536])
    assert not rss.sniff("export.xml", data[:65536])
    return list(wordpress.read(Input("export.xml", stream(data))))


def post(inner: str) -> Record:
    found = read(f"<item><title>Bridge</title>{POST}{inner}</item>")
    assert len(found) == 1
    assert isinstance(found[0], Record)
    return found[0]


def body(text: str) -> list[str]:
    shown = f"<content:encoded><![CDATA[{text}]]></content:encoded>"
    return [block.text for block in post(shown).blocks]


def test_all_fields() -> None:
    found = read(
        f"""<item><title>Bridge &amp;amp; tram</title><link>https://gazette.example.org/bridge/</link>
        <pubDate>Fri, 17 May 2024 08:00:00 +0000</pubDate><dc:creator><![CDATA[jdoe]]></dc:creator>
        <guid isPermaLink="false">https://gazette.example.org/?p=7</guid><description></description>
        <content:encoded><![CDATA[Trams run &amp; run.

        The town is <em>glad</em>.
        <h2>Cost</h2>
        Twelve [b]million[/b].]]></content:encoded>
        <excerpt:encoded><![CDATA[The bridge is open.]]></excerpt:encoded>
        <wp:post_id>7</wp:post_id><wp:post_date>2024-05-17 10:00:00</wp:post_date>
        <wp:post_date_gmt>2024-05-17 08:00:00</wp:post_date_gmt>
        <wp:post_modified>2024-05-18 10:00:00</wp:post_modified>
        <wp:post_modified_gmt>2024-05-18 08:00:00</wp:post_modified_gmt>{POST}
        <wp:post_password></wp:post_password>
        <category domain="category" nicename="news"><![CDATA[News]]></category>
        <category domain="post_tag" nicename="trams"><![CDATA[Trams]]></category>
        <category domain="tag" nicename="sea"><![CDATA[Sea]]></category><category>Sea</category>
        <category domain="category" nicename="uncategorized">Uncategorized</category>
        <category domain="post_format" nicename="post-format-video">Video</category>
        <wp:comment><wp:comment_author>No One</wp:comment_author></wp:comment></item>"""
    )
    assert found == [
        Record(
            place="item 1 (post 7)",
            id=Told("7", "wp:post_id"),
            url=Told("https://gazette.example.org/bridge/", "link"),
            title=Told("Bridge & tram", "title"),
            lede=Told("The bridge is open.", "excerpt:encoded"),
            date=Told("2024-05-17T10:00:00+02:00", "wp:post_date"),
            modified=Told("2024-05-18T10:00:00+02:00", "wp:post_modified"),
            authors=(Told("Jane Doe", "dc:creator"),),
            topics=(Told("News", "category"), Told("Trams", "post_tag"), Told("Sea", "post_tag")),
            language=Told("en-GB", "language"),
            publisher=Told("Port Elm Gazette", "title of the site"),
            blocks=(
                Block("paragraph", "Trams run & run."),
                Block("paragraph", "The town is glad."),
                Block("heading", "Cost", 2),
                Block("paragraph", "Twelve million."),
            ),
        )
    ]


@pytest.mark.parametrize(
    ("inner", "authors"),
    [
        ("<dc:creator>jdoe</dc:creator>", ["Jane Doe"]),
        ("<dc:creator>roe@e.org</dc:creator>", ["John Roe"]),
        ("<dc:creator>unknown</dc:creator>", ["unknown"]),
        ("<dc:creator>un@known.org</dc:creator>", []),
        ('<dc:creator>jdoe</dc:creator><category domain="author" nicename="cap-poe">Ann Poe'
         '</category><category domain="author" nicename="x">jdoe</category>'
         '<category domain="author" nicename="cap-poe">Ann Poe</category>',
         ["Ann Poe", "Jane Doe"]),
    ],
)  # fmt: skip
def test_authors(inner: str, authors: list[str]) -> None:
    found = post(f"{inner}<content:encoded>x</content:encoded>")
    assert [author.value for author in found.authors] == authors
    assert found.topics == ()


@pytest.mark.parametrize(
    ("dates", "date"),
    [
        ("<pubDate>Fri, 17 May 2024 08:00:00 +0000</pubDate>", "Fri, 17 May 2024 08:00:00 +0000"),
        ("<wp:post_date>2024-05-17 10:00:00</wp:post_date>", "2024-05-17T10:00:00"),
        ("<wp:post_date_gmt>0000-00-00 00:00:00</wp:post_date_gmt>"
         "<wp:post_date>2024-05-17 10:00:00</wp:post_date>", "2024-05-17T10:00:00"),
        ("<wp:post_date_gmt>2024-05-17 08:00:00</wp:post_date_gmt>", "2024-05-17T08:00:00+00:00"),
        ("<wp:post_date>2024-02-30 08:00:00</wp:post_date>", "2024-02-30 08:00:00"),
        ("", None),
    ],
)  # fmt: skip
def test_dates(dates: str, date: str | None) -> None:
    found = post(f"{dates}<content:encoded>x</content:encoded>").date
    assert (found.value if found else None) == date


@pytest.mark.parametrize(
    ("item", "kind"),
    [
        ("<wp:post_type>page</wp:post_type><wp:status>publish</wp:status>", "pages"),
        ("<wp:post_type>attachment</wp:post_type><wp:status>inherit</wp:status>", "attachments"),
        ("<wp:post_type>nav_menu_item</wp:post_type><wp:status>publish</wp:status>",
         "parts of a site's design"),
        ("<wp:post_type>recipe</wp:post_type><wp:status>publish</wp:status>",
         "posts of the type recipe"),
        *((f"<wp:post_type>post</wp:post_type><wp:status>{status}</wp:status>"
           "<pubDate>Fri, 17 May 2024 08:00:00 +0000</pubDate>", "drafts")
          for status in ("draft", "private", "pending", "future", "trash", "auto-draft")),
        (f"{POST}<wp:post_password>secret</wp:post_password>", "posts with a password"),
        (f"{POST}<wp:post_id>3</wp:post_id>", "empty posts"),
    ],
)  # fmt: skip
def test_passed_over(item: str, kind: str) -> None:
    assert read(f"<item><title>Bridge</title>{item}</item>") == [PassedOver(kind)]


def test_paragraphs_without_tags_and_with() -> None:
    assert body("One\nline.\n\nTwo.\r\n\r\nThree.") == ["One line.", "Two.", "Three."]
    assert body("<p>One</p>\n\n<p>Two</p>") == ["One", "Two"]
    assert body("One<!--more-->Two") == ["One", "Two"]
    blocks = '<!-- wp:paragraph {"a":1} -->\n<p>One</p>\n<!-- /wp:paragraph -->'
    assert body(blocks) == ["One"]
    assert body("One ]]]]><![CDATA[> two") == ["One ]]> two"]


def test_cdata_as_old_exports_have_it() -> None:
    found = read(
        f"<item><title>B</title>{POST}<content:encoded><![CDATA[a ]]> b]]></content:encoded></item>"
    )
    assert isinstance(found[0], Record)
    assert found[0].blocks == (Block("paragraph", "a ]]> b"),)
    assert isinstance(found[1], Notice)


def test_captions() -> None:
    text = '[caption id="a" width="3"]<img src="/a.jpg" /> The bridge[/caption]\n\nTrams run.'
    found = post(f"<content:encoded><![CDATA[{text}]]></content:encoded>")
    assert found.images == (Image(caption="The bridge", url="https://gazette.example.org/a.jpg"),)
    assert [block.text for block in found.blocks] == ["Trams run."]


THUMB = """<item><title>Bridge</title>{}<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key>
<wp:meta_value><![CDATA[9]]></wp:meta_value></wp:postmeta></item>"""
ATTACHMENT = """<item><title>img_9</title><wp:post_id>9</wp:post_id>
<wp:post_type>attachment</wp:post_type><wp:status>inherit</wp:status>
<excerpt:encoded><![CDATA[The <b>bridge</b>]]></excerpt:encoded>
<wp:attachment_url>https://gazette.example.org/9.jpg</wp:attachment_url></item>"""


def test_the_image_above_a_post() -> None:
    item = THUMB.format(f"{POST}<content:encoded>x</content:encoded>")
    image = Image(caption="The bridge", url="https://gazette.example.org/9.jpg")
    for items, stream, images in (
        (ATTACHMENT + item, io.BytesIO, (image,)),
        (item + ATTACHMENT, io.BytesIO, (image,)),
        (ATTACHMENT + item, Once, (image,)),
        (item + ATTACHMENT, Once, ()),
    ):
        records = [found for found in read(items, stream) if isinstance(found, Record)]
        assert [record.images for record in records] == [images]


def test_squarespace() -> None:
    """Addresses are relative, and a draft has a date that has passed."""
    found = read(
        f"""<item><title>Draft & plan</title><link>/draft</link><wp:status>draft</wp:status>
        <wp:post_type>post</wp:post_type><pubDate>Sat, 02 Nov 2013 23:02:32 +0000</pubDate></item>
        <item><title>Sand & gravel</title><link>/blog/sand.html</link>{POST}</item>
        <item><title>x</title><content:encoded>y</content:encoded>{POST}</item>"""
    )
    assert found[0] == PassedOver("drafts")
    assert found[1] == PassedOver("empty posts")
    assert isinstance(found[2], Record)
    assert isinstance(found[3], Notice)
    assert post("<link>/a.html</link><content:encoded>x</content:encoded>").url == Told(
        "https://gazette.example.org/a.html", "link"
    )


def test_a_cut_export() -> None:
    data = WXR.format(f"<item><title>A</title>{POST}<content:encoded>x</content:encoded></item>")
    cut = data[: data.index("</channel>")] + "<item><title>B"
    found = list(wordpress.read(Input("export.xml", io.BytesIO(cut.encode()))))
    assert [type(each) for each in found] == [Record, Unreadable]


@pytest.mark.parametrize("head", ["<rss><channel>", "<html><wp:wxr_version>", "wordpress.org", ""])
def test_what_is_none(head: str) -> None:
    assert not wordpress.sniff("export.xml", head.encode())


TEXT = st.text(st.characters(codec="utf-8", categories=("L", "N")), min_size=1, max_size=30)


@given(TEXT, st.lists(TEXT, min_size=1, max_size=4), st.lists(TEXT, max_size=3), st.booleans())
def test_what_is_written_is_read(
    title: str, paragraphs: list[str], topics: list[str], tags: bool
) -> None:
    shown = [f"x & {text} < ]]> x" for text in paragraphs]
    text = "\n\n".join(
        f"<p>{html.escape(each)}</p>" if tags else html.escape(each) for each in shown
    )
    found = post(
        f"<content:encoded><![CDATA[{text.replace(']]>', ']]]]><![CDATA[>')}]]></content:encoded>"
        f"<title>{html.escape(html.escape(title))}</title>"
        + "".join(
            f'<category domain="category" nicename="a">{number} {topic}</category>'
            for number, topic in enumerate(topics)
        )
    )
    assert [block.text for block in found.blocks] == shown
    assert [each.value for each in found.topics] == [
        f"{number} {topic}" for number, topic in enumerate(topics)
    ]


@given(st.data())
def test_damage_loses_no_post_before_it(data: st.DataObject) -> None:
    items = "".join(
        f"<item><title>T{number}</title>{POST}<content:encoded><![CDATA[<p>x</p>]]>"
        "</content:encoded></item>"
        for number in range(5)
    )
    whole = WXR.format(items).encode()
    start = whole.index(b"<item>")
    at = data.draw(st.integers(start, len(whole) - 1))
    damaged = whole[:at] + data.draw(st.binary(max_size=8)) + whole[at + 3 :]
    titles = [
        found.title
        for found in wordpress.read(Input("export.xml", io.BytesIO(damaged)))
        if isinstance(found, Record)
    ]
    before = whole[:at].count(b"</item>")
    assert titles[:before] == [Told(f"T{number}", "title") for number in range(before)]


def test_fields_that_are_not_there() -> None:
    found = post("<content:encoded>x</content:encoded>")
    assert replace(found, language=None, publisher=None) == Record(
        place="item 1",
        title=Told("Bridge", "title"),
        blocks=(Block("paragraph", "x"),),
    )


def test_where_a_post_was_first_is_not_in_its_text() -> None:
    text = "Trams run.\n\nThe post Bridge appeared first on <a>Port Elm Gazette</a>."
    assert body(text) == ["Trams run."]
