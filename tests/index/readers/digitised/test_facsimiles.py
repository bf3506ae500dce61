"""Patterns of the addresses of printed pages."""

from datetime import date

import pytest

from index.readers.dates import When
from index.readers.digitised.facsimiles import LackingError, expanded, fault
from index.readers.making import Made, made
from index.readers.record import Block, Facsimile, Record, Told
from index.readers.source_settings import Context

NAME = "elm/1914/0003.xml"
FACSIMILE = Facsimile(file="scans\\0003.jp2", page="3", issue="elm-17", id="a b")


@pytest.mark.parametrize(
    ("pattern", "address"),
    [
        ("https://e.example/{issue}/{page}.jpg", "https://e.example/elm-17/3.jpg"),
        ("https://e.example/{page:04}", "https://e.example/0003"),
        ("https://e.example/{folder}/{file}.jpg", "https://e.example/1914/0003.jpg"),
        ("https://e.example/{date}/{year}/{day}", "https://e.example/1914-08-05/1914/05"),
        ("https://e.example/?id={id}", "https://e.example/?id=a%20b"),
    ],
)
def test_patterns(pattern: str, address: str) -> None:
    assert fault(pattern) is None
    when = When(date(1914, 8, 5))
    assert expanded(pattern, FACSIMILE, NAME, when) == address


def test_what_a_page_lacks() -> None:
    with pytest.raises(LackingError, match="date"):
        expanded("https://e.example/{date}", FACSIMILE, NAME, None)


@pytest.mark.parametrize(
    "pattern",
    ["https://e.example/page", "{page}.jpg", "https://e.example/{leaf}", "file:///{page}"],
)
def test_faults(pattern: str) -> None:
    assert fault(pattern)


def article(record: Record, pattern: str = "") -> Made:
    found = made(record, NAME, Context("elm", facsimile=pattern))
    assert isinstance(found, Made)
    return found


def test_an_article_has_the_address_of_its_page() -> None:
    record = Record(
        date=Told("1914-08-05", "d"), blocks=(Block("paragraph", "Ferry."),), confidence=0.5,
        edition=Told("Evening", "e"), facsimile=Facsimile("https://e.example/own", page="3"),
    )  # fmt: skip
    found = article(record).article
    assert (found.facsimile, found.confidence) == ("https://e.example/own", 0.5)
    assert found.edition == "Evening"
    pattern = "https://e.example/{date}/{page}"
    assert article(record, pattern).article.facsimile == "https://e.example/1914-08-05/3"
    lacking = article(record, "https://e.example/{issue}")
    assert lacking.article.facsimile is None
    assert [one.kind for one in lacking.notices] == ["pages without a link"]
    assert article(Record(title=Told("T", "t")), pattern).article.facsimile is None
