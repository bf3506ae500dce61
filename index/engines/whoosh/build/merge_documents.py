"""The stored articles of merged segments."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.engines.whoosh.columns.docstore import Documents, DocumentsWriter

_OFTEN = 4096
"""Documents, or blocks of them, after which what was read is taken out of memory."""


def copy_documents(
    writer: DocumentsWriter,
    stores: Sequence[Documents],
    sources: NDArray[np.int64],
    numbers: NDArray[np.int64],
) -> None:
    """Writes the documents of a merged segment; blocks that stay whole are copied as they are.

    Args:
        writer: of the new segment.
        stores: of the segments that are merged.
        sources: (documents,), which of the stores each document comes from.
        numbers: (documents,), its number there, ascending for each store.
    """
    blocks = np.zeros(len(sources), np.int64)
    for place, store in enumerate(stores):
        mine = sources == place
        blocks[mine] = store.blocks_of(numbers[mine])
    whole = _whole(stores, sources, numbers, blocks).tolist()
    opened: list[tuple[int, int, tuple[bytes, ...]]] = [(-1, 0, ())] * len(stores)
    read = 0
    rest = zip(sources.tolist(), numbers.tolist(), blocks.tolist(), whole, strict=True)
    for source, number, block, is_whole in rest:
        read += 1
        if read % _OFTEN == 0:
            for store in stores:
                store.let_go()
        if is_whole and writer.can_take_block:
            documents = stores[source].documents_of(block)
            writer.add_block(stores[source].frame(block), stores[source].sizes(documents))
            for _ in range(len(documents) - 1):
                next(rest)
            continue
        if opened[source][0] != block:
            first = stores[source].documents_of(block).start
            opened[source] = (block, first, stores[source].block_texts(block))
        _, first, texts = opened[source]
        writer.add(texts[number - first])


def _whole(
    stores: Sequence[Documents],
    sources: NDArray[np.int64],
    numbers: NDArray[np.int64],
    blocks: NDArray[np.int64],
) -> NDArray[np.bool_]:
    """(documents,): whether a block begins here of which all documents follow, in their order."""
    breaks = np.flatnonzero((np.diff(sources) != 0) | (np.diff(numbers) != 1)) + 1
    ends = np.append(breaks, len(sources))
    places = np.arange(len(sources))
    follow = ends[ends.searchsorted(places, "right")] - places
    whole = np.zeros(len(sources), bool)
    for place, store in enumerate(stores):
        mine = np.flatnonzero(sources == place)
        starts, sizes = store.block_bounds()
        at = blocks[mine]
        whole[mine] = (starts[at] == numbers[mine]) & (sizes[at] <= follow[mine])
    return whole
