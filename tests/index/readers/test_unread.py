"""What no reader takes is named by its kind, and with the cure."""

import zipfile
from io import BytesIO

import pytest

from index.readers.unread import by_magic, is_text, unread


def packed(*names: str) -> bytes:
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name in names:
            archive.writestr(name, "application/epub+zip" if name == "mimetype" else "x")
    return whole.getvalue()


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"%PDF-1.4", "PDF files"), (b"{\\rtf1\\ansi", "RTF files"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Office files"),
        (b"SQLite format 3\0\x10\0", "SQLite databases"), (b"AT&TFORM\0\0", "DjVu files"),
        (b"\x89PNG\r\n\x1a\n", "images"), (b"\xff\xd8\xff\xe0\0\x10JFIF", "images"),
        (b"GIF89a", "images"), (b"RIFF\x10\0\0\0WEBPVP8 ", "images"), (b"II*\0\x08\0", "images"),
        (b"\0\0\0\x1cftypavif", "images"), (b"\0\0\0\x18ftypmp42", "films"),
        (b"\x1aE\xdf\xa3", "films"), (b"ID3\x04\0", "sound files"), (b"OggS\0\x02", "sound files"),
        (b"RIFF\x10\0\0\0WAVEfmt ", "sound files"), (b"\0\0\0\x18ftypM4A ", "sound files"),
        (b"wOF2\0\1\0\0", "fonts"), (b"\x7fELF\2\1", "programs"), (b"MZ\x90\0", "programs"),
        (b"PAR1\x15\4", "Parquet files"), (b"WARC/1.0\r\n", "web archives"),
        (b"Rar!\x1a\7\0", "archives in no format that is read"),
        (b"\x80\x04\x95\1", "Python pickles"),
        (b"From a@b.org Mon Jan  1 00:00:00 2024\n", "mailboxes"),
        (packed("[Content_Types].xml", "word/document.xml"), "DOCX files"),
        (packed("mimetype", "OEBPS/1.xhtml"), "EPUB files"),
        (packed("xl/workbook.xml"), "XLSX files"),
        (packed("1.html"), "archives in no format that is read"),
    ],
)  # fmt: skip
def test_kinds_that_the_first_bytes_tell(head: bytes, kind: str) -> None:
    found = unread("a.bin", head)
    assert found.kind == kind
    assert by_magic(head) == found


@pytest.mark.parametrize(
    "text",
    ["From Monday the ferry sails.", "ID3 tags", "OTTO sails", "PAR1 of 2", "MZ and others",
     "BM is a ferry", "Date palms grow.", "Rare birds", "ID3", "8BPS of rain", "OggS"],
)  # fmt: skip
def test_words_are_no_magic(text: str) -> None:
    assert by_magic(text.encode()) is None


@pytest.mark.parametrize(
    ("name", "head", "kind"),
    [
        ("a/style.css", b"p {}", "style sheets"), ("a.js", b"let a", "scripts and programs' texts"),
        ("a.odd", b"text", ".odd texts in no format that is read"),
        ("a.odd", b"\0\1", ".odd files in no format that is read"),
        ("README", b"text", "texts in no format that is read"),
        ("a. b", b"text", "texts in no format that is read"), ("a.txt", b"", "empty files"),
        ("a.\x1b[31m", b"text", "texts in no format that is read"),
    ],
)  # fmt: skip
def test_kinds_that_only_the_name_tells(name: str, head: bytes, kind: str) -> None:
    assert unread(name, head).kind == kind


def test_a_cure_is_named_where_there_is_one() -> None:
    assert "pdftotext -layout" in unread("a", b"%PDF-").cure
    assert "pandoc" in unread("a", packed("ppt/presentation.xml")).cure
    assert unread("a", b"\0asm").cure == ""


def test_what_may_be_text() -> None:
    assert is_text(b"text")
    assert is_text("text".encode("utf-16"))
    assert not is_text(b"te\0xt")
