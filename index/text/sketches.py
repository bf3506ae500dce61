"""What an article is about, in a few numbers, so that the first hits of an answer can be compared
with each other (`index.asking.rescoring`).

A sketch is of the beginnings of the article's words: the first five letters, small and without
marks. Function words of its language (of every language where it has no list of them), words of
fewer than three letters and those that begin with a digit do not count; in scripts without spaces
two neighbouring characters are a word. What stands before an apostrophe counts, or behind it where
fewer than three letters stand before it. Each time, a word weighs as much as its field does. Of
the weightiest beginnings, those that come first of equal ones, the sketch has hashes of 16 bits: 8
at least and 24 at most, one for six words of the article.
"""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from index.text.analysis import primary
from index.text.kernels.sketching import MOST, Alphabet, sketch_texts
from index.text.points import classes, joined
from index.text.vocabulary.function_words import EVERY_FUNCTION_WORD, FUNCTION_WORDS

_TABLED = 0x2000
"""The code points whose letters are looked up: with small letters or marks that come apart."""
_PRIME = 1099511628211
_BASIS = 14695981039346656037


def sketch(texts: Sequence[str], weights: Sequence[int], language: str) -> bytes:
    """The sketch of an article.

    Args:
        texts: its own.
        weights: what a word counts in each.
        language: of the article (BCP 47).

    Returns:
        The codes as u16, the lower byte first, ascending, without repeats.
    """
    found = np.empty(MOST, np.uint16)
    text = joined(texts)
    size = sketch_texts(
        text.points, text.bounds, np.array(weights, np.int64), _alphabet(primary(language)), found
    )
    return found[:size].astype("<u2").tobytes()


def stacked(sketches: Sequence[bytes]) -> tuple[NDArray[np.uint16], NDArray[np.int64]]:
    """Sketches as rows of `MOST` codes, zeros behind their own, u16 (articles, `MOST`); and how
    many codes each has, (articles,).
    """
    sizes = np.array([len(own) // 2 for own in sketches], np.int64)
    rows = b"".join(own.ljust(2 * MOST, b"\0") for own in sketches)
    return np.frombuffer(rows, "<u2").astype(np.uint16).reshape(-1, MOST), sizes


def small_words(language: str) -> frozenset[str]:
    """The function words that do not count in a language (BCP 47)."""
    return FUNCTION_WORDS.get(primary(language), EVERY_FUNCTION_WORD)


@lru_cache(maxsize=64)
def _alphabet(language: str) -> Alphabet:
    words = small_words(language)
    slots = np.zeros(1 << (4 * len(words)).bit_length(), np.uint64)
    for code in sorted({hash_of(word) for word in words}):
        slot = (code >> 1) & (len(slots) - 1)
        while slots[slot]:
            slot = (slot + 1) & (len(slots) - 1)
        slots[slot] = code
    return Alphabet(classes(), _letters(), slots)


@lru_cache(maxsize=1)
def _letters() -> NDArray[np.uint32]:
    return np.array([ord(letter_of(chr(point))) for point in range(_TABLED)], np.uint32)


def letter_of(char: str) -> str:
    """The small letter without marks that stands for a character in sketches."""
    return unicodedata.normalize("NFKD", char.casefold())[0] if ord(char) < _TABLED else char


def hash_of(word: str) -> int:
    """The hash of the letters of a word, as compiled code makes it (`kernels.surfaces`)."""
    code = _BASIS
    for char in unicodedata.normalize("NFC", word):
        code = (code ^ ord(letter_of(char))) * _PRIME % (1 << 64)
    return (code ^ code >> 32) | 1
