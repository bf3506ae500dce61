"""What a run of capitalised words is."""

import pytest

from tests.index.text.names.archive import found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He joined the Bank of Merrow today.", ["Bank of Merrow"]),
        ("She met Ilse van der Berg there.", ["Ilse van der Berg"]),
        ("She met Nabil al-Hasan and left.", ["Nabil al-Hasan"]),
        ("In Merrow al-Hasan and el-Bell Ash met.", ["Merrow al-Hasan", "el-Bell Ash"]),
        ("She met vice-al-Hasan and left.", []),
    ],
)
def test_small_words_stand_inside_names(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was said there that Messrs. Tom Bell met.", ["Tom Bell"]),
        ("They asked the U.S. Tide Office today.", ["US Tide Office"]),
        ("It was in the U.S. The end came soon.", ["United States"]),
    ],
)
def test_a_full_stop_inside_a_name(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    ["Ann and Bell Ash ", "Ab for ", "Ann Bell of ", "Mr Ann ", "A", "*A", "[a](", "A'", "<"],
)
def test_endless_text_is_read_in_linear_time(text: str) -> None:
    assert found(text * 20_000) is not None
