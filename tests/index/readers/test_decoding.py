"""Every text becomes what was written, and what is not UTF-8 is named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.readers.decoding import DAMAGED, UTF8, notices, text_of
from index.readers.record import UnreadableError

GERMAN = "Die Fähre fährt täglich über den Fluss, sagte die Bürgermeisterin; früh grüßt man sie. "
RUSSIAN = "Вчера утром в гавани стоял большой корабль, сказала мэр города. "
JAPANESE = "昨日の朝、港に大きな船が停泊していた。フェリーは毎日運航している。"


@given(st.text(st.characters(codec="utf-8")))
def test_utf8_is_read_as_it_is_with_and_without_a_mark(text: str) -> None:
    unmarked = text.removeprefix("\ufeff")
    assert text_of(unmarked.encode("utf-8-sig")) == (unmarked, UTF8)
    if "\0" not in text and not text.startswith("\ufeff"):
        assert text_of(text.encode()) == (text, UTF8)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_wide_encodings_are_told_by_their_mark_or_their_zeros(encoding: str) -> None:
    assert text_of(GERMAN.encode(encoding)) == (GERMAN, encoding)


def test_a_broken_wide_text_keeps_what_can_be_read() -> None:
    text, encoding = text_of("ferry".encode("utf-16") + b"\0")
    assert (text, encoding) == ("ferry\ufffd", "utf-16")


def test_a_text_that_is_cut_within_a_letter_is_utf8() -> None:
    cut = "“Früh fährt sie”".encode()[:-1]
    assert text_of(cut) == ("“Früh fährt sie\ufffd", DAMAGED)
    assert text_of("Straßencafé".encode("cp1252")) == ("Straßencafé", "cp1252")


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("ISO-8859-1", "cp1252"), (" latin1 ", "cp1252"), ("us-ascii", "cp1252"), ("cp850", "cp850")],
)
def test_what_is_declared_is_believed_where_it_is_not_utf8(declared: str, encoding: str) -> None:
    text = "Bürgermeisterin, ‚früh‘" if encoding == "cp1252" else "Bürgermeisterin"
    assert text_of(text.encode(encoding), declared) == (text, encoding)


def test_what_is_declared_is_not_believed_where_it_is_utf8() -> None:
    assert text_of(GERMAN.encode(), "iso-8859-1") == (GERMAN, UTF8)


@pytest.mark.parametrize("declared", ["x-no-such", "utf-8", "", "\0", None])
def test_what_is_declared_and_no_encoding_is_passed_over(declared: str | None) -> None:
    assert text_of(GERMAN.encode("cp1252"), declared) == (GERMAN, "cp1252")


@pytest.mark.parametrize(
    ("declared", "encoding", "text"),
    [
        ("x-sjis", "cp932", JAPANESE),
        ("Windows-31J", "cp932", JAPANESE),
        ("x-euc-jp", "euc_jp", JAPANESE),
        ("x-cp1251", "cp1251", RUSSIAN),
        ("koi8-ru", "koi8-u", RUSSIAN),
        ("x-mac-cyrillic", "mac_cyrillic", RUSSIAN),
        ("windows-874", "cp874", "สะพานเปิดแล้ว"),
    ],
)
def test_labels_that_browsers_know(declared: str, encoding: str, text: str) -> None:
    assert text_of(text.encode(encoding), declared)[0] == text


def test_a_few_bytes_that_an_encoding_has_not_cost_themselves() -> None:
    raw = (JAPANESE * 3).encode("euc_jp")
    text, encoding = text_of(raw + b"\xff" + raw, "x-euc-jp")
    assert encoding == "euc_jp"
    assert text == f"{JAPANESE * 3}\ufffd{JAPANESE * 3}"


def test_a_latin_text_with_signs_that_windows_has_not() -> None:
    assert text_of(b"caf\xe9 \x81", "iso-8859-1") == ("café \x81", "iso8859-1")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(GERMAN, "cp1252"), (RUSSIAN, "cp1251"), (JAPANESE * 5, "cp932"), ("café", "cp1252")],
)
def test_what_nothing_declares_is_guessed(text: str, encoding: str) -> None:
    assert text_of(text.encode(encoding)) == (text, encoding)


def test_a_few_broken_bytes_do_not_change_the_encoding() -> None:
    text, encoding = text_of(GERMAN.encode() * 5 + b"\xe9 end")
    assert encoding == DAMAGED
    assert text == GERMAN * 5 + "\ufffd end"


def test_what_is_no_text_is_refused_with_the_cure() -> None:
    with pytest.raises(UnreadableError, match="no encoding that can be told; save it as UTF-8"):
        text_of(b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(128, 256)) * 10)


def test_only_what_is_not_utf8_is_named() -> None:
    assert list(notices(UTF8)) == []
    (damaged,) = notices(DAMAGED, "record 3")
    assert (damaged.kind, damaged.place) == ("damaged texts", "record 3")
    (other,) = notices("cp1251")
    assert other.kind == "other encodings"
    assert "read as cp1251" in other.reason
