"""A captured page is read as a browser would show it, and one that breaks costs itself."""

from pathlib import Path

import pytest
from lxml.html import HtmlElement

from index.readers.html.reading import of_page as whole
from index.readers.record import PassedOver, Record
from tests.index.readers.web_archive_examples import packed, record, warc
from tests.index.readers.web_archives.reading import capture, page, read

GERMAN = "Die Fähre fährt täglich über den Fluss, sagte die Bürgermeisterin; früh grüßt man sie."
JAPANESE = "昨日の朝、港に大きな船が停泊していた。フェリーは毎日運航している。"


@pytest.mark.parametrize(
    ("told", "meta", "written", "text"),
    [
        ("iso-8859-1", "", "cp1252", GERMAN),
        ("'ISO-8859-2'", "", "iso-8859-2", GERMAN),
        ("windows-1252", "<meta charset='koi8-r'>", "cp1252", GERMAN),
        ("", "<meta charset='iso-8859-1'>", "cp1252", GERMAN),
        ("utf-8", "<meta charset='shift_jis'>", "cp932", JAPANESE),
        ("x-sjis", "", "cp932", JAPANESE),
        ("iso-2022-jp", "", "iso-2022-jp", JAPANESE),
        ("iso-8859-1", "<meta charset='iso-8859-1'>", "utf-8", GERMAN),
        ("utf-16", "", "utf-16", GERMAN),
    ],
)
def test_charsets(told: str, meta: str, written: str, text: str, tmp_path: Path) -> None:
    body = page("Bridge", text, meta).encode(written, "replace")
    kind = f"text/html; charset={told}" if told else "text/html"
    found = read(tmp_path, "a.warc", record(capture("Bridge", type=kind, body=body)))
    (one,) = found.articles
    assert text in one.sections[0].paragraphs
    assert found.said == []


def test_a_page_that_breaks_its_reader_costs_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def of_page(tree: HtmlElement, text: str, *more: str) -> Record | PassedOver:
        if "Market" in text:
            raise RecursionError("too deep")
        return whole(tree, text, *more)

    monkeypatch.setattr("index.readers.html.page.of_page", of_page)
    records = warc(map(capture, ["Bridge opens", "Market closes", "Library grows"]))
    found = read(tmp_path, "a.warc.gz", packed(records))
    assert found.titles == ["Bridge opens", "Library grows"]
    (said,) = found.said
    assert said.startswith(f"Byte {len(packed(records[:2]))}: Its page cannot be read")


def test_what_a_crawler_cut_is_told(tmp_path: Path) -> None:
    one = capture("Bridge opens", more={"WARC-Truncated": "length"})
    found = read(tmp_path, "a.warc", record(one))
    assert found.titles == ["Bridge opens"]
    assert found.said == [
        "Byte 0: Its page was read as far as it goes: its crawler took a part of it (length)."
    ]


def test_a_page_that_is_no_text_and_one_that_is_too_large(tmp_path: Path) -> None:
    large = capture("Market", body=page("Market").encode() + b" " * 20_000_000)
    found = read(tmp_path, "a.warc", b"".join(warc([large, capture("Bridge")])))
    assert found.titles == ["Bridge"]
    assert "Its page has over 20,000,000 bytes" in found.said[0]


def test_the_home_page_of_a_site_is_a_listing(tmp_path: Path) -> None:
    links = "".join(f"<h2><a href='/{n}.html'>Bridge number {n} opens</a></h2>" for n in range(3))
    home = capture("Elm", url="https://elm.example/", body=f"<html><body>{links}".encode())
    found = read(tmp_path, "a.warc", record(home))
    assert (found.titles, found.passed) == ([], {"listings": 1})
