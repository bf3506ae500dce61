"""Pages that a browser saved as one file."""

from io import BytesIO

from index.readers.mail import eml, mhtml
from index.readers.record import Input, PassedOver, Record
from tests.examples_of_dumps import LETTER, SAVED


def test_a_saved_page_is_read_as_a_page() -> None:
    (found,) = mhtml.read(Input("pages/a.mhtml", BytesIO(SAVED.encode())))
    assert isinstance(found, Record)
    assert found.title is not None
    assert found.captured is not None
    assert found.url is not None
    assert found.title.value == "Ferry sails again"
    assert found.url.value == "https://gazette.example.org/ferry.html"
    assert found.captured.value == "Sat, 18 May 2024 09:00:00 -0000"


def test_one_without_a_page_is_passed_over() -> None:
    data = SAVED.replace("text/html", "text/css").encode()
    assert list(mhtml.read(Input("a.mhtml", BytesIO(data)))) == [
        PassedOver("pages without an article")
    ]


def test_mail_is_no_saved_page() -> None:
    assert not mhtml.sniff("a.eml", LETTER.encode())
    assert eml.sniff("a.eml", LETTER.encode())
