"""A file is cut at its items, wherever chunks end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.readers.feeds.xml.pieces import MAX_ITEM, Piece, pieces


def cut(data: bytes, size: int = 1 << 20) -> list[Piece]:
    chunks = [data[at : at + size] for at in range(0, len(data), size)]
    return list(pieces(chunks, ("item", "entry")))


def kinds(data: bytes, size: int = 1 << 20) -> list[tuple[str, bytes]]:
    return [(piece.kind, piece.data) for piece in cut(data, size) if piece.kind != "outer"]


@pytest.mark.parametrize("size", [1, 7, 1000])
@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"<r><item>a</item> <item b='c'>d</item></r>", ["item", "item"]),
        (b"<r><items><li/></items><item>a</item></r>", ["item"]),
        (b"<r><rss:item>a</rss:item><item\n>b</item ></r>", ["item", "item"]),
        (b"<r><entry>a</entry></r>", ["item"]),
        (b"<r><!-- <item>no</item> --><item>a<!-- </item> --></item></r>", ["item"]),
        (b"<r><item><![CDATA[</item><item>]]></item></r>", ["item"]),
        (b"<r><item><![CDATA[<![CDATA[</item>]]></item></r>", ["item"]),
        (b"<r><item>a<item/>b</item></r>", ["item"]),
        (b"<r><item/></r>", []),
        (b"<r><item>a<item>b</item></r>", ["unclosed", "item"]),
        (b"<r><item>a</item></item></r>", ["item"]),
        (b"<r><item>a</item><item>b</ite", ["item", "cut"]),
        (b"<r><item>a</item><item>b<![CDATA[</item>", ["item", "cut"]),
        (b"<r><item", []),
        (b"<r><item>a</item><item b='", ["item", "cut"]),
        (b"", []),
    ],
)
def test_items(data: bytes, expected: list[str], size: int) -> None:
    assert [kind for kind, _ in kinds(data, size)] == expected
    assert b"".join(piece.data for piece in cut(data, size)) == data


def test_the_line_of_an_item() -> None:
    found = cut(b"<r>\n\n<item>\na</item>\n<item>b</item></r>")
    assert [(piece.kind, piece.line) for piece in found if piece.kind == "item"] == [
        ("item", 3),
        ("item", 5),
    ]


def test_a_huge_item_is_not_kept() -> None:
    body = b"x" * (MAX_ITEM + 10)
    data = b"<r><item>a</item>\n<item>" + body + b"</item>\n<item>b</item></r>"
    for size in (1 << 20, len(data)):
        found = kinds(data, size)
        assert found == [
            ("item", b"<item>a</item>"),
            ("huge", b""),
            ("item", b"<item>b</item>"),
        ]
    assert [piece.line for piece in cut(data) if piece.kind != "outer"] == [1, 2, 3]


@pytest.mark.parametrize(("size", "kind"), [(300_000, "item"), (MAX_ITEM + 10, "huge")])
def test_a_tag_that_is_long_or_huge(size: int, kind: str) -> None:
    data = b"<r><item a='" + b"a" * size + b"'/></item><item>b</item></r>".replace(b"/", b"", 1)
    assert [each for each, _ in kinds(data)] == [kind, "item"]
    assert [each for each, _ in kinds(data, 1 << 22)] == [kind, "item"]


TOKENS = st.sampled_from(
    [b"<item>", b"</item>", b"<item/>", b"<![CDATA[", b"]]>", b"<!--", b"-->", b"x", b"<", b"\n"]
)


@given(st.lists(TOKENS, max_size=30), st.integers(1, 40))
def test_nothing_is_lost_and_chunks_do_not_matter(tokens: list[bytes], size: int) -> None:
    data = b"".join(tokens)
    found = kinds(data, size)
    assert found == kinds(data)
    assert b"".join(piece.data for piece in cut(data, size)) == data
