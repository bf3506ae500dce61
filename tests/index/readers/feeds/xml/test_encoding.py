"""Bytes of any encoding become UTF-8."""

import io

import pytest

from index.readers.feeds.xml import encoding

TEXT = '<?xml version="1.0"{}?>\n<rss><title>Häfen – „Öl“</title></rss>'


def declared(name: str) -> str:
    return TEXT.format(f' encoding="{name}"' if name else "")


def utf8(data: bytes) -> tuple[str, list[str]]:
    repaired: list[str] = []
    return b"".join(encoding.utf8(io.BytesIO(data), repaired)).decode(), repaired


@pytest.mark.parametrize(
    ("name", "codec"),
    [
        ("", "utf-8"),
        ("utf-8", "utf-8-sig"),
        ("windows-1252", "cp1252"),
        ("ISO-8859-1", "cp1252"),
        ("UTF-16", "utf-16"),
        ("utf-16", "utf-16-le"),
        ("", "utf-16-be"),
        ("utf-8", "utf-32"),
    ],
)
def test_what_is_declared_or_marked(name: str, codec: str) -> None:
    shown, repaired = utf8(declared(name).encode(codec))
    assert (shown, repaired) == (declared(name), [])


def test_japanese() -> None:
    data = '<?xml version="1.0" encoding="Shift_JIS"?><a>港の橋</a>'.encode("shift_jis")
    assert "港の橋" in utf8(data)[0]


def test_latin_1_that_is_utf_8() -> None:
    shown, repaired = utf8(declared("iso-8859-1").encode())
    assert shown == declared("iso-8859-1")
    assert repaired == ["It declares the encoding iso-8859-1 and is UTF-8: it was read as UTF-8."]


@pytest.mark.parametrize("name", ["klingon", "hex", "rot13", "unicode_escape", "utf-7"])
def test_no_encoding_of_text(name: str) -> None:
    shown, repaired = utf8(declared(name).encode())
    assert shown == declared(name)
    assert repaired == [f"Its encoding '{name}' is none that is known: it was read as UTF-8."]


def test_utf_16_that_is_none() -> None:
    assert utf8(declared("utf-16").encode()) == (declared("utf-16"), [])


def test_a_character_across_two_chunks() -> None:
    text = "<a>" + "x" * (encoding.CHUNK // 2 - 2) + "😀" + "</a>"
    assert utf8(text.encode("utf-16-le"))[0] == text


def test_bytes_that_are_not_utf_8() -> None:
    assert encoding.text(b"caf\xe9 \x93x\x94 \x81") == "café “x” \x81"
    assert encoding.text("é€😀".encode()) == "é€😀"


def test_half_of_a_pair_is_lost() -> None:
    assert encoding.text(b"a\xed\xa0\xbdb") == "a\ufffdb"


def test_told_once() -> None:
    repaired: list[str] = []
    assert encoding.told_text(b"ok", repaired) == "ok"
    assert repaired == []
    assert encoding.told_text(b"\xe9", repaired) + encoding.told_text(b"\xe8", repaired) == "éè"
    assert repaired == [encoding.NOT_UTF8]
