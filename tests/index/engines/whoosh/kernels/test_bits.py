"""Single instructions and reading at any byte, against what Python's whole numbers say."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from index.compiled.runtime import part
from index.engines.whoosh.kernels import bits

words = st.integers(0, 2**64 - 1)


@part
def ones(word: np.uint64) -> np.uint64:
    return bits.ones(word)


@part
def lowest(word: np.uint64) -> np.uint64:
    return bits.lowest(word)


@part
def highest(word: np.uint64) -> np.uint64:
    return bits.highest(word)


@part
def load(data: NDArray[np.uint8], at: int) -> np.uint64:
    return bits.load(data, at)


@part
def store(data: NDArray[np.uint8], at: int, word: np.uint64) -> None:
    bits.store(data, at, word)


@part
def set_bits(words: NDArray[np.uint64], w: int, data: NDArray[np.uint8], at: int, n: int) -> None:
    bits.set_bits(words, w, data, at, n)


def spare(data: bytes) -> NDArray[np.uint8]:
    return np.frombuffer(data + bytes(bits.SPARE), np.uint8).copy()


@given(words)
def test_bits_of_a_word(word: int) -> None:
    assert ones(np.uint64(word)) == word.bit_count()
    if word:
        assert lowest(np.uint64(word)) == (word & -word).bit_length() - 1
        assert highest(np.uint64(word)) == word.bit_length() - 1


@given(st.binary(min_size=8, max_size=20), st.data(), words)
def test_words_at_any_byte(data: bytes, draw: st.DataObject, word: int) -> None:
    at = draw.draw(st.integers(0, len(data) - 8))
    array = spare(data)
    assert load(array, at) == int.from_bytes(data[at : at + 8], "little")
    store(array, at, np.uint64(word))
    expected = data[:at] + word.to_bytes(8, "little") + data[at + 8 :]
    assert array[: len(data)].tobytes() == expected


@given(st.binary(max_size=300), st.data())
def test_bytes_name_bits(data: bytes, draw: st.DataObject) -> None:
    at = draw.draw(st.integers(0, len(data)))
    n = draw.draw(st.integers(0, len(data) - at))
    found = np.full(6, 5, np.uint64)
    set_bits(found, 1, spare(data), at, n)
    named = sum(1 << byte for byte in set(data[at : at + n]))
    assert found.tolist() == [5, *(named >> 64 * w & (1 << 64) - 1 for w in range(4)), 5]


@given(st.sampled_from([2, 4]), st.lists(st.integers(0, 15), max_size=90), st.data())
def test_packed_codes(width: int, drawn: list[int], draw: st.DataObject) -> None:
    full = (1 << width) - 1
    codes = [code & full for code in drawn]
    packed = sum(code << width * i for i, code in enumerate(codes))
    array = spare(b"xyz" + packed.to_bytes(50, "little"))
    first = draw.draw(st.integers(0, len(codes)))
    last = draw.draw(st.integers(first, len(codes)))
    assert bits.count_full(array, 3, first, last, width) == codes[first:last].count(full)
    assert [bits.code_at(array, 3, i, width) for i in range(len(codes))] == codes


@given(st.binary(min_size=16, max_size=40), st.integers(0, 24), st.integers(0, 16))
def test_a_sum_of_bytes(data: bytes, at: int, count: int) -> None:
    at = min(at, len(data) - count)
    assert bits.sum_bytes(spare(data), at, count) == sum(data[at : at + count])
