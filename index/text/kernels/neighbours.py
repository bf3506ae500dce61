"""Near signatures among many, in compiled code: all pairs of which `index.text.signatures.are_near`
is true.

Rows whose signatures have one band in common are found by the band: only they are compared.
"""

import numpy as np
from numpy.typing import NDArray

from index.compiled.runtime import kernel, making, part

BANDS_OF_A_WORD = 3
"""A word of 64 bits has 16 components, of which each band takes five; one is in no band."""
_BITS_OF_A_BAND = np.uint64(20)
_BAND = np.uint64((1 << 20) - 1)
_ONES = np.uint64(0x1111111111111111)
_BYTES = np.uint64(0x0101010101010101)
_LOW = np.uint64(0x0F0F0F0F0F0F0F0F)
_ONE, _TWO, _FOUR, _TOP = (np.uint64(bits) for bits in (1, 2, 4, 56))


@part
def _band(signatures: NDArray[np.uint64], row: int, band: int) -> np.uint64:
    """The components of one band."""
    word = signatures[row, band // BANDS_OF_A_WORD]
    return (word >> (np.uint64(band % BANDS_OF_A_WORD) * _BITS_OF_A_BAND)) & _BAND


@part
def _agreeing(signatures: NDArray[np.uint64], row: int, other: int) -> np.uint64:
    """How many components agree."""
    differing = np.uint64(0)
    for word in range(signatures.shape[1]):
        bits = signatures[row, word] ^ signatures[other, word]
        bits |= bits >> _TWO
        differing += (bits | bits >> _ONE) & _ONES  # each four bits count up to the eight words
    pairs = (differing & _LOW) + (differing >> _FOUR & _LOW)
    components = np.uint64(16 * signatures.shape[1])
    return components - (pairs * _BYTES >> _TOP)


@part
def _is_empty(signatures: NDArray[np.uint64], row: int) -> bool:
    bits = np.uint64(0)
    for word in range(signatures.shape[1]):
        bits |= signatures[row, word]
    return bits == 0


@part
def _are_near(
    signatures: NDArray[np.uint64], rows: tuple[int, int], band: int, least: np.uint64
) -> bool:
    """Whether two rows have the band in common, and so many components."""
    row, other = rows
    if _band(signatures, row, band) != _band(signatures, other, band):
        return False
    return _agreeing(signatures, row, other) >= least


@making
def _bucketed(
    signatures: NDArray[np.uint64], band: int, ends: NDArray[np.int64], ordered: NDArray[np.int64]
) -> None:
    """Puts the rows that have a signature into buckets by a band.

    Args:
        signatures: (rows, words).
        band: which.
        ends: (buckets + 1,), a power of two and one, filled: bucket b is
            `ordered[ends[b]:ends[b + 1]]`.
        ordered: (rows,), filled.
    """
    mask = np.uint64(ends.shape[0] - 2)
    ends[:] = 0
    for row in range(signatures.shape[0]):
        if not _is_empty(signatures, row):
            ends[np.int64(_band(signatures, row, band) & mask)] += 1
    for bucket in range(1, ends.shape[0]):
        ends[bucket] += ends[bucket - 1]
    for row in range(signatures.shape[0]):
        if not _is_empty(signatures, row):
            bucket = np.int64(_band(signatures, row, band) & mask)
            ends[bucket] -= 1
            ordered[ends[bucket]] = row


@making
def _mark(
    signatures: NDArray[np.uint64],
    bucket: NDArray[np.int64],
    band: int,
    least: np.uint64,
    near: NDArray[np.bool_],
) -> None:
    """Marks the rows of a bucket that are near to one of it. Those that are not marked stand first,
    so that a thousand copies of one text are not compared with each other.
    """
    alone = 0
    for place in range(bucket.shape[0]):
        row = bucket[place]
        i = 0
        while i < alone:
            if _are_near(signatures, (row, bucket[i]), band, least):
                near[row] = near[bucket[i]] = True
                alone -= 1
                bucket[i], bucket[alone] = bucket[alone], bucket[i]
            else:
                i += 1
        i = alone
        while i < place and not near[row]:
            near[row] = _are_near(signatures, (row, bucket[i]), band, least)
            i += 1
        if not near[row]:
            bucket[place], bucket[alone] = bucket[alone], bucket[place]
            alone += 1


@kernel
def mark_near(
    signatures: NDArray[np.uint64], bands: int, least: int, ends: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Which rows are near to another one.

    Args:
        signatures: (rows, words); a row of zeros is near to none.
        bands: how many of the bands are looked at, the first ones.
        least: how many components agree at least.
        ends: (buckets + 1,), room for as many buckets, a power of two.

    Returns:
        bool (rows,).
    """
    near = np.zeros(signatures.shape[0], np.bool_)
    ordered = np.empty(signatures.shape[0], np.int64)
    for band in range(bands):
        _bucketed(signatures, band, ends, ordered)
        for bucket in range(ends.shape[0] - 1):
            rows = ordered[ends[bucket] : ends[bucket + 1]]
            if rows.shape[0] > 1:
                _mark(signatures, rows, band, np.uint64(least), near)
    return near


@kernel
def lead(
    signatures: NDArray[np.uint64],
    bands: int,
    least: int,
    heads: NDArray[np.int32],
    following: NDArray[np.int32],
) -> NDArray[np.int64]:
    """The leader of each row: the first one before it that it is near to and that leads itself;
    itself where there is none.

    Args:
        signatures: (rows, words), none of them only zeros.
        bands: how many of the bands are looked at, the first ones.
        least: how many components agree at least.
        heads: (bands, buckets), a power of two; all -1.
        following: (bands, rows), filled: the leader behind each one in its bucket.

    Returns:
        Rows, i64 (rows,).
    """
    leaders = np.empty(signatures.shape[0], np.int64)
    mask = np.uint64(heads.shape[1] - 1)
    for row in range(signatures.shape[0]):
        first = row
        for band in range(bands):
            other = np.int64(heads[band, np.int64(_band(signatures, row, band) & mask)])
            while other >= 0:
                if other < first and _are_near(signatures, (row, other), band, np.uint64(least)):
                    first = other
                other = np.int64(following[band, other])
        leaders[row] = first
        if first == row:
            for band in range(bands):
                bucket = np.int64(_band(signatures, row, band) & mask)
                following[band, row] = heads[band, bucket]
                heads[band, bucket] = row
    return leaders
