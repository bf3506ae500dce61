"""Counts of paragraphs are read as they were written, or refused."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import DamagedIndexError
from index.generations.paragraphs import Counted, Paragraphs
from index.generations.paragraphs_file import decode, encode

names = st.text(st.characters(codec="utf-8") | st.just("\udcff"))
texts = st.dictionaries(st.integers(1, (1 << 64) - 1), st.integers(1, (1 << 32) - 1))


def counted(articles: int, counts: dict[int, int]) -> Counted:
    keys = sorted(counts)
    return Counted(
        articles,
        np.array(keys, np.uint64),
        np.array([counts[key] for key in keys], np.uint32),
    )


def told(paragraphs: Paragraphs) -> object:
    sources = paragraphs.sources.items()
    rows = [(name, one.articles, one.keys.tolist(), one.counts.tolist()) for name, one in sources]
    return paragraphs.rule, rows


sources = st.dictionaries(names, st.builds(counted, st.integers(1, 1 << 40), texts), max_size=5)


@given(st.builds(Paragraphs, st.sampled_from(["", "a rule"]), sources))
def test_they_are_read_as_they_were_written(paragraphs: Paragraphs) -> None:
    kept = encode(paragraphs)
    assert told(decode(kept, "paragraphs.zst")) == told(paragraphs)
    for broken in (kept[:-1], kept[:8], b"", kept[:-6] + bytes([kept[-6] ^ 1]) + kept[-5:]):
        with pytest.raises(DamagedIndexError, match=r"paragraphs\.zst is damaged"):
            decode(broken, "paragraphs.zst")
