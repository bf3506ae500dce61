"""PDF files through the whole reader: what they are called, what is told of those without text."""

import os
import signal
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from index.readers import registry
from index.readers.pdf import reading
from index.readers.pdf.child import Child
from index.readers.record import Block, Input, Notice, Reading, Record, Unreadable, UnreadableError
from index.readers.unread import unread
from tests.index.readers.examples import OPENING
from tests.index.readers.pdf.pdfs import At, Page, column, pdf

TEXT = column(OPENING, 50, 700, 90)
TITLE = At("Ferry sails again", 50, 740, 22)
PASSWORD = (
    "/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<" + "5a" * 32 + ">/U<" + "a5" * 32 + ">>>"
    "/ID[<00><00>]"
)


@pytest.fixture(scope="module", autouse=True)
def one_child() -> Iterator[None]:
    yield
    reading._child().end()


def read(data: bytes, name: str = "news/a.pdf") -> list[Reading]:
    assert reading.sniff(name, data[:65_536])
    return list(reading.read(Input(name, BytesIO(data))))


def record(data: bytes, name: str = "news/a.pdf") -> Record:
    (found,) = [one for one in read(data, name) if isinstance(one, Record)]
    return found


def value(told: object) -> str | None:
    return getattr(told, "value", None)


@pytest.mark.parametrize(
    ("info", "title", "origin"),
    [
        ({"Title": "The ferry"}, "The ferry", "Title"),
        ({"Title": "Microsoft Word - ferry.doc"}, "Ferry sails again", "largest letters"),
        ({"Title": "ferry_final.indd"}, "Ferry sails again", "largest letters"),
        ({"Title": "a"}, "Ferry sails again", "largest letters"),
        ({}, "Ferry sails again", "largest letters"),
    ],
)
def test_its_title(info: dict[str, str], title: str, origin: str) -> None:
    found = record(pdf([TITLE, *TEXT], info=info))
    assert (value(found.title), getattr(found.title, "origin", "")) == (title, origin)


def test_where_all_letters_are_alike_nothing_is_its_title() -> None:
    assert record(pdf(TEXT)).title is None


@pytest.mark.parametrize(
    ("name", "made", "day"),
    [
        ("news/2024-05-17-ferry.pdf", "D:20240601120000", "2024-05-17"),
        ("news/ferry.pdf", "D:20240517120000+02'00'", "2024-05-17"),
        ("news/ferry.pdf", "D:202405", "2024-05"),
        ("news/ferry.pdf", "yesterday", None),
    ],
)
def test_its_day(name: str, made: str, day: str | None) -> None:
    assert value(record(pdf(TEXT, info={"CreationDate": made}), name).date) == day


def test_what_else_it_tells() -> None:
    info = {"Author": "Ada Lindqvist", "Keywords": "Ferries, Harbour"}
    found = record(pdf([TITLE, *TEXT], TEXT, info=info))
    assert [one.value for one in (*found.authors, *found.topics)] == [*info.values()]
    assert value(found.page) == "1–2"
    assert found.blocks[0] == Block("heading", "Ferry sails again", 2)
    assert found.blocks[1] == Block("paragraph", OPENING)


def test_a_blank_that_was_stretched_parts_no_line(tmp_path: Path) -> None:
    """A narrow column that is set flush has gaps as wide as those between columns."""
    data = pdf([At("Ferry sails again", 50, 700)]).replace(b" Tf 50", b" Tf 9 Tw 50")
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    _, page = reading._child().answers(str(path))
    assert [getattr(run, "text", "") for run in page] == ["Ferry sails again"]


def test_a_file_without_a_text_layer_is_told_with_the_command() -> None:
    files: list[list[Page]] = [[[]], [[], [At("1", 300, 20)]]]
    for pages in files:
        with pytest.raises(UnreadableError, match=r"no text layer: run `ocrmypdf IN OUT`"):
            read(pdf(*pages))


def test_some_pages_without_a_text_layer() -> None:
    said, found = read(pdf(TEXT, [], []))
    assert isinstance(said, Notice)
    assert said.reason.startswith("2 of its 3 pages have no text layer: run `ocrmypdf --skip-text")
    assert isinstance(found, Record)


def test_an_encrypted_file_is_told() -> None:
    with pytest.raises(UnreadableError, match=r"encrypted; decrypt it with `qpdf --decrypt"):
        read(pdf(TEXT, more=PASSWORD))


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data.replace(b"startxref\n", b"startxref\n9"),
        lambda data: data[: data.index(b"startxref\n")],
        lambda data: data.replace(b"0000000009", b"0000000777"),
        lambda data: b"HTTP/1.1 200 OK\r\n\r\n" + data,
    ],
)
def test_a_broken_table_of_places_is_mended(damage: object) -> None:
    assert callable(damage)
    (found,) = read(damage(pdf([TITLE, *TEXT])))
    assert isinstance(found, Record)
    assert found.blocks[1].text == OPENING


def test_a_cut_file_is_read_as_far_as_it_goes_or_told() -> None:
    data = pdf([TITLE, *TEXT], TEXT, TEXT)
    for tenth in range(1, 10):
        cut = data[: len(data) * tenth // 10]
        try:
            found = read(cut)
        except UnreadableError as error:
            assert "damaged" in error.reason or "no text layer" in error.reason
        else:
            assert any(isinstance(one, Record) for one in found)


def test_a_reader_that_falls_costs_the_file_and_no_other() -> None:
    """Native code can end its process: this one goes on, and so does the next file."""
    child = Child()
    with pytest.raises(UnreadableError, match="fell over it at once"):
        _killed(child)
    assert child._process is None
    child.end()


def _killed(child: Child) -> None:
    pipe = child._begun()
    assert child._process is not None
    assert child._process.pid is not None
    os.kill(child._process.pid, signal.SIGKILL)
    child._process.join()
    child._answer(pipe, 0)


def test_without_the_package_the_cure_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    data = pdf(TEXT)
    monkeypatch.setattr(reading, "_can_read", lambda: False)
    registry._chosen.cache_clear()
    assert registry.chosen("news/a.pdf", data) is None
    registry._chosen.cache_clear()
    told = unread("news/a.pdf", data)
    assert (told.kind, "pip install pypdfium2" in told.cure) == ("PDF files", True)


def test_what_is_no_pdf() -> None:
    assert not reading.sniff("a.pdf", b"<html>%PDF is a format")
    assert not reading.sniff("a.pdf", b"")


def test_pages_of_thousands_of_columns_take_bounded_time() -> None:
    page: Page = [At("x y", 10 + 29 * n, 780 - 11 * m) for n in range(20) for m in range(70)]
    found = read(pdf(page, page))
    assert [type(one) for one in found] in ([Record], [Unreadable])
