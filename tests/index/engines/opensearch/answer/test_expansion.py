"""The regular expressions of the forms that a node stands for."""

import re

from hypothesis import given
from hypothesis import strategies as st

from index.asking.expansion import fitting
from index.asking.plan import Fuzzy, Prefix, Wildcard
from index.engines.opensearch.answer.expansion import pattern
from index.text.folding import fold
from tests.laws import law

_texts = st.text("abé'", min_size=1, max_size=5)


@law(300)
@given(_texts, st.sampled_from([1, 2]), _texts)
def test_a_fuzzy_word_misses_no_form(text: str, edits: int, form: str) -> None:
    node = Fuzzy(text, edits)
    if fitting(node)(fold(form)):
        assert re.fullmatch(pattern(node), fold(form))


def test_signs_of_the_pattern_language_are_plain() -> None:
    assert pattern(Prefix("o'n")) == r"o\'n.*"
    assert pattern(Wildcard("a?b*")) == "a.b.*"
