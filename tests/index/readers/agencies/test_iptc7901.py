"""Messages of the wires: frames, heads, paragraphs, leads."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Code
from index.readers.agencies import iptc7901
from index.readers.making import Made
from tests.index.readers.agencies.reading_of import article, articles, makings, paragraphs, said
from tests.laws import law

IPTC = (
    "\x01eca{number:03d} 4 i 211 ccccb   coast 061\r\n\r\nHarbour/Ferry/\r\n\x02{top}"
    "Ferry sails again after nine\r\nyears\r\nBy Jane Doe, coast =\r\n\r\n"
    "   Port Elm (coast) - The ferry sails\r\nagain.\r\n\r\n   It carries bicycles.\r\n\r\n"
    "# coast NOTEBOOK\r\n\r\n## Contacts\r\n- Call us.\r\n\r\n\x03{time}\r\n\x7f\r\n\x7f\x04"
)
ANPA = (
    "\x16\x16\x01W2346\x1fasian\nr i\x13\x11 BC-AS--Ferry-Sails {lead}    05-17 1444\r\n"
    "\x02^BC-AS--Ferry-Sails{title},827<\r\n^Ferry sails after nine years<\r\n^AP Photo XHG401<\r\n"
    "^(Eds: Minor edits.)<\r\n^By JANE DOE=\r\n^Coast Writer=\r\n"
    "\t   PORT ELM (AP) _ The ferry\r\nsails ``again,'' it said.\r\n \r\n\t   ___\r\n"
    "^Fares=\r\n\x08Adults;2;_\x10\r\n\x08Others;1{{;_\x10\r\n\r\n"
    "\t   \x03AP-WF-05-17-24 {hour}GMT<\r\n\r\n\x0c\r\n\x04"
)


def iptc(number: int = 1, top: str = "", time: str = "171137 GMT May 24") -> str:
    """A message of IPTC 7901."""
    return IPTC.format(number=number, top=top, time=time)


def anpa(lead: str = "", title: str = "", hour: str = "0056") -> str:
    """A message of ANPA 1312."""
    return ANPA.format(lead=lead, title=title, hour=hour)


def test_a_message_of_iptc_7901() -> None:
    found = article("wire.txt", iptc(top="1ST LEAD\r\n"))
    assert found.title == "Ferry sails again after nine years"
    assert str(found.published) == "2024-05-17 11:37:00+00:00"
    assert paragraphs(found) == [
        "Port Elm (coast) - The ferry sails again.",
        "It carries bicycles.",
    ]
    assert set(found.codes) == {
        Code("subject", "IPTC 7901", "i", ""),
        Code("slug", name="Harbour/Ferry"),
        Code("signal", name="1ST LEAD"),
    }


def test_a_message_of_anpa_1312() -> None:
    found = article("wire.txt", anpa())
    assert (found.title, found.source) == ("Ferry sails after nine years", "The Associated Press")
    assert str(found.published) == "2024-05-17 00:56:00+00:00"
    assert found.authors == ("JANE DOE",)
    assert [part.heading for part in found.sections] == [None, "Fares"]
    said = "PORT ELM (AP) — The ferry sails “again,” it said."
    assert paragraphs(found) == [said, "Adults | 2 | —", "Others | 1½ | —"]
    signals = [code.name for code in found.codes if code.kind == "signal"]
    assert signals == ["AP Photo XHG401", "(Eds: Minor edits.)", "___"]


def test_leads_of_a_story_are_versions_of_it() -> None:
    data = anpa() + anpa("1stLd", ", 1st Ld") + anpa("3rdLd-Writethru", ", 3rd Ld-Writethru")
    found = articles("wire.txt", data)
    assert len({each.id for each in found}) == 1
    assert [each.version for each in found] == [None, 1, 3]
    data = iptc() + iptc(2, "1ST LEAD\r\n")
    assert [each.version for each in articles("wire.txt", data)] == [None, 1]


def test_a_story_that_is_killed() -> None:
    found = article("wire.txt", anpa("Kill", ", Advisory-Kill"))
    assert found.status == "withdrawn"
    assert found.notice is not None


@pytest.mark.parametrize(
    ("time", "published"),
    [
        ("171137 GMT May 24", "2024-05-17 11:37:00+00:00"),
        ("071341 GMT Okt 15", "2015-10-07 13:41:00+00:00"),
        ("010000 GMT Mär 99", "1999-03-01 00:00:00+00:00"),
        ("311137 GMT Feb 24", "None"),
    ],
)
def test_when_it_was_sent(time: str, published: str) -> None:
    found = article("wire.txt", iptc(time=time).encode("cp1252"))
    assert str(found.published) == published or found.written_date == published[:10]


def test_a_message_in_another_encoding() -> None:
    data = iptc().replace("bicycles", "Fahrräder").encode("cp1252")
    assert "Fahrräder" in paragraphs(article("wire.txt", data))[1]
    assert "not UTF-8" in said("wire.txt", data)[0]


def test_a_message_without_its_end_costs_no_other() -> None:
    data = iptc(1).rstrip("\x04") + iptc(2)[:200] + iptc(3)
    assert len(articles("wire.txt", data)) == 2
    (reason,) = said("wire.txt", data)
    at = len(iptc(1).rstrip("\x04"))
    assert reason == f"Message 2: The message at byte {at:,} has no end; fetch it again."


def test_a_message_beyond_all_measure_is_not_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(iptc7901, "MAX_MESSAGE", 1_000)
    data = iptc(1) + iptc(2).replace("bicycles", "x" * 200_000) + iptc(3)
    assert len(articles("wire.txt", data)) == 2


@law(40)
@given(st.integers(0, 3 * len(iptc())))
def test_what_stands_before_a_cut_is_the_same(at: int) -> None:
    data = "".join(iptc(number) for number in (1, 2, 3)).encode()
    whole = [one.article for one in makings("w.txt", data) if isinstance(one, Made)]
    cut = [one.article for one in makings("w.txt", data[:at]) if isinstance(one, Made)]
    assert cut == whole[: len(cut)]
    assert len(cut) >= at * 3 // len(data) - 1
