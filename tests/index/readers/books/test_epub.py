"""EPUB: chapters become articles; what is missing, encrypted or cut is told."""

import io
from collections.abc import Sequence

import pytest

from index.readers.books import epub as reader
from index.readers.record import Input, PassedOver, Reading, Record, Unreadable, UnreadableError
from tests.index.readers.books.epubs import CONTAINER, epub, nav, opf, packed, page, point

CHAPTERS = {"1.xhtml": ("Tides", "<p>It rises.</p>"), "2.xhtml": ("Ferries", "<p>It sails.</p>")}
FRONT = PassedOver("covers, title pages and contents of books")


def read(data: bytes) -> list[Reading]:
    assert reader.sniff("a.zip", data[:65_536])
    return list(reader.read(Input("news/a.epub", io.BytesIO(data))))


def titles(found: Sequence[Reading]) -> list[str | None]:
    return [one.title.value if one.title else None for one in found if isinstance(one, Record)]


def texts(found: Reading) -> list[str]:
    assert isinstance(found, Record)
    return [block.text for block in found.blocks]


def book(spine: dict[str, str], contents: str, **files: str) -> bytes:
    """An EPUB with this reading order, contents and files; `_` stands for the dot of a name."""
    named = {f"OEBPS/{name.replace('_', '.')}": text for name, text in files.items()}
    parts = {"META-INF/container.xml": CONTAINER, "OEBPS/book.opf": opf(spine, "Tides")}
    return packed(parts | {"OEBPS/nav.xhtml": nav(contents)} | named)


def test_chapters_are_articles() -> None:
    tides, ferries = read(epub(CHAPTERS))
    assert isinstance(tides, Record)
    assert isinstance(ferries, Record)
    assert titles([tides, ferries]) == ["Tides", "Ferries"]
    assert texts(ferries) == ["Ferries", "It sails."]
    told = (tides.date, tides.publisher, tides.language, *tides.authors, *tides.topics)
    assert [one.value if one else None for one in told] == [
        *("2024-05-17", "Tides", "en-GB", "Ada Lindqvist", "Harbours")
    ]
    assert tides.place == "OEBPS/1.xhtml"
    assert tides.id != ferries.id


def test_documents_that_no_line_leads_to() -> None:
    """A cover stands before the first chapter, and a part of one behind it."""
    data = book(
        {
            "cover.xhtml": "",
            "1.xhtml": "",
            "1b.xhtml": "",
            "2.xhtml": "",
            "n.xhtml": ' linear="no"',
        },
        point("One", "1.xhtml#top") + point("Two", "2.xhtml"),
        cover_xhtml=page("Tides", "<p>A cover.</p>"),
        **{"1_xhtml": page("One", "<p>It rises</p>"), "1b_xhtml": "<p>and falls.</p>"},
        **{"2_xhtml": page("Two", "<p>It sails.</p>"), "n_xhtml": page("Notes", "<p>n</p>")},
    )
    found = read(data)
    assert titles(found) == ["One", "Two"]
    assert texts(found[1]) == ["One", "It rises", "and falls."]
    assert [one for one in found if not isinstance(one, Record)] == [FRONT, FRONT]


def test_a_newspaper_of_calibre() -> None:
    """Its sections are pages of links, and each article names the page it was made of."""
    bar = (
        '<div class="calibre_navbar"><p>This article was downloaded by <b>calibre</b> from'
        ' <a href="https://gazette.example.org/ferry">https://gazette.example.org/ferry</a></p></div>'
    )
    links = '<ul><li><a href="a1.xhtml">Ferry</a></li><li><a href="a2.xhtml">Market</a></li></ul>'
    below = point("Ferry", "a1.xhtml") + point("Market", "a2.xhtml")
    data = book(
        dict.fromkeys(("f.xhtml", "a1.xhtml", "a2.xhtml"), ""),
        point("Local", "f.xhtml", below),
        f_xhtml=page("Local", links),
        a1_xhtml=page("Ferry", f"<p>It sails.</p>{bar}"),
        a2_xhtml=page("Market", "<p>It closes.</p>"),
    )
    front, ferry, market = read(data)
    assert front == FRONT
    assert isinstance(ferry, Record)
    assert ferry.url is not None
    assert ferry.section is not None
    assert (ferry.url.value, ferry.section.value) == ("https://gazette.example.org/ferry", "Local")
    assert texts(ferry) == ["Ferry", "It sails."]
    assert titles([market]) == ["Market"]


@pytest.mark.parametrize(
    ("title", "source"),
    [
        ("Elm Gazette [Fri, 17 May 2024]", "Elm Gazette"),
        ("Elm Gazette [second edition]", "Elm Gazette [second edition]"),
    ],
)
def test_the_day_of_an_issue_is_no_part_of_its_name(title: str, source: str) -> None:
    (found,) = read(epub({"1.xhtml": CHAPTERS["1.xhtml"]}, title=title))
    assert isinstance(found, Record)
    assert found.publisher is not None
    assert found.publisher.value == source


def test_the_contents_of_epub_2() -> None:
    ncx = (
        '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint><navLabel><text>Part'
        '</text></navLabel><content src="1.xhtml"/><navPoint><navLabel><text>One</text></navLabel>'
        '<content src="2.xhtml#a"/></navPoint></navPoint></navMap></ncx>'
    )
    listed = '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
    whole = opf({"1.xhtml": "", "2.xhtml": ""}, "Tides", items=listed)
    data = packed(
        {
            "META-INF/container.xml": CONTAINER,
            "OEBPS/book.opf": whole.replace(' properties="nav"', ""),
            "OEBPS/toc.ncx": ncx,
            **{f"OEBPS/{name}": page(*chapter) for name, chapter in CHAPTERS.items()},
        }
    )
    part, one = read(data)
    assert titles([part, one]) == ["Part", "One"]
    assert isinstance(one, Record)
    assert one.section is not None
    assert one.section.value == "Part"


def test_what_xhtml_closes_and_html_does_not() -> None:
    body = (
        '<p>It <a id="p1"/>rises<i/>.<span epub:type="pagebreak" title="12">12</span> It falls'
        '<a epub:type="noteref" href="#n1">1</a>.</p><script src="x"/><p>It turns.</p>'
    )
    (found,) = read(epub({"1.xhtml": ("Tides", body)}))
    assert texts(found) == ["Tides", "It rises. It falls.", "It turns."]


def test_a_reading_order_that_points_to_nothing() -> None:
    data = book(
        dict.fromkeys(("1.xhtml", "gone.xhtml", "2.xhtml"), ""),
        point("One", "1.xhtml") + point("Gone", "gone.xhtml") + point("Two", "2.xhtml"),
        **{"1_xhtml": page("One", "<p>a</p>"), "2_xhtml": page("Two", "<p>b</p>")},
    )
    found = read(data)
    assert titles(found) == ["One", "Two"]
    (missing,) = [one for one in found if isinstance(one, Unreadable)]
    assert (missing.place, "it is not in the book" in missing.reason) == ("OEBPS/gone.xhtml", True)


ENCRYPTION = (
    '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><EncryptedData>'
    '<EncryptionMethod Algorithm="{}"/><CipherData><CipherReference URI="OEBPS/1.xhtml"/>'
    "</CipherData></EncryptedData></encryption>"
)


def encrypted(method: str, *names: str) -> bytes:
    chapters = {name: CHAPTERS[name] for name in names}
    files = {f"OEBPS/{name}": page(*chapter) for name, chapter in chapters.items()}
    parts = {
        "META-INF/container.xml": CONTAINER,
        "META-INF/encryption.xml": ENCRYPTION.format(method),
        "OEBPS/book.opf": opf(dict.fromkeys(names, ""), "Tides"),
    }
    return packed(parts | files)


AES = "http://www.w3.org/2001/04/xmlenc#aes256-cbc"


def test_an_encrypted_book_is_told() -> None:
    with pytest.raises(UnreadableError, match="encrypted"):
        read(encrypted(AES, "1.xhtml"))
    said, other = read(encrypted(AES, "1.xhtml", "2.xhtml"))
    assert isinstance(said, Unreadable)
    assert titles([other]) == ["Ferries"]


def test_fonts_that_are_made_useless_elsewhere_are_no_matter() -> None:
    assert titles(read(encrypted("http://www.idpf.org/2008/embedding", "1.xhtml"))) == ["Tides"]


@pytest.mark.parametrize(
    "files",
    [
        {"META-INF/container.xml": CONTAINER},
        {"META-INF/container.xml": "<broken", "a.txt": "x"},
        {"META-INF/container.xml": CONTAINER, "OEBPS/book.opf": ""},
    ],
)
def test_a_book_without_a_list_of_contents(files: dict[str, str]) -> None:
    with pytest.raises(UnreadableError, match=r"list of (its )?contents"):
        read(packed(files))


def test_a_list_of_contents_that_nothing_names_is_found() -> None:
    files = {"book.opf": opf({"1.xhtml": ""}, "Tides"), "1.xhtml": page(*CHAPTERS["1.xhtml"])}
    assert titles(read(packed(files))) == ["Tides"]


def test_a_cut_book_is_told() -> None:
    data = epub(CHAPTERS)
    for size in (100, len(data) // 2, len(data) - 10):
        with pytest.raises(UnreadableError, match="damaged or cut"):
            read(data[:size])
