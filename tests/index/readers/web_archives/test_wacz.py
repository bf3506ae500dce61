"""WACZ packages."""

import io
import zipfile
from pathlib import Path

from tests.index.readers.web_archive_examples import Capture, packed, wacz, warc
from tests.index.readers.web_archives.reading import TEXT, capture, read

ONE, OTHER = capture("Bridge opens"), capture("Market closes")
SCRIPTED = Capture(
    "https://www.elm.example/app",
    b"<!DOCTYPE html><html><head><title>App</title></head><body><div id='app'></div>"
    b"<script src='/app.js'></script></body></html>",
)
LISTED = {"url": SCRIPTED.url, "title": "Library grows", "ts": "2024-05-18T07:00:00Z"}


def test_the_archives_of_a_package_are_read_where_they_lie(tmp_path: Path) -> None:
    archives = {"a.warc.gz": packed(warc([ONE])), "b.warc": b"".join(warc([OTHER]))}
    found = read(tmp_path, "crawl.wacz", wacz(archives, [{"url": ONE.url, "text": "Other"}]))
    assert found.titles == ["Bridge opens", "Market closes"]
    assert (found.said, found.passed) == ([], {})


def test_what_only_a_browser_sees_is_taken_from_the_list_of_pages(tmp_path: Path) -> None:
    archive = {"a.warc.gz": packed(warc([ONE, SCRIPTED]))}
    text = f"The library has more books\n\n{TEXT}"
    found = read(tmp_path, "crawl.wacz", wacz(archive, [LISTED | {"text": text}]))
    assert (found.titles, found.said, found.passed) == (["Bridge opens", "Library grows"], [], {})
    last = found.articles[-1]
    assert (last.url, last.source) == (SCRIPTED.url, "elm.example")
    assert last.sections[0].paragraphs == ("The library has more books", TEXT)
    assert last.captured is not None
    assert last.captured.isoformat() == "2024-05-18T07:00:00+00:00"


def test_a_page_that_has_text_nowhere_is_counted(tmp_path: Path) -> None:
    archive = {"a.warc.gz": packed(warc([ONE, SCRIPTED]))}
    for pages in ([], [LISTED]):
        found = read(tmp_path, "crawl.wacz", wacz(archive, pages))
        assert found.titles == ["Bridge opens"]
        assert found.passed == {"pages without an article": 1}


def test_what_is_said_names_the_archive_and_the_byte(tmp_path: Path) -> None:
    records = warc([ONE, OTHER])
    bad = packed(records[:2])[:-20] + packed(records[2:])
    found = read(tmp_path, "crawl.wacz", wacz({"a.warc.gz": bad}))
    assert found.titles[-1] == "Market closes"
    place = len(packed(records[:1]))
    assert any(said.startswith(f"Archive/a.warc.gz, byte {place}: ") for said in found.said)


def test_a_cut_package_and_one_without_archives_are_named(tmp_path: Path) -> None:
    whole = wacz({"a.warc.gz": packed(warc([ONE]))})
    assert "damaged or cut zip archive" in read(tmp_path, "a.wacz", whole[:-30]).said[0]
    assert read(tmp_path, "a.wacz", wacz({})).said == [
        "It holds no archive of captures; pack it anew."
    ]


def test_what_is_no_archive_in_a_package_is_counted(tmp_path: Path) -> None:
    data = wacz({"a.warc.gz": packed(warc([ONE])), "readme.txt": b"The harbour."})
    found = read(tmp_path, "a.wacz", data)
    assert found.passed == {"other files in WACZ files": 1}


def test_a_zip_of_other_files_is_none(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("pages/bridge.html", ONE.body)
    assert read(tmp_path, "pages.zip", out.getvalue()).titles == ["Bridge opens"]
