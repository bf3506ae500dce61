"""A file of picked articles."""

from pathlib import Path

import pytest

from search.errors import BadParameterError
from terminal.review.listing import listed_in
from web.formats.selected import Listed


def read(tmp_path: Path, raw: bytes) -> list[Listed]:
    file = tmp_path / "ids.txt"
    file.write_bytes(raw)
    return listed_in(str(file), lambda id: {"old": "new"}.get(id, id))


def test_ids_headings_and_notes(tmp_path: Path) -> None:
    raw = b"""\xef\xbb\xbfa1
    # The  flood
    a2  Quote this.\r
    https://archive.example/news/articles/a3?q=x#s4 And this.

    /articles/a4.json
    ##
    old
    """
    assert read(tmp_path, raw) == [
        Listed("a1"),
        Listed("a2", "The  flood", "Quote this."),
        Listed("a3", "The  flood", "And this."),
        Listed("a4", "The  flood"),
        Listed("new"),
    ]


def test_what_is_listed_twice_stands_where_it_stands_first(tmp_path: Path) -> None:
    raw = b"# A\nnew One.\n# B\nb\nold Two.\nnew\n"
    assert read(tmp_path, raw) == [Listed("new", "A", "One. Two."), Listed("b", "B")]


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"a1\n\n?? x\n", r"line 3: “\?\? x” has no id; begin it with the id"),
        (b"a1\n\xff\n", "line 2: It is not UTF-8"),
        (b"\n".join(b"a%d" % n for n in range(301)), "at most 300 articles, not 301"),
    ],
)
def test_what_is_no_list_is_refused_by_its_line(tmp_path: Path, raw: bytes, says: str) -> None:
    with pytest.raises(BadParameterError, match=says):
        read(tmp_path, raw)
    assert len(read(tmp_path, b"\n".join(b"a%d" % n for n in range(300)))) == 300
