"""What the head of a page tells, from the most trusted name to the least."""

import pytest
from lxml.html import document_fromstring

from index.article import Image
from index.readers.html import address, marked, metadata, titles
from index.readers.record import Record, Told

SITE = "https://valleypost.example"


def head(*metas: tuple[str, str], rest: str = "") -> metadata.Metadata:
    """What a head with these `meta` elements tells."""
    text = "".join(f'<meta name="{name}" content="{content}">' for name, content in metas)
    return metadata.read(document_fromstring(f"<html lang=en><head>{text}{rest}</head></html>"))


def test_the_first_name_is_trusted() -> None:
    told = head(("dc.title", "C"), ("twitter:title", "B"), ("og:title", "A")).record
    assert told.title == Told("A", "<meta og:title>")


@pytest.mark.parametrize(
    ("name", "attribute"),
    [
        ("article:published_time", "date"),
        ("citation_date", "date"),
        ("DC.date.issued", "date"),
        ("parsely-pub-date", "date"),
        ("sailthru.date", "date"),
        ("article:modified_time", "modified"),
        ("article:section", "section"),
        ("og:site_name", "publisher"),
        ("og:description", "lede"),
        ("parsely-post-id", "id"),
    ],
)
def test_names_of_attributes(name: str, attribute: str) -> None:
    assert getattr(head((name, "x")).record, attribute) == Told("x", f"<meta {name.lower()}>")


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("5/1/2020", "2020-05-01"),
        ("2020/5/1", "2020/5/1"),
        ("31/12/2020", "31/12/2020"),
        ("2020", "2020"),
    ],
)
def test_scholars_write_the_month_first(written: str, day: str) -> None:
    for name in ("citation_publication_date", "citation_online_date", "citation_date"):
        assert head((name, written)).record.date == Told(day, f"<meta {name}>")
    assert head(("date", written)).record.date == Told(written, "<meta date>")


def test_authors_and_topics_of_several_elements() -> None:
    told = head(
        ("article:author", "https://facebook.com/valleypost"),
        ("citation_author", "Doe, Jane"),
        ("citation_author", "Roe, John"),
        ("article:tag", "Harbour"),
        ("article:tag", "Ferries"),
    ).record
    assert [one.value for one in told.authors] == ["Jane Doe", "John Roe"]
    assert [one.value for one in told.topics] == ["Harbour", "Ferries"]


def test_images_licence_and_language() -> None:
    licence = "https://creativecommons.org/licenses/by/4.0/"
    told = head(
        ("og:image", "a.jpg"), ("og:image:alt", "Boats"), ("dc.rights", "All rights reserved"),
        rest=f'<link rel="license" href="{licence}">',
    ).record  # fmt: skip
    assert told.images == (Image(caption="Boats", url="a.jpg"),)
    assert told.licence == Told(licence, "<link rel=license>")
    assert told.language == Told("en", "<html lang>")


def test_records_are_merged_value_by_value() -> None:
    first = Record(title=Told("A", "1"), authors=())
    second = Record(title=Told("B", "2"), authors=(Told("Jane Doe", "2"),))
    assert metadata.merged(first, second) == Record(
        title=Told("A", "1"), authors=(Told("Jane Doe", "2"),)
    )


@pytest.mark.parametrize(
    ("title", "cut"),
    [
        ("Harbour closed | Valley Post", "Harbour closed"),
        ("Harbour closed - ValleyPost", "Harbour closed"),
        ("Valley Post: Harbour closed", "Harbour closed"),
        ("Harbour closed - Ferries late", "Harbour closed - Ferries late"),
        ("Harbour closed | Ferries | The Valley Post", "Harbour closed | Ferries"),
        ("Valley Post", "Valley Post"),
        ("", ""),
    ],
)
def test_the_site_s_name_goes(title: str, cut: str) -> None:
    assert titles.without_site(title, "Valley Post", "valleypost.example") == cut


@pytest.mark.parametrize(
    ("addresses", "name", "chosen"),
    [
        ([f"{SITE}/a", f"{SITE}/b"], "", f"{SITE}/a"),
        ([f"{SITE}/", f"{SITE}/b"], "", f"{SITE}/b"),
        ([f"{SITE}/index.html", ""], "", None),
        (["https://wire.example/a", f"{SITE}/a"], "", f"{SITE}/a"),
        (["https://wire.example/a", f"{SITE}/a"], "www.wire.example/a.html", "https://wire.example/a"),
        (["/node/17"], "", "/node/17"),
        (["javascript:a(1)", "http://[bad/"], "", None),
    ],
)  # fmt: skip
def test_which_address_is_the_page_s(addresses: list[str], name: str, chosen: str | None) -> None:
    told = address.choose([Told(url, "") for url in addresses], name)
    assert (told and told.value) == chosen


@pytest.mark.parametrize(
    ("body", "date"),
    [
        ("<article><time datetime=2019-03-04>x</time></article>", "2019-03-04"),
        ("<time datetime=2018>a</time><article><time datetime=2019 pubdate>b</time>", "2019"),
        ("<aside><time datetime=2018></aside><time datetime=2019>b</time>", "2019"),
        ("<footer><time datetime=2018></footer>", None),
        ("<div class=comments><time datetime=2018></div>", None),
        ("<span itemprop=datePublished content=2017></span><time datetime=2018>", "2017"),
        ("<footer><time class=dt-published datetime=2016></footer>", "2016"),
    ],
)
def test_which_time_is_the_date(body: str, date: str | None) -> None:
    told = marked.read(document_fromstring(f"<html><body>{body}</body></html>")).date
    assert (told and told.value) == date
