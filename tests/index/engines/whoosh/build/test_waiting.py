"""Texts and tokens wait in files that nobody sees."""

from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.engines.whoosh.build.waiting import WaitingTexts, WaitingTokens


@given(st.lists(st.binary(max_size=40), max_size=8))
def test_texts_wait_in_a_file_without_a_name(texts: list[bytes]) -> None:
    with TemporaryDirectory() as folder:
        waiting = WaitingTexts(Path(folder))
        for text in texts:
            waiting.add(text)
        assert not list(Path(folder).iterdir())
        with waiting as stored:
            assert [stored[n] for n in reversed(range(len(texts)))] == texts[::-1]


@given(st.lists(st.lists(st.integers(0, 2**31 - 1), max_size=5), max_size=8))
def test_tokens_wait_in_a_file_without_a_name(parts: list[list[int]]) -> None:
    with TemporaryDirectory() as folder:
        waiting = WaitingTokens(Path(folder))
        for part in parts:
            waiting.add(np.array(part, np.int32))
        assert not list(Path(folder).iterdir())
        assert waiting.taken().tolist() == [token for part in parts for token in part]
