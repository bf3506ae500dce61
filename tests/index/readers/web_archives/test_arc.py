"""ARC files."""

import gzip
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.index.readers.web_archive_examples import Capture, arc, packed
from tests.index.readers.web_archives.reading import capture, read

TITLES = ["Bridge opens", "Market closes", "Library grows"]
CAPTURES = [*map(capture, TITLES), Capture("dns:elm.example", b"192.0.2.1", "x", type="text/dns")]


@pytest.mark.parametrize("version", [1, 2])
@pytest.mark.parametrize("form", ["plain", "packed", "one member"])
def test_both_versions_in_every_form(version: int, form: str, tmp_path: Path) -> None:
    records = arc(CAPTURES, version)
    whole = b"".join(records)
    data = {"plain": whole, "packed": packed(records), "one member": gzip.compress(whole)}[form]
    found = read(tmp_path, "crawl.arc", data)
    assert (found.titles, found.said) == (TITLES, [])
    first = found.articles[0]
    assert first.captured == datetime(2024, 5, 18, 6, tzinfo=UTC)
    assert (first.url, first.source) == ("https://www.elm.example/bridge-opens.html", "elm.example")


def test_blanks_in_an_address(tmp_path: Path) -> None:
    url = "https://elm.example/news?title=Bridge of Elm"
    (one,) = read(tmp_path, "a.arc", b"".join(arc([capture("Bridge opens", url=url)]))).articles
    assert one.url == "https://elm.example/news?title=Bridge%20of%20Elm"
    assert one.captured_url == url


@pytest.mark.parametrize("wrong", [-30, -1, 3, 30, 5000])
def test_a_wrong_length_costs_no_other_record(wrong: int, tmp_path: Path) -> None:
    records = arc(CAPTURES)
    head, _, rest = records[2].partition(b"\n")
    words = head.split(b" ")
    words[-1] = b"%d" % (int(words[-1]) + wrong)
    data = [*records[:2], b" ".join(words) + b"\n" + rest, *records[3:]]
    found = read(tmp_path, "a.arc", b"".join(data))
    assert found.titles == TITLES
    place = sum(map(len, records[:2]))
    assert [reason for reason in found.said if reason.startswith(f"Byte {place}: ")]


def test_a_damaged_member_costs_its_record(tmp_path: Path) -> None:
    members = list(map(gzip.compress, arc(CAPTURES)))
    members[2] = members[2][:60] + bytes(20) + members[2][80:]
    found = read(tmp_path, "a.arc.gz", b"".join(members))
    assert [found.titles[0], found.titles[-1]] == [TITLES[0], TITLES[2]]
    assert found.said
