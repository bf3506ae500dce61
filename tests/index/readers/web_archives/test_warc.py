"""WARC files: whatever stands around a record, it is read."""

import gzip
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import accumulate
from pathlib import Path

import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.index.readers.web_archive_examples import Capture, packed, record, warc
from tests.index.readers.web_archives.reading import capture, page, read

PLAINLY = ["plain", "a member each", "one member", "zstd"]
BRIEFLY = settings(
    deadline=None, max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
TITLES = ["Bridge opens", "Market closes", "Library grows", "Ferry sails"]
RECORDS = warc(map(capture, TITLES))


def zstd(records: list[bytes], dictionary: bytes = b"") -> bytes:
    """Frames of zstd, behind the dictionary that they need."""
    if not dictionary:
        return b"".join(map(zstandard.compress, records))
    packer = zstandard.ZstdCompressor(dict_data=zstandard.ZstdCompressionDict(dictionary))
    kept = zstandard.compress(dictionary)
    head = b"\x5d\x2a\x4d\x18" + len(kept).to_bytes(4, "little") + kept
    return head + b"".join(map(packer.compress, records))


def unix(record: bytes) -> bytes:
    """A record whose head has the line ends of Unix."""
    head, _, rest = record.partition(b"\r\n\r\n")
    return head.replace(b"\r\n", b"\n") + b"\n\n" + rest


FORMS = {
    "plain": b"".join(RECORDS),
    "a member each": packed(RECORDS),
    "one member": gzip.compress(b"".join(RECORDS)),
    "zstd": zstd(RECORDS),
    "zstd behind a frame of no text": b"\x50\x2a\x4d\x18\x04\0\0\0note" + zstd(RECORDS),
    "zstd with a dictionary": zstd(RECORDS, page("Bridge").encode() * 60),
    "padded": b"\0\0\0\0".join(map(gzip.compress, RECORDS)) + bytes(1000),
    "line ends of Unix": b"".join(map(unix, RECORDS)),
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_gives_its_pages(form: str, tmp_path: Path) -> None:
    found = read(tmp_path, "crawl.warc", FORMS[form])
    assert found.titles == TITLES
    assert found.said == []
    first = found.articles[0]
    assert (first.url, first.source) == ("https://www.elm.example/bridge-opens.html", "elm.example")
    assert first.captured == datetime(2024, 5, 18, 6, tzinfo=UTC)
    assert first.captured_url is None


@pytest.mark.parametrize("version", ["0.17", "0.18", "1.0", "1.1"])
def test_versions(version: str, tmp_path: Path) -> None:
    (one,) = read(
        tmp_path, "a.warc", record(capture("Bridge opens", version=version, date="2024"))
    ).articles
    assert one.captured == datetime(2024, 1, 1, tzinfo=UTC)


def test_the_address_that_was_asked_for_is_kept(tmp_path: Path) -> None:
    url = "https://elm.example/bridge?utm_source=letter"
    (one,) = read(tmp_path, "a.warc", record(capture("Bridge opens", url=f"<{url}>"))).articles
    assert (one.url, one.captured_url) == ("https://elm.example/bridge", url)


def test_what_is_no_page_is_counted(tmp_path: Path) -> None:
    one = capture("Bridge opens")
    others = [
        Capture(one.url, b"", status="301 Moved Permanently"),
        Capture(one.url, page("Not found").encode(), status="404 Not Found"),
        Capture("https://elm.example/a", b"", "revisit", more={"WARC-Refers-To-Target-URI": "x"}),
        Capture(one.url, b"", "revisit", more={"WARC-Refers-To-Target-URI": one.url}),
        Capture("https://elm.example/a.jpg", b"\xff\xd8\xff", type="image/jpeg"),
        Capture("https://elm.example/b", b"\xff\xd8\xff\xe0", type="text/html"),
        Capture("https://elm.example/feed", b"<?xml version='1.0'?><rss></rss>", type="text/html"),
        Capture("https://elm.example/api", b'{"a": 1}', type="text/html"),
        Capture("https://elm.example/c", b"%PDF-1.4", type="application/pdf"),
        Capture("https://elm.example/d", b"a {}", type="text/css"),
        Capture("https://elm.example/e", b"let a", type="application/javascript"),
        Capture("dns:elm.example", b"elm.example 192.0.2.1", "resource", type="text/dns"),
        Capture("https://elm.example/f", b"a: b", "metadata", type="application/warc-fields"),
        Capture("https://elm.example/g", b"Words.", "conversion", type="text/plain"),
        Capture("https://elm.example/h", b"wOFF", type="font/woff"),
    ]
    found = read(tmp_path, "a.warc", b"".join(warc([one, *others])))
    assert found.titles == ["Bridge opens"]
    assert found.said == []
    assert found.passed == {
        "redirects": 1,
        "error pages": 1,
        "captures of what stands elsewhere": 1,
        "unchanged captures": 1,
        "captured images": 2,
        "captured feeds": 1,
        "captured JSON": 1,
        "captured PDF files": 1,
        "captured style sheets": 1,
        "captured scripts": 1,
        "captured texts": 1,
        "converted texts": 1,
        "captured fonts": 1,
    }


def test_pages_under_another_name_are_read(tmp_path: Path) -> None:
    body = page("Bridge opens").encode()
    told = ["", "application/octet-stream", "text/plain", "TEXT/HTML", "application/xhtml+xml"]
    pages = [
        capture(f"Bridge {n}", type=each, body=body.replace(b"opens", b"%d" % n))
        for n, each in enumerate(told)
    ]
    resource = capture("Market", kind="resource", type="text/html")
    found = read(tmp_path, "a.warc", b"".join(warc([*pages, resource])))
    assert found.titles == [f"Bridge {n}" for n in range(5)] + ["Market"]


def test_the_same_capture_is_read_once(tmp_path: Path) -> None:
    more = {"WARC-Payload-Digest": "sha1:AAAA"}
    same = [capture("Bridge opens", more=more)] * 3
    found = read(tmp_path, "a.warc", b"".join(warc(same)))
    assert (len(found.articles), found.passed["unchanged captures"]) == (1, 2)


@pytest.mark.parametrize("wrong", [-40, -1, 7, 40, 400, 100_000])
@pytest.mark.parametrize("packs", [False, True])
def test_a_wrong_length_costs_no_other_record(wrong: int, packs: bool, tmp_path: Path) -> None:
    one = capture(TITLES[1])
    length = len(record(one).partition(b"\r\n\r\n")[2]) - 4 + wrong
    records = [*RECORDS[:2], record(capture(TITLES[1], length=length)), *RECORDS[3:]]
    data = packed(records) if packs else b"".join(records)
    found = read(tmp_path, "a.warc", data)
    assert found.titles == TITLES
    place = len(packed(records[:2]) if packs else b"".join(records[:2]))
    assert [reason for reason in found.said if reason.startswith(f"Byte {place}: ")]


def test_what_is_no_record_is_named_with_its_place(tmp_path: Path) -> None:
    data = b"".join([*RECORDS[:2], b"scum\r\n" * 30, RECORDS[2].replace(b"WARC/1.0", b"WARX/1.0")])
    found = read(tmp_path, "a.warc", data + b"".join(RECORDS[3:]))
    assert found.titles == [TITLES[0], *TITLES[2:]]
    (said,) = found.said
    assert said == (
        f"Byte {len(RECORDS[0])}: Behind a record something is no record, or the record has"
        f" another length than it names; the next record is at byte {len(data)}."
        " Copy the file anew."
    )


@pytest.mark.parametrize("at", [12, 100, 200, -9, -3])
def test_a_damaged_member_costs_its_record(at: int, tmp_path: Path) -> None:
    members = list(map(gzip.compress, RECORDS))
    broken = bytearray(members[2])
    broken[at] ^= 0xFF
    found = read(tmp_path, "a.warc.gz", b"".join([*members[:2], bytes(broken), *members[3:]]))
    assert [found.titles[0], *found.titles[-2:]] == [TITLES[0], *TITLES[2:]]
    begun, next_one = len(b"".join(members[:2])), len(b"".join(members[:3]))
    assert any(
        said.startswith(f"Byte {begun}: ") and f"the next record is at byte {next_one}." in said
        for said in found.said
    )


def test_a_member_that_unpacks_to_far_too_much_costs_itself(tmp_path: Path) -> None:
    bomb = Capture("https://elm.example/zeros", bytes(100_000_000), type="image/png")
    members = packed([*RECORDS[:2], record(bomb), *RECORDS[2:]])
    found = read(tmp_path, "a.warc.gz", members)
    assert found.titles == TITLES
    assert any("It unpacks to more than 250 times its size" in said for said in found.said)


@BRIEFLY
@given(share=st.floats(0, 1), form=st.sampled_from(PLAINLY))
def test_a_cut_file_gives_what_stood_before(tmp_path: Path, share: float, form: str) -> None:
    data = FORMS[form][: int(len(FORMS[form]) * share)]
    found = read(tmp_path, "cut.warc", data)
    assert found.titles[:-1] == TITLES[: max(0, len(found.titles) - 1)]
    assert len(found.titles) == 4 or found.said or found.passed or is_border(form, len(data))


def is_border(form: str, length: int) -> bool:
    """Whether a cut leaves whole records, which nothing can tell from a whole file."""
    packers: dict[str, Callable[[bytes], bytes]] = {
        "plain": bytes,
        "a member each": gzip.compress,
        "zstd": zstandard.compress,
    }
    pack = packers.get(form)
    sizes = [len(pack(each)) for each in RECORDS] if pack else []
    ends = list(accumulate(sizes))
    blanks = 4 if form == "plain" else 0
    return any(end - blanks <= length <= end for end in ends)


@BRIEFLY
@given(junk=st.binary(max_size=200), at=st.integers(1, 4))
def test_junk_between_members_costs_nothing(junk: bytes, at: int, tmp_path: Path) -> None:
    data = packed(RECORDS[:at]) + junk + packed(RECORDS[at:])
    assert read(tmp_path, "a.warc.gz", data).titles == TITLES


@pytest.mark.parametrize("junk", [b"\x1f", b"\x1f\x8b", b"\x28", b"\x50\x2a", b"\x1fharbour", b"("])
def test_what_begins_like_a_member_and_is_none(junk: bytes, tmp_path: Path) -> None:
    data = packed(RECORDS[:2]) + junk + packed(RECORDS[2:])
    found = read(tmp_path, "a.warc.gz", data)
    assert found.titles == TITLES
    assert f"Byte {len(packed(RECORDS[:1]))}" in found.said[0]
