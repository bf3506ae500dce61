"""The kernel that reads a whole list back."""

import numpy as np
from numpy.typing import NDArray

from index.compiled.runtime import kernel, part
from index.engines.whoosh.kernels.bits import ONE, code_at, lowest
from index.engines.whoosh.kernels.lists import (
    CHUNK_BITS,
    D_CODES,
    D_DF,
    D_KIND,
    D_PAIRS,
    D_POSITIONS,
    D_SLOT,
    D_WIDTH,
    DENSE,
    MIDDLING,
    Lists,
    decode_sparse,
    describe,
    escape,
    position_gap,
)


@part
def decode_documents(lists: Lists, about: NDArray[np.int64], out: NDArray[np.uint32]) -> None:
    """Writes the document numbers of a term of any kind.

    Args:
        lists: the stream.
        about: (9,): the row of the term in what `describe` gives.
        out: (documents of the term or more,): the numbers, ascending.
    """
    if about[D_KIND] == DENSE:
        bitmap = lists.bitmaps[about[D_SLOT]]
        i = 0
        for w in range(bitmap.shape[0]):
            word = bitmap[w]
            while word:
                out[i] = np.uint32((w << 6) + np.int64(lowest(word)))
                word &= word - ONE
                i += 1
    elif about[D_KIND] == MIDDLING:
        row = about[D_SLOT] - lists.bitmaps.shape[0]
        at = lists.low_at[row]
        i = 0
        for chunk in range(lists.chunks):
            for _ in range(lists.counts[row * lists.chunks + chunk]):
                out[i] = np.uint32((chunk << CHUNK_BITS) + np.int64(lists.low[at + i]))
                i += 1
    else:
        decode_sparse(lists, about, out)


@kernel
def decode_term(
    lists: Lists, term: int
) -> tuple[NDArray[np.uint32], NDArray[np.uint32], NDArray[np.uint32], NDArray[np.uint32]]:
    """Documents, counts, weighted frequencies (each (df,)) and positions of a term."""
    table = describe(lists, np.array([term]))
    about = table[0]
    df = about[D_DF]
    documents = np.empty(df, np.uint32)
    counts = np.empty(df, np.uint32)
    weighted = np.empty(df, np.uint32)
    decode_documents(lists, about, documents)
    width = about[D_WIDTH]
    escapes = 0
    total = 0
    for i in range(df):
        code = code_at(lists.codes, about[D_CODES], i, width)
        if code == (1 << width) - 1:
            counts[i] = np.uint32(escape(lists, table, 0, escapes, 0))
            weighted[i] = np.uint32(escape(lists, table, 0, escapes, 1))
            escapes += 1
        else:
            counts[i] = lists.codes[about[D_PAIRS] + 2 * code]
            weighted[i] = lists.codes[about[D_PAIRS] + 2 * code + 1]
        total += np.int64(counts[i])
    positions = np.empty(total, np.uint32)
    index = 0
    for i in range(df):
        next_ = 0
        for _ in range(counts[i]):
            next_ += position_gap(lists, about[D_POSITIONS] + index) + 1
            positions[index] = np.uint32(next_ - 1)
            index += 1
    return documents, counts, weighted, positions
