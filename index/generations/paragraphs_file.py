"""Counts of paragraphs as they are kept.

A zstd frame. A line of JSON has the rule, and of each source its name, its number of articles and
of texts; then come the keys of the texts, ascending within each source, and their counts:

    u64 (texts,)    gaps between keys, all first bytes before all second ones
    u32 (texts,)    in how many articles each stands
"""

import json

import numpy as np
import zstandard

from index.errors import DamagedIndexError
from index.generations.paragraphs import Counted, Paragraphs

PARAGRAPHS = "paragraphs.zst"


def encode(paragraphs: Paragraphs) -> bytes:
    """The counts as they are kept."""
    sources = paragraphs.sources
    rows = [[name, one.articles, len(one.keys)] for name, one in sources.items()]
    head = json.dumps({"rule": paragraphs.rule, "sources": rows}).encode()
    keys = np.concatenate([np.zeros(0, "<u8"), *(one.keys for one in sources.values())])
    counts = np.concatenate([np.zeros(0, "<u4"), *(one.counts for one in sources.values())])
    gaps = np.diff(keys, prepend=np.uint64(0))  # where the next source begins it wraps around
    bytewise = gaps.astype("<u8").view(np.uint8).reshape(-1, 8).T
    parts = (head, b"\n", bytewise.tobytes(), counts.astype("<u4").tobytes())
    return zstandard.ZstdCompressor(write_checksum=True).compress(b"".join(parts))


def decode(kept: bytes, place: str) -> Paragraphs:
    """The counts that were kept at a place.

    Raises:
        DamagedIndexError: they are not what was kept.
    """
    try:
        head, _, rest = zstandard.ZstdDecompressor().decompress(kept).partition(b"\n")
        about = json.loads(head)
        sizes = [size for _, _, size in about["sources"]]
        texts = sum(sizes)
        bytewise = np.frombuffer(rest, np.uint8, 8 * texts).reshape(8, texts)
        keys = np.cumsum(np.ascontiguousarray(bytewise.T).view("<u8").ravel(), dtype=np.uint64)
        counts = np.frombuffer(rest, "<u4", texts, 8 * texts)
        sources: dict[str, Counted] = {}
        start = 0
        for name, articles, size in about["sources"]:
            own = slice(start, start + size)
            sources[name] = Counted(articles, keys[own], counts[own])
            start += size
        return Paragraphs(about["rule"], sources)
    except (ValueError, KeyError, TypeError, zstandard.ZstdError) as error:
        raise DamagedIndexError(f"{place} is damaged: run `dateline reindex --full`.") from error
