"""A file that is no article is named, with the line, the reason and the cure."""

import time
from pathlib import Path

import pytest

from index.article import Article
from index.readers.files import Skipped, SourceFile
from index.readers.plain import news_text

BEGIN = "begin the file with: date YYYY-MM-DD and the title"
EMPTY = f"It is empty; {BEGIN}, or remove it."
NO_DATE_LINE = f"It has no date line; {BEGIN}."
NO_DAY = "Its date {} is no day of the calendar; write it as YYYY-MM-DD."
NOT_UTF8 = "It is not UTF-8 (byte {} of the file); save it as UTF-8."


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        ("", None, EMPTY),
        (" \n\ufeff\r\n", None, EMPTY),
        (bytes(1_000_000), None, EMPTY),
        ("A ferry sails.", 1, NO_DATE_LINE),
        ("\n\nDate 2024-05-17 T", 3, NO_DATE_LINE),
        ("date palms grow", 1, NO_DATE_LINE),
        ("date 2025-13-40 T", 1, NO_DAY.format("2025-13-40")),
        ("date 2001-02-30 T", 1, NO_DAY.format("2001-02-30")),
        ("date 0000-00-00 T", 1, NO_DAY.format("0000-00-00")),
        ("date 20240517 T", 1, NO_DAY.format("20240517")),
        ("date 2024-W20-5 T", 1, NO_DAY.format("2024-W20-5")),
        ("date 2024-05-17T09:00Z T", 1, NO_DAY.format("2024-05-17T09:00Z")),
        ("date ٢٠٢٤-٠٥-١٧ T", 1, NO_DAY.format("٢٠٢٤-٠٥-١٧")),
        ("date 2\u202e" + "9" * 99, 1, NO_DAY.format("2\\u202e" + "9" * 28 + "…")),
        ("date 2024-05-17", 1, "It has neither title nor text; write them, or remove the file."),
        (b"date 2024-05-17 T\n\ncaf\xe9", 3, NOT_UTF8.format(22)),
        ("date 2024-05-17 T".encode("utf-16"), 1, NOT_UTF8.format(0)),
        (bytes(5_000_001), None, "It is larger than 5 MB; split it into its articles."),
    ],
)
def test_what_is_skipped_and_why(
    tmp_path: Path, content: str | bytes, line: int | None, reason: str
) -> None:
    path = tmp_path / "1.txt"
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    found = list(news_text.read(SourceFile(path, "news/1.txt")))
    assert found == [Skipped(str(path), line, reason)]


@pytest.mark.parametrize("unit", ["x", "A b\n\n", "Photo: by\n", "\u0301\u0323", "_?_"])
def test_a_megabyte_of_anything_is_read_in_bounded_time(tmp_path: Path, unit: str) -> None:
    path = tmp_path / "1.txt"
    start = "date 2024-05-17 T\n\n"
    most = 1_000_000 // len(unit.encode())
    path.write_text(start + unit * most, encoding="utf-8")
    began = time.process_time()
    (found,) = news_text.read(SourceFile(path, "news/1.txt"))
    assert isinstance(found, Article)
    assert time.process_time() - began < 30


def test_exactly_the_most_bytes_are_read(tmp_path: Path) -> None:
    path = tmp_path / "1.txt"
    start = b"date 2024-05-17 T\n\n"
    path.write_bytes(start + b"x" * (news_text.MAX_BYTES - len(start)))
    (found,) = news_text.read(SourceFile(path, "news/1.txt"))
    assert isinstance(found, Article)
