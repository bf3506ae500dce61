"""Which articles are nearly the same: wire copy, printed again and again with other titles.

The text of an article (lede and sections; neither its title, nor the "Details", nor what its source
repeats) is the set of its shingles: five words in a row, in lower case. How many of the shingles of
two articles are common is estimated by 128 components that agree or not, each four bits of the
least hash of the shingles by one of 128 functions. Two articles are near-duplicates where at least
116 agree: about 90 %.

Sources: Broder, "On the resemblance and containment of documents" (1997); Li and König, "b-bit
minwise hashing" (2010); Manku, Jain, Das Sarma, "Detecting near-duplicates for web crawling"
(2007), whose pigeonhole argument finds the pairs: twelve components that differ leave four of
sixteen bands of eight as they are.
"""

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from hashlib import shake_256
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from index.article import Article

SIGNATURE = 64
"""Bytes of a signature: 128 components of four bits."""

AGREEING = 116
_COMPONENTS = 128
_BANDS = 13
"""How many of the sixteen bands of eight components are enough: twelve can be broken."""
_SHINGLE = 5
_FEWEST_WORDS = 20
"""Shorter texts are not compared: two notices may share every word and not their subject."""
_WORD = re.compile(r"\w+")  # not the tokens of `index.text.analysis`, which take ten times as long
_LOW_BITS = int("1" * _COMPONENTS, 16)

_NUMBERS = np.frombuffer(shake_256(b"dateline").digest(8 * _COMPONENTS), "<u4")
_FACTORS = _NUMBERS[:_COMPONENTS, None] | np.uint32(1)
_TERMS = _NUMBERS[_COMPONENTS:, None]
_MIXER = np.uint32(0x9E3779B1)


def signature(article: Article) -> bytes:
    """The signature of an article's text; empty where the text is too short to be compared."""
    article = article.without_furniture()
    paragraphs = (paragraph for section in article.sections for paragraph in section.paragraphs)
    words = _WORD.findall("\n".join((article.lede or "", *paragraphs)).lower())
    if len(words) < _FEWEST_WORDS:
        return b""
    hashes = np.fromiter(map(_hash, words), np.uint32, len(words))
    shingles = np.zeros(len(words) - _SHINGLE + 1, np.uint32)
    for place in range(_SHINGLE):
        shingles *= _MIXER
        shingles ^= hashes[place : place + len(shingles)]
        shingles ^= shingles >> np.uint32(15)
    least = (_FACTORS * shingles + _TERMS).min(axis=1)
    four_bits = (least * _MIXER >> np.uint32(28)).astype(np.uint8)
    packed: bytes = (four_bits[::2] << 4 | four_bits[1::2]).tobytes()
    return packed


@lru_cache(maxsize=1 << 17)
def _hash(word: str) -> int:
    return crc32(word.encode("utf-8", "surrogatepass"))


def are_near(one: bytes, other: bytes) -> bool:
    """Whether two signatures are of near-duplicates."""
    differing = int.from_bytes(one) ^ int.from_bytes(other)
    differing |= differing >> 2
    return _COMPONENTS - ((differing | differing >> 1) & _LOW_BITS).bit_count() >= AGREEING


def first_key(article: Article) -> tuple[bool, date, str]:
    """The order in which near-duplicates are found: by day, undated ones last, then by id."""
    return article.date is None, article.date or date.min, article.id


def groups(signatures: Sequence[bytes]) -> list[list[int]]:
    """Near-duplicates among articles, by their places; those that are alone are left out.

    Args:
        signatures: of articles in the order of `first_key`, which decides: an article joins the
            first one before it that it is near to and that has joined none itself.
    """
    leaders: dict[tuple[int, bytes], list[int]] = {}
    members: dict[int, list[int]] = {}
    for place, own in enumerate(signatures):
        if not own:
            continue
        bands = [(band, own[4 * band : 4 * band + 4]) for band in range(_BANDS)]
        candidates = sorted({leader for key in bands for leader in leaders.get(key, ())})
        near = next((one for one in candidates if are_near(signatures[one], own)), None)
        if near is not None:
            members[near].append(place)
            continue
        members[place] = [place]
        for key in bands:
            leaders.setdefault(key, []).append(place)
    return [group for group in members.values() if len(group) > 1]


def sharing(signatures: NDArray[np.uint8]) -> NDArray[np.int64]:
    """The places of the articles that may be near-duplicates of another one.

    Args:
        signatures: bytes of shape (articles, `SIGNATURE`); only zeros where there is none.

    Returns:
        Rows of `signatures`, of shape (found,), in ascending order.
    """
    bands = np.ascontiguousarray(signatures).view("<u4")
    found = np.zeros(len(bands), bool)
    for band in range(_BANDS):
        keys = bands[:, band]
        ordered = np.sort(keys)
        found |= np.isin(keys, ordered[1:][ordered[1:] == ordered[:-1]])
    return np.flatnonzero(found & signatures.any(axis=1))
