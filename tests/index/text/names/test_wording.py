"""Which words a text writes small."""

import re

from hypothesis import given
from hypothesis import strategies as st

from index.text.names.wording import Wording


@given(st.text("ab'’.-_ \n1A", max_size=30), st.text("ab1", min_size=1, max_size=3))
def test_a_text_writes_the_words_small_that_stand_alone_in_it(text: str, word: str) -> None:
    small = set(re.findall(r"(?<![\w’'.@/-])[ab][ab1A]+", text))
    assert Wording(text).small(word) == (word in small)
    assert Wording(text).count_small() == len(small)
