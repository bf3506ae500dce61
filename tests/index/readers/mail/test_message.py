"""Messages: who sends them, what they are called, which of their parts is the text."""

from email.message import EmailMessage
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.readers.mail import eml
from index.readers.mail.message import readings
from index.readers.record import Input, Notice, PassedOver, Reading, Record, Unreadable
from tests.laws import law

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 3_000


def read(text: str | bytes) -> list[Reading]:
    return list(readings(text if isinstance(text, bytes) else text.encode()))


def record(text: str | bytes) -> Record:
    (found,) = [one for one in read(text) if isinstance(one, Record)]
    return found


def texts(text: str | bytes) -> list[str]:
    return [block.text for block in record(text).blocks]


def value(told: object) -> str | None:
    return getattr(told, "value", None)


@pytest.mark.parametrize(
    ("fields", "source", "author"),
    [
        ("From: Elm Letters <a@e.org>", "Elm Letters", None),
        ('From: "Elm Letters, daily" <a@e.org>', "Elm Letters, daily", None),
        ("From: a@elm.example.org (Elm Letters)", "Elm Letters", None),
        ("From: <news@elm.example.org>", "elm.example.org", None),
        ("Sender: Elm Letters <a@e.org>", "Elm Letters", None),
        ("From: Jane Doe from Elm Letters <a@e.org>", "Elm Letters", "Jane Doe"),
        ("From: 'Jane Doe' via Elm Talk <talk@e.org>", "Elm Talk", "Jane Doe"),
        ("From: Voices from prison life <a@e.org>", "Voices from prison life", None),
        ("From: Jan Roe <jan@e.org>\nList-Id: Elm Talk <talk.e.org>", "Elm Talk", "Jan Roe"),
        ("From: Elm <a@e.org>\nList-Id: <elm.substack.com>", "Elm", None),
        (
            "From: Elm <a@e.org>\nList-ID: 8bd3d80de1b56bd1bf1e2e59mc list <8b.mcsv.net>",
            *("Elm", None),
        ),
        ("From: =?iso-8859-1?q?R=E9gion?= <a@e.org>", "Région", None),
    ],
)
def test_who_sends_it(fields: str, source: str, author: str | None) -> None:
    found = record(f"{fields}\nSubject: S\n\nText.")
    assert value(found.publisher) == source
    assert [one.value for one in found.authors] == ([author] if author else [])


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("Ferry sails\n again", "Ferry sails again"),
        ("=?utf-8?q?F=C3=A4hre?= =?utf-8?q?_f=C3=A4hrt?=", "Fähre fährt"),
        ("=?utf-8?b?RsOkaA==?=\n =?UTF-8?B?cmU=?= again", "Fähre again"),
        ("=?utf-8?q?F=C3?= =?utf-8?q?=A4hre?=", "Fähre"),
        ("=?windows-1252?Q?Elm=92s_ferry?=", "Elm’s ferry"),
        ("=?windows-1252?Q?Elm’s_ferry?=", "Elm’s ferry"),
        ("=?iso-2022-jp?B?GyRCOUEbKEI=?=", "港"),
        ("=?no-such-charset?q?Ferry?=", "Ferry"),
        ("=?utf-8?b?RsOkaHJl?", "=?utf-8?b?RsOkaHJl?"),
        ("Fähre fährt", "Fähre fährt"),
    ],
)
def test_the_subject_in_any_charset(subject: str, title: str) -> None:
    assert value(record(f"From: a@e.org\nSubject: {subject}\n\nText.").title) == title


def test_html_is_preferred_and_attachments_are_left_out() -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "Elm <a@e.org>", "Ferry"
    message.set_content("The ferry sails, in plain text.\n")
    message.add_alternative("<p>The <b>ferry</b> sails.</p><img src='cid:1'>", subtype="html")
    message.add_attachment(PNG, maintype="image", subtype="png", filename="a.png")
    message.add_attachment("Timetable as text.", filename="a.txt")
    assert texts(message.as_bytes()) == ["The ferry sails."]


def test_plain_text_that_says_much_more_than_html() -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "Elm <a@e.org>", "Ferry"
    message.set_content("The ferry sails again between both banks of Port Elm.\n")
    message.add_alternative("<p>Open it.</p>", subtype="html")
    assert texts(message.as_bytes()) == ["The ferry sails again between both banks of Port Elm."]


def multipart(*parts: str, boundary: str = "elm", declared: str = "elm") -> str:
    body = "".join(f"--{boundary}\n{part}\n" for part in parts)
    head = f'From: a@e.org\nSubject: S\nContent-Type: multipart/mixed; boundary="{declared}"\n\n'
    return f"{head}{body}--{boundary}--\n"


HTML = "Content-Type: text/html; charset=utf-8\n\n<p>The ferry sails.</p>"


def test_text_that_stands_in_several_parts() -> None:
    """Apple Mail parts a text where a picture stands in it."""
    rest = "Content-Type: text/plain\n\nIt carries bicycles."
    assert texts(multipart(HTML, rest)) == ["The ferry sails.", "It carries bicycles."]


@pytest.mark.parametrize("declared", ["other", "", "elm-1"])
def test_a_wrong_boundary(declared: str) -> None:
    assert texts(multipart(HTML, declared=declared)) == ["The ferry sails."]


def test_a_message_that_is_cut() -> None:
    text = multipart(HTML.replace("utf-8", "utf-8\nContent-Transfer-Encoding: quoted-printable"))
    assert texts(text[: text.index("sails")] + "=") == ["The ferry"]


@pytest.mark.parametrize(
    ("charset", "raw", "shown", "said"),
    [
        ("utf-8", "Fähre “fährt”".encode(), "Fähre “fährt”", 0),
        ("iso-8859-1", "Fähre “fährt”".encode("cp1252"), "Fähre “fährt”", 0),
        ("iso-8859-1", "Fähre fährt".encode(), "Fähre fährt", 0),
        ("us-ascii", "Fähre fährt".encode("cp1252"), "Fähre fährt", 1),
        ("utf-8", "Fähre fährt".encode("cp1252"), "Fähre fährt", 1),
        ("koi8-r", "Паром идёт".encode("koi8-r"), "Паром идёт", 0),
        ("gb2312", "渡輪重新開航".encode("gb18030"), "渡輪重新開航", 0),
        ("iso-2022-jp", "渡し船".encode("iso-2022-jp"), "渡し船", 0),
        ("x-unknown", "Fähre fährt".encode("cp1252"), "Fähre fährt", 0),
    ],
)
def test_charsets_that_are_right_and_wrong(charset: str, raw: bytes, shown: str, said: int) -> None:
    head = f"From: a@e.org\nSubject: S\nContent-Type: text/plain; charset={charset}\n\n"
    found = read(head.encode() + raw)
    assert [b.text for one in found if isinstance(one, Record) for b in one.blocks] == [shown]
    assert len([one for one in found if isinstance(one, Notice)]) == said


def test_a_page_tells_its_charset_where_the_message_does_not() -> None:
    head = b"From: a@e.org\nSubject: S\nContent-Type: text/html\n\n"
    page = "<meta charset=koi8-r><p>Паром снова идёт.</p>".encode("koi8-r")
    assert texts(head + page) == ["Паром снова идёт."]


@pytest.mark.parametrize(
    ("fields", "date", "origin"),
    [
        ("Date: Fri, 17 May 2024 09:00:00 +0200", "Fri, 17 May 2024 09:00:00 +0200", "Date"),
        (
            "Received: from a by b; Fri, 17 May 2024 09:00:00 +0200 (CEST)",
            *("Fri, 17 May 2024 09:00:00 +0200 (CEST)", "Received"),
        ),
        ("X-A: b", "Fri May 17 09:00:00 2024", "From_ line"),
    ],
)
def test_its_day(fields: str, date: str, origin: str) -> None:
    data = f"From: a@e.org\n{fields}\nSubject: S\n\nText.".encode()
    (found,) = readings(data, "", "From a@e.org Fri May 17 09:00:00 2024")
    assert isinstance(found, Record)
    assert (value(found.date), getattr(found.date, "origin", "")) == (date, origin)


def test_its_address_is_that_of_an_archive() -> None:
    head = "From: a@e.org\nSubject: S\n"
    post = "List-Post: <mailto:talk@e.org>\n"
    assert record(f"{head}{post}\nText.").url is None
    archived = "Archived-At: <https://lists.example.org/7>\n"
    assert value(record(f"{head}{archived}{post}\nText.").url) == "https://lists.example.org/7"


@pytest.mark.parametrize(
    ("field", "kind"),
    [
        ("X-Gmail-Labels: Inbox,Spam", "spam"),
        ("X-Gmail-Labels: Trash", "deleted messages"),
        ("X-Mozilla-Status: 0009", "deleted messages"),
        ("Content-Type: multipart/report; boundary=a", "reports of delivery"),
    ],
)
def test_what_nobody_is_to_read(field: str, kind: str) -> None:
    assert read(f"From: a@e.org\n{field}\nSubject: S\n\nText.") == [PassedOver(kind)]


@pytest.mark.parametrize(
    "rest",
    [
        "Content-Type: multipart/encrypted; boundary=a\n\n--a\n\nx\n--a--",
        "Content-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nMIAG",
        "\n-----BEGIN PGP MESSAGE-----\n\nhQEM\n-----END PGP MESSAGE-----",
    ],
)
def test_what_is_encrypted_is_told(rest: str) -> None:
    (found,) = read(f"From: a@e.org\nSubject: S\n{rest}\n")
    assert isinstance(found, Unreadable)
    assert "encrypted" in found.reason


def test_parts_that_are_nested_too_deeply_cost_the_message() -> None:
    opening = "".join(
        f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(2000)
    )
    found = read(f"From: a@e.org\nSubject: S\n{opening}\nText.")
    assert [type(one) for one in found] in ([Unreadable], [Record])


def test_a_digest_has_its_messages_under_their_subjects() -> None:
    inner = "From: b@e.org\nSubject: Bridge\n\nThe bridge opens.\n"
    data = (
        "From: a@e.org\nSubject: Digest\nContent-Type: multipart/digest; boundary=d\n\n"
        f"--d\n\n{inner}\n--d\nContent-Type: message/rfc822\n\n{inner}\n--d--\n"
    )
    assert texts(data) == ["Bridge", "The bridge opens."] * 2


@pytest.mark.parametrize(
    ("head", "is_mail"),
    [
        ("Return-Path: <a@e.org>\nReceived: x\nDate: y\nSubject: z\n\nText", True),
        (" " * 200 + "\nFrom: a@e.org\nTo: b\nDate: y\nSubject: z\n\nText", True),
        ("412\nFrom: a@e.org\nTo: b\nDate: y\nSubject: z\n\nText", True),
        ("From: a\nTo: b\nA letter to the editor\n", False),
        ("title: A\ndate: 2024-05-17\nauthor: b\n\nText", False),
        ("date 2024-05-17 Title\n\nText", False),
        ("<html>", False),
    ],
)
def test_what_is_taken_for_mail(head: str, is_mail: bool) -> None:
    assert eml.sniff("letters/1", head.encode()) is is_mail


def test_a_message_of_apple_mail() -> None:
    message = "From: a@e.org\nSubject: S\n\nText.\n"
    data = f"{len(message)}\n{message}<?xml version='1.0'?><plist/>"
    (found,) = eml.read(Input("1.emlx", BytesIO(data.encode())))
    assert isinstance(found, Record)
    assert [block.text for block in found.blocks] == ["Text."]


_words = st.lists(
    st.text("aeinrstäéßŁяж渡船港’&-", min_size=1, max_size=9), min_size=1, max_size=12
)


@law(50)
@given(_words, _words, st.sampled_from(["quoted-printable", "base64", "8bit"]))
def test_what_was_written_is_read_back(subject: list[str], text: list[str], encoding: str) -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "Elm <a@e.org>", " ".join(["Ferry", *subject])
    message.set_content(" ".join(["Ferry", *text]) + "\n", cte=encoding)
    found = record(message.as_bytes())
    # Python's writer loses the blank between two coded words of a header that it folds.
    assert "".join((value(found.title) or "").split()) == "".join(["Ferry", *subject])
    assert [block.text for block in found.blocks] == [" ".join(["Ferry", *text])]
