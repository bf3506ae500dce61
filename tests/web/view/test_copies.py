"""What is put aside of a comparison."""

import pytest

from index.article import Article
from search.copies.comparison import Kind, Passage, Piece
from web.view.copies import retitled, stretches


def passage(sign: str, number: int) -> Passage:
    kinds: dict[str, Kind] = {"=": "same", "-": "left-out", "+": "added", "~": "changed"}
    return Passage(kinds[sign], (Piece(f"{number}.", kinds[sign]),), begins=number % 3 == 0)


@pytest.mark.parametrize(
    ("signs", "shown"),
    [
        ("", []),
        ("=====", [5]),
        ("~", [0]),
        ("=~=", [0]),
        ("==~==", [0]),
        ("===~===", [2, 0, 2]),
        ("~===-", [0]),
        ("~====+", [0, 2, 0]),
        ("-=====~=", [0, 3, 0]),
    ],
)
def test_what_is_the_same_is_put_aside(signs: str, shown: list[int]) -> None:
    passages = [passage(sign, n) for n, sign in enumerate(signs)]
    found = stretches(passages)
    assert [stretch.same for stretch in found] == shown
    assert [
        p for stretch in found for paragraph in stretch.paragraphs for p in paragraph
    ] == passages
    for stretch in found:
        assert all(not p.begins for paragraph in stretch.paragraphs for p in paragraph[1:])


def test_capitals_and_marks_make_no_other_headline() -> None:
    first = Article("a", "“No Ferry” Until Easter", "Wire")
    assert not retitled(Article("b", "No ferry until Easter", "Gazette"), first)
    assert retitled(Article("c", "No ferry until May", "Gazette"), first)
