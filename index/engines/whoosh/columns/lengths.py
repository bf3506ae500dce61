"""A length as one byte: the code of Lucene's `SmallFloat.intToByte4`, as
`index.asking.scoring.quantise` keeps lengths.

Codes are ordered like the lengths: below 24 the length itself; above, 24 plus a three-bit mantissa
and an exponent of what is left.
"""

import numpy as np
from numpy.typing import NDArray

_EXACT = 24


def _decoded(code: int) -> int:
    if code < _EXACT:
        return code
    rest = code - _EXACT
    mantissa, shift = rest & 7, (rest >> 3) - 1
    return _EXACT + (mantissa if shift < 0 else (mantissa | 8) << shift)


DECODED: NDArray[np.int64] = np.array([_decoded(code) for code in range(256)], np.int64)
"""(256,): the length that each code stands for, ascending."""


def encode(lengths: NDArray[np.int64]) -> NDArray[np.uint8]:
    """The codes of lengths, each that of the largest decodable length not above it; `lengths`, in
    tokens, and the codes have the same shape, such as (documents,).

    Source: Apache Lucene 10, `SmallFloat.intToByte4`.
    """
    return (DECODED.searchsorted(lengths, "right") - 1).astype(np.uint8)


def combined(lengths: NDArray[np.uint8], weights: NDArray[np.int64]) -> NDArray[np.uint8]:
    """The codes of `index.asking.scoring.combined_length`, for whole weights.

    Args:
        lengths: (fields, documents): codes of the fields' lengths.
        weights: (fields,).

    Returns:
        (documents,).
    """
    return encode(weights @ DECODED[lengths])
