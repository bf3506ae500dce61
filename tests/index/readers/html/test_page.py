"""Pages are read whole: each of these systems' attributes, the text, and what is no article."""

import io
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Image
from index.readers.html import page
from index.readers.record import Input, Notice, PassedOver, Reading, Record, Told, Unreadable
from tests.index.readers.html import pages

DATA = Path(os.environ.get("DATELINE_TESTDATA", ""), "formats")
NONE = "pages without an article"
WORDS = "The ferry sails at nine and comes back at noon, said the harbour's office on Monday. "


def read(html: str | bytes, name: str = "a.html") -> list[Reading]:
    """The readings of a page."""
    raw = html.encode() if isinstance(html, str) else html
    return list(page.read(Input(name, io.BytesIO(raw))))


def record(html: str | bytes, name: str = "a.html") -> Record:
    """The only record of a page."""
    (found,) = (reading for reading in read(html, name) if not isinstance(reading, Notice))
    assert isinstance(found, Record)
    return found


def starts(found: Record) -> list[tuple[str, str]]:
    """The blocks as far as `pages.BLOCKS` tells them."""
    pairs = zip(found.blocks, pages.BLOCKS, strict=True)
    return [(block.kind, block.text[: len(text)]) for block, (_, text) in pairs]


def test_wordpress() -> None:
    found = record(pages.WORDPRESS)
    assert found.url == Told(pages.ADDRESS, "<link rel=canonical>")
    assert found.title is not None
    assert found.title.value == "Harbour closed after storm – two ferries damaged"
    assert found.date == Told("2024-05-13T18:30:00+00:00", "JSON-LD datePublished")
    assert [one.value for one in found.authors] == ["Jan Roe", "Jan Roemer"]
    assert found.lede is None
    boats = f"{pages.SITE}/boats-300x200.jpg"
    assert found.images == (Image("Agency", "J. Doe", None, "Boats at the pier.", boats),)
    assert starts(found) == pages.BLOCKS


def test_drupal_without_linked_data() -> None:
    found = record(pages.DRUPAL)
    assert found.url == Told("/node/17", "<link rel=canonical>")
    assert found.title == Told("Hafen gesperrt", "<meta dcterms.title>")
    assert found.date == Told("1914-08-05", "<meta dcterms.date>")
    assert found.authors == (Told("Jane Doe", "<meta dcterms.creator>"),)
    assert [one.value for one in found.topics] == ["Hafen", "Sturm", "Fähre"]
    assert found.publisher == Told("Talbote", "<meta og:site_name>")
    licence = "https://creativecommons.org/licenses/by/4.0/"
    assert found.licence == Told(licence, "<link rel=license>")
    own = "https://creativecommons.org/licenses/by-sa/4.0/"
    assert found.images == (Image(None, "Anna Berg", own, "Der Anleger", "/pier.jpg"),)
    assert starts(found) == pages.BLOCKS


def test_microdata() -> None:
    found = record(pages.MICRODATA)
    assert found.title == Told("Harbour closed", "itemprop=headline")
    assert found.date == Told("2019-03-04T10:00:00Z", "itemprop=datePublished")
    assert found.authors == (Told("Jane Doe", "itemprop=author"),)
    assert starts(found) == pages.BLOCKS


def test_a_page_of_1997() -> None:
    found = record(pages.STATIC_1997)
    assert found.title == Told("Harbour closed after storm", "<title>")
    assert found.date is None
    assert starts(found) == pages.BLOCKS


@pytest.mark.parametrize(
    ("html", "name", "kind"),
    [
        (pages.TAG_PAGE, "a.html", "listings"),
        ('<script type="application/ld+json">{"@type":"CollectionPage"}</script><p>Ferries</p>',
         "a.html", "listings"),
        ("<html><body><h1>Tag</h1><h2><a href=1>a</a></h2><h2><a href=2>b</a></h2></body></html>",
         "site/tag/ferries/index.html", "listings"),
        (f"<h1>About bridges</h1><ul>{'<li><a href=/>The bridge at Corran is shut</a>' * 40}</ul>",
         "site/tag/bridges.html", "listings"),
        ("<h1>Page not found</h1><p>The page you asked for is not here.</p>",
         "site/404.html", "error pages"),
        ("<!doctype html><title>{{ .Title }} | Valley Post</title><p>{{ block main . }}</p>",
         "layouts/baseof.html", "templates"),
        ("<!doctype html><title><?php the_title() ?></title><h1>News</h1><p>Text</p>",
         "theme/single.html", "templates"),
        (pages.WORDPRESS, "2024/05/harbour-closed/print/index.html", "print pages"),
        ("<html><frameset><frame src=a.htm></frameset></html>", "a.html", NONE),
        ("<html><head><title>a</title></head><body></body></html>", "a.html", NONE),
        ("<!-- -->", "a.html", NONE),
        ("", "a.html", NONE),
    ],
)  # fmt: skip
def test_what_is_passed_over(html: str, name: str, kind: str) -> None:
    assert read(html, name) == [PassedOver(kind)]


@pytest.mark.parametrize(
    ("above", "told"),
    [
        ("<p class=standfirst>It carries bicycles.</p>", "It carries bicycles."),
        ("", None),
    ],
)
def test_a_lede_of_the_head_is_one_where_the_article_shows_it(above: str, told: str | None) -> None:
    found = record(
        "<!doctype html><title>Ferry</title><meta name=description content='It carries bicycles.'>"
        f"<main><article><header><h1>Ferry</h1>{above}</header><p>{WORDS}</p></article></main>"
        "<footer><p>It carries bicycles.</p></footer>"
    )
    assert (found.lede and found.lede.value) == told


@pytest.mark.parametrize(
    ("html", "name"),
    [
        (pages.WORDPRESS, "tag/page/2/index.html"),
        (f"<h1>The ferry</h1><p>{WORDS * 4}</p><p>{WORDS * 4}</p>{pages.TEASERS}", "a.html"),
        (pages.STATIC_1997, "archive/1997/harbour.html"),
        (pages.WORDPRESS, "2024/404.html"),
        (f"<title>How {{{{ name }}}} is written</title><p>{WORDS}</p>", "a.html"),
        ("<html><body><p>The ferry is late.</p></body></html>", "a.html"),
    ],
)  # fmt: skip
def test_an_article_is_never_passed_over(html: str, name: str) -> None:
    assert record(html, name).blocks


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"<meta charset=iso-8859-1><p>F\xe4hre \x80 5", "Fähre € 5"),
        ("<meta charset=iso-8859-1><p>Fähre".encode(), "Fähre"),
        (b"\xff\xfe" + "<p>Fähre".encode("utf-16-le"), "Fähre"),
        (b"\xef\xbb\xbf<p>F\xc3\xa4hre", "Fähre"),
        ("<meta charset=shift_jis><p>港のニュース".encode("cp932"), "港のニュース"),
        ("<meta charset=iso-2022-jp><p>港のニュース".encode("iso-2022-jp"), "港のニュース"),
        (b"<?xml version='1.0' encoding='iso-8859-2'?><html><p>mi\xb1\xb6</p></html>", "miąś"),
        (b"<p>" + b" " * 2000 + b"F\xe4hre <meta charset=latin1>", "Fähre"),
    ],
)
def test_encodings(raw: bytes, text: str) -> None:
    (block,) = record(raw).blocks
    assert block.text == text


def test_an_encoding_that_nobody_told_is_named() -> None:
    notice, found = read(b"<p>F\xe4hre")
    assert isinstance(notice, Notice)
    assert isinstance(found, Record)


@pytest.mark.parametrize(
    ("name", "head", "is_html"),
    [
        ("a.txt", b"<!DOCTYPE html><html>", True),
        ("a", b"\xef\xbb\xbf \n<!-- saved --><HTML><HEAD>", True),
        ("a.xhtml", b"<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC '-//W3C//DTD'><html>", True),
        ("a.html", b"<div><p>A fragment", True),
        ("a.html", b"<article>A</article>", True),
        ("a", "<html>".encode("utf-16"), True),
        ("a.xml", b"<?xml version='1.0'?><rss version='2.0'>", False),
        ("a.html", b"<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'>", False),
        ("a.html", b"# A heading\n\nIt is *Markdown* with <b>HTML</b>.", False),
        ("a.html", b'{"title": "<p>A</p>"}', False),
        ("a.txt", b"<p>Somebody's note", False),
        ("a.html", b"", False),
    ],
)  # fmt: skip
def test_what_is_html(name: str, head: bytes, is_html: bool) -> None:
    assert page.sniff(name, head) is is_html


def test_too_large_a_page_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "MAX_BYTES", 10)
    (found,) = read("<p>0123456789")
    assert isinstance(found, Unreadable)
    assert "10 bytes" in found.reason


@pytest.mark.parametrize(
    "tag",
    ["<div>", "<table><tr><td>", "<time datetime=2>", "<h1>", "<h2 itemprop=author>", "<main>"],
)
def test_a_hundred_thousand_deep(tag: str) -> None:
    said = record(f"<html><body>{tag * 100_000}{WORDS}").blocks
    assert WORDS.strip() in " ".join(block.text for block in said)


def test_a_short_text_below_a_picture_keeps_its_parts() -> None:
    figure = "<figure><img src=a.jpg><figcaption>The pier (Photo: Ann Bell)</figcaption></figure>"
    short = "<p>The ferry sails.</p><h2>What it costs</h2><p>Ten crowns.</p>"
    found = record(f"<body><article><h1>Ferry</h1>{figure}{short}</article></body>").blocks
    assert [block.text for block in found if block.kind != "heading"] == [
        "The ferry sails.",
        "Ten crowns.",
    ]
    assert [block.text for block in found if block.kind == "heading"][-1] == "What it costs"


def test_what_linked_data_has_of_a_text_behind_a_wall() -> None:
    script = '{"@type":"NewsArticle","headline":"H","articleBody":"One ferry.\\nTwo ferries."}'
    found = record(f'<body><script type="application/ld+json">{script}</script><p>Pay.</p>')
    assert [block.text for block in found.blocks] == ["One ferry.", "Two ferries."]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("<p>{}</p><p>Posted on 12 March 1997</p>", "1997-03-12"),
        ("<p>{}</p><p>Copyright 2024 Valley Post</p>", None),
        ("<p>{}</p><img src='/2000/a.jpg'>", None),
    ],
)
def test_a_date_that_only_the_text_tells(text: str, date: str | None) -> None:
    told = record(f"<html><body>{text.format(WORDS * 3)}</body></html>").date
    assert (told and told.value) == date


@given(
    st.lists(
        st.sampled_from([*pages.WORDPRESS.split(">"), *pages.STATIC_1997.split(">")]), max_size=12
    )
)
def test_a_page_cut_anywhere_is_read_or_passed_over(parts: list[str]) -> None:
    (found,) = read(">".join(parts))
    assert isinstance(found, Record | PassedOver)


@pytest.mark.skipif(not DATA.is_dir(), reason="DATELINE_TESTDATA names no folder of formats")
def test_real_exports_of_medium() -> None:
    found = {}
    for path in sorted((DATA / "medium").rglob("*.html")):
        (reading,) = read(path.read_bytes(), path.name)
        assert page.sniff(path.name, path.read_bytes()[:65536])
        found[path.name.split("_")[0]] = reading
    assert found["draft-post.html"] == PassedOver("drafts")
    assert found["profile.html"] == PassedOver("profiles")
    post = found["advanced-post.html"]
    assert isinstance(post, Record)
    assert post.title == Told("Advanced Post Title", "class=p-name")
    assert post.date == Told("2018-08-11T11:23:34.123Z", "class=dt-published")
    assert post.authors == (Told("Joe Bloggs", "class=p-author"),)
    assert [one.value for one in post.topics] == ["Things", "Stuff"]
    assert len(post.images) == 4
    assert post.blocks[0].text == "This is a paragraph of text and stuff."
