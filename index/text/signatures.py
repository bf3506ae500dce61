"""Which articles are nearly the same: wire copy, printed again and again with other titles.

The text of an article (lede and sections; neither its title, nor the "Details", nor what its source
repeats) is the set of its pairs of neighbouring words. How many of the pairs of two articles are
common is estimated by 128 components that agree or not, each four bits of the least hash of the
pairs by one of 128 functions. How many must agree is asked for: `FOLDING` or `FAMILY`.

Sources: Broder, "On the resemblance and containment of documents" (1997); Li and König, "b-bit
minwise hashing" (2010); Indyk and Motwani, "Approximate nearest neighbors" (1998), for the bands by
which the pairs are found. docs/decisions/0007-near-duplicates-by-signature.md has the figures.
"""

from collections.abc import Iterable
from datetime import date
from hashlib import shake_256

import numpy as np
from numpy.typing import NDArray

from index.article import Article
from index.text.kernels.neighbours import BANDS_OF_A_WORD, lead, mark_near
from index.text.kernels.signing import COMPONENTS, sign
from index.text.points import classes, joined

SIGNATURE = COMPONENTS // 2
"""Bytes of a signature: 128 components of four bits."""
FOLDING = 116
"""So many components agree in copies that are folded: about nine tenths of the pairs are common."""
FAMILY = 72
"""So many agree in edited copies: half of the pairs, which a fifth of the text cut, replaced or
added leaves with room to spare."""

_WORDS = SIGNATURE // 8
_BANDS = BANDS_OF_A_WORD * _WORDS
_MOST_BUCKETS = 1 << 20
_FUNCTIONS = np.array(
    np.frombuffer(shake_256(b"dateline").digest(8 * COMPONENTS), "<u4"), np.uint32
).reshape(2, COMPONENTS)
_FUNCTIONS[0] |= 1


def signature(article: Article) -> bytes:
    """The signature of an article's text; empty where the text is too short to be compared."""
    article = article.without_furniture()
    paragraphs = (paragraph for section in article.sections for paragraph in section.paragraphs)
    text = joined(("\n".join((article.lede or "", *paragraphs)),))
    found = np.empty(SIGNATURE, np.uint8)
    return found.tobytes() if sign(text.points, classes(), _FUNCTIONS, found) else b""


def stacked(signatures: Iterable[bytes]) -> NDArray[np.uint8]:
    """Signatures as rows, u8 (articles, `SIGNATURE`): zeros for one that is empty."""
    rows = b"".join(own or bytes(SIGNATURE) for own in signatures)
    return np.frombuffer(rows, np.uint8).reshape(-1, SIGNATURE)


def first_key(article: Article) -> tuple[bool, date, str]:
    """The order in which near-duplicates are found: by day, undated ones last, then by id."""
    return article.date is None, article.date or date.min, article.id


def are_near(one: bytes, other: bytes, agreeing: int = FOLDING) -> bool:
    """Whether two signatures are of near-duplicates: so many components agree at least, and all of
    a band, of which there are three of five components in each eight bytes. With `FOLDING` a band
    always does.
    """
    agree = _agree(one, other)
    bands = (agree[16 * word + 5 * band :][:5] for word in range(_WORDS) for band in range(3))
    return sum(agree) >= agreeing and any(map(all, bands))


def common(one: bytes, other: bytes) -> int:
    """How many components of two signatures agree."""
    return sum(_agree(one, other))


def _agree(one: bytes, other: bytes) -> list[bool]:
    return [a == b for a, b in zip(_components(one), _components(other), strict=True)]


def _components(own: bytes) -> list[int]:
    return [four for byte in own for four in (byte & 15, byte >> 4)]


def sharing(signatures: NDArray[np.uint8], agreeing: int = FOLDING) -> NDArray[np.int64]:
    """The articles that are near to another one: what `are_near` says of all pairs, in compiled
    code.

    Args:
        signatures: `stacked`.
        agreeing: how many.

    Returns:
        Rows of `signatures`, of shape (found,), in ascending order.
    """
    ends = np.empty(_buckets(len(signatures)) + 1, np.int64)
    return np.flatnonzero(mark_near(_as_words(signatures), _bands(agreeing), agreeing, ends))


def groups(signatures: NDArray[np.uint8], agreeing: int = FOLDING) -> NDArray[np.int64]:
    """Near-duplicates among articles.

    Args:
        signatures: `stacked`, of articles in the order of `first_key`, which decides: an article
            joins the first one before it that it is near to and that has joined none itself.
        agreeing: how many components agree in articles that are near.

    Returns:
        For each article the row of the first of its group, i64 (articles,); -1 for one that is
        alone.
    """
    found = np.full(len(signatures), -1, np.int64)
    rows = sharing(signatures, agreeing)
    bands = _bands(agreeing)
    heads = np.full((bands, _buckets(len(rows))), -1, np.int32)
    following = np.empty((bands, len(rows)), np.int32)
    own = _as_words(signatures[rows])
    leaders = lead(own, bands, agreeing, heads, following)
    members = np.bincount(leaders, minlength=len(rows))
    several = members[leaders] > 1  # the one that it is near to may have joined another one
    found[rows[several]] = rows[leaders[several]]
    return found


def _bands(agreeing: int) -> int:
    """How many bands to look at: where fewer components differ than there are bands, one band more
    than they are cannot miss any, for each breaks one.
    """
    return min(_BANDS, COMPONENTS - agreeing + 1)


def _buckets(rows: int) -> int:
    """A power of two."""
    return min(_MOST_BUCKETS, 1 << max(4, rows.bit_length()))


def _as_words(signatures: NDArray[np.uint8]) -> NDArray[np.uint64]:
    """The signatures, (rows, words), in an array that may be written: so there is one kernel."""
    return np.require(signatures, np.uint8, ["C", "W"]).view("<u8")
