"""A file that is no article is named, with the line, the reason and the cure."""

import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from index.article import Article
from index.readers.files import Noted, Skipped, SourceFile
from index.readers.plain import news_text
from index.readers.registry import read

BEGIN = "begin the file with: date YYYY-MM-DD and the title"
EMPTY = f"It is empty; {BEGIN}, or remove it."
NO_DATE_LINE = (
    f"No line at its top is a day (as 2019-03-12 is); {BEGIN}, or read it with --undated."
)


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        ("", None, EMPTY),
        (" \n\ufeff\r\n", None, EMPTY),
        (bytes(1_000_000), None, EMPTY),
        ("A ferry sails.", 1, NO_DATE_LINE),
        ("\n\nDate 2024-05-17 T", 3, NO_DATE_LINE),
        ("date palms grow", 1, NO_DATE_LINE),
        ("date 2024-05-17", 1, "It has neither title nor text; write them, or remove the file."),
        (bytes(5_000_001), None, "It is larger than 5 MB; split it into its articles."),
    ],
)
def test_what_is_skipped_and_why(
    tmp_path: Path, content: str | bytes, line: int | None, reason: str
) -> None:
    path = tmp_path / "1.txt"
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    found = list(read(SourceFile(path, "news/1.txt")))
    assert [replace(one, kind="") for one in found if isinstance(one, Skipped)] == [
        Skipped(str(path), line, reason, "")
    ]


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        ("2025-13-40", "Its date 2025-13-40 is no day of the calendar; {}."),
        ("2001-02-30", "Its date 2001-02-30 is no day of the calendar; {}."),
        ("0000-00-00", "Its date 0000-00-00 stands for none; {}."),
        ("2\u202e" + "9" * 50, "Its date 2\\u202e" + "9" * 28 + "… is none that can be read; {}."),
    ],
)
def test_a_date_that_is_none_is_named_and_its_article_read(
    tmp_path: Path, day: str, reason: str
) -> None:
    path = tmp_path / "1.txt"
    path.write_text(f"date {day} T", encoding="utf-8")
    noted, found = read(SourceFile(path, "news/1.txt"))
    told = reason.format("write it as YYYY-MM-DD")
    assert noted == Noted(str(path), None, told, "undated articles")
    assert isinstance(found, Article)
    assert (found.title, found.date) == ("T", None)


@pytest.mark.parametrize(
    "day", ["2024-05-17", "20240517", "2024-W20-5", "2024-05-17T09:00Z", "٢٠٢٤-٠٥-١٧"]
)
def test_a_day_may_be_written_in_every_standard_form(tmp_path: Path, day: str) -> None:
    path = tmp_path / "1.txt"
    path.write_text(f"date {day} T", encoding="utf-8")
    (found,) = read(SourceFile(path, "news/1.txt"))
    assert isinstance(found, Article)
    assert found.date == date(2024, 5, 17)


@pytest.mark.parametrize(("encoding", "name"), [("cp1252", "cp1252"), ("utf-16", "utf-16")])
def test_a_text_that_is_not_utf8_is_read_and_named(
    tmp_path: Path, encoding: str, name: str
) -> None:
    path = tmp_path / "1.txt"
    path.write_bytes("date 2024-05-17 T\n\nIn the café.".encode(encoding))
    noted, found = read(SourceFile(path, "news/1.txt"))
    assert isinstance(noted, Noted)
    assert (noted.kind, name in noted.reason) == ("other encodings", True)
    assert isinstance(found, Article)
    assert found.lede == "In the café."


@pytest.mark.parametrize("unit", ["x", "A b\n\n", "Photo: by\n", "\u0301\u0323", "_?_"])
def test_a_megabyte_of_anything_is_read_in_bounded_time(tmp_path: Path, unit: str) -> None:
    path = tmp_path / "1.txt"
    start = "date 2024-05-17 T\n\n"
    most = 1_000_000 // len(unit.encode())
    path.write_text(start + unit * most, encoding="utf-8")
    began = time.process_time()
    (found,) = read(SourceFile(path, "news/1.txt"))
    assert isinstance(found, Article)
    assert time.process_time() - began < 30


def test_exactly_the_most_bytes_are_read(tmp_path: Path) -> None:
    path = tmp_path / "1.txt"
    start = b"date 2024-05-17 T\n\n"
    path.write_bytes(start + b"x" * (news_text.MAX_BYTES - len(start)))
    (found,) = read(SourceFile(path, "news/1.txt"))
    assert isinstance(found, Article)
