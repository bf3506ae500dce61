"""reStructuredText files are read whole, as Pelican and Nikola write them."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Image
from index.readers.record import (
    Block,
    Input,
    Naming,
    PassedOver,
    Reading,
    Record,
    Told,
    UnreadableError,
)
from index.readers.rst import reading

PELICAN = """
The ferry *sails*
#################

:date: 2024-05-17 10:20
:modified: 2024-05-18
:tags: harbour, ferry
:category: News
:authors: - Doe, Jane
          - Roe, John
:summary:
    Two lines
    of **summary**.
:lang: en

The `ferry <https://a.example>`_ sails.

.. figure:: ferry.jpg
   :alt: A ferry

   At its pier. Photo: Jane Doe

The pier
========

.. include:: /etc/passwd

It was painted.
"""


def readings(text: str, name: str = "site/content/news/ferry.rst", **more: object) -> list[Reading]:
    """The readings of a file."""
    return list(reading.read(Input(name, io.BytesIO(text.encode()), **more)))  # type: ignore[arg-type]


def record(text: str, name: str = "site/content/news/ferry.rst") -> Record:
    """The only record of a file."""
    (found,) = readings(text, name)
    assert isinstance(found, Record)
    return found


def test_pelican() -> None:
    assert record(PELICAN) == Record(
        naming=Naming("ferry", "ferry", "", ("news",), ("News",)),
        title=Told("The ferry sails", "title of the document"),
        date=Told("2024-05-17 10:20", "field date"),
        modified=Told("2024-05-18", "field modified"),
        lede=Told("Two lines of summary.", "field summary"),
        authors=(Told("Doe, Jane", "field authors"), Told("Roe, John", "field authors")),
        topics=(
            Told("harbour", "field tags"),
            Told("ferry", "field tags"),
            Told("News", "field category"),
        ),
        language=Told("en", "field lang"),
        images=(Image(author="Jane Doe", caption="At its pier.", url="ferry.jpg"),),
        blocks=(
            Block("paragraph", "The ferry sails."),
            Block("heading", "The pier", 2),
            Block("paragraph", "It was painted."),
        ),
    )


def test_nikola_has_comments() -> None:
    found = record(".. title: Rain\n.. date: 2024-05-17\n.. tags: a, b\n\nWet.\n")
    assert found.title == Told("Rain", "field title")
    assert [topic.value for topic in found.topics] == ["a", "b"]
    assert found.blocks == (Block("paragraph", "Wet."),)
    older = record("Rain\n####\n\n.. date: 2024-05-17\n\nWet.\n")
    assert older.date == Told("2024-05-17", "field date")


def test_names_tell_what_the_text_does_not() -> None:
    found = record("Wet.\n", "posts/2024-05-17-rain-again.rst")
    assert found.title == Told("Rain again", "the name of the file")
    assert found.date == Told("2024-05-17", "the name of the file")


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("a/b.rst", "a\n#\n\n:date: 2024-05-17\n:status: draft\n\nb", "drafts"),
        ("content/pages/b.rst", "a\n###\n\n:slug: b\n\nb", "pages"),
        ("docs/b.rst", "a\n###\n\nb", "pages without a date or a head"),
        ("README.rst", "a\n###\n\n:Author: b\n\nb", "pages without a date or a head"),
    ],
)
def test_what_is_passed_over(name: str, text: str, kind: str) -> None:
    assert readings(text, name) == [PassedOver(kind)]


def test_an_empty_file_is_named() -> None:
    with pytest.raises(UnreadableError, match="It is empty"):
        readings("\n")


def test_only_the_name_tells() -> None:
    assert reading.sniff("a.RST", b"a")
    assert not reading.sniff("a.rst", b"a\0b")
    assert not reading.sniff("a.txt", b"a\n###\n")


@given(
    st.text(alphabet=".:|`*_[]<>=-+#~\\ \n\tab1(", max_size=200),
    st.sampled_from(["", ":date: 2024-05-17\n\n", ".. figure:: a\n\n", "+--+\n", "== ==\n", "* "]),
)
def test_nothing_raises(text: str, before: str) -> None:
    (found,) = readings(f"{before}{text}x", "a/2024-05-17-b.rst")
    assert isinstance(found, Record | PassedOver)


@given(st.lists(st.text("abcdefgh", min_size=1, max_size=9), min_size=1, max_size=30))
def test_no_word_is_lost(words: list[str]) -> None:
    text = "\n\n".join(f"{'  ' * (at % 4)}{word} x" for at, word in enumerate(words))
    found = record(text, "a/2024-05-17-b.rst")
    told = " ".join(block.text for block in found.blocks).split()
    assert [word for word in told if word != "x"] == words
