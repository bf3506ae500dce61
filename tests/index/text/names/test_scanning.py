"""The compiled walk finds the runs that the patterns define, and what stands around them."""

import os
from itertools import accumulate
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.article import Article
from index.readers.files import SourceFile
from index.readers.registry import read
from index.text.capitals import runs_of
from index.text.names.scanning import scan
from index.text.surroundings import AFTER, BEFORE, words

DATA = Path(os.environ.get("DATELINE_TESTDATA", ""), "corpora", "articles")
_SIGNS = (
    *".,:–—-)“”\"'’_\xa0 \n\0/\\@=$#+*|[…‑!?",
    *("- ", "• ", "((", "))", "()", "s'", "s’ ", "  ", ".ａ"),
    *"İßΣſK\u0301\ud800東Ａ١²½ⒶⓑⅧ",
)
_WORDS = (
    *("Ann", "Bell", "U.S.", "D.C", "A.", "A", "É", "ǅ", "a", "e", "al-", "el-Bell", "l-", "d’Or"),
    *("of", "the", "&", "van", "18F", "123F", "1234F", " 9", " 99999", " 999999", " 9.5", "Gov. X"),
    *("O'Neill", "AT&T", "USA.gov", "X.io_", "AsK the ", "Foo a ", "tides and boats are in rain "),
)
_pieces = st.sampled_from((*_SIGNS, *_WORDS, *BEFORE, *AFTER, *sorted(words())))
_passages = st.lists(_pieces | st.sampled_from(_WORDS).map("{} ".format), max_size=30).map("".join)
_texts = _passages | st.text(st.characters(exclude_categories=()), max_size=40)


def compared(passages: list[tuple[str, bool]]) -> None:
    texts = [text for text, _ in passages]
    bounds = [0, *accumulate(len(text) + 1 for text in texts)]
    expected = [
        (at + start, at + end, around)
        for at, (text, heading) in zip(bounds, passages, strict=False)
        for start, end, around in runs_of(text, heading)
    ]
    headings = [heading for _, heading in passages]
    assert list(scan("\n".join(texts), bounds, headings)) == expected


@given(st.lists(st.tuples(_texts, st.booleans()), min_size=1, max_size=3))
@example([("", False)])
@example([("ⓑ", False), ("A ⓑ ⓑb", False)])
def test_any_text_has_the_runs_of_the_definition(passages: list[tuple[str, bool]]) -> None:
    compared(passages)


@pytest.mark.parametrize(
    "text",
    ["A", "a", "A.", "A-", "A’s ", "al-", "Ann of ", "́", "“", "«A", "1A ", "Ann Bell ", "The "],
)
def test_endless_text_has_the_runs_of_the_definition(text: str) -> None:
    compared([(text * 20_000, False)])


@pytest.mark.skipif(not DATA.is_dir(), reason="DATELINE_TESTDATA names no folder of articles")
def test_real_articles_have_the_runs_of_the_definition() -> None:
    for path in sorted(DATA.rglob("*.txt")):
        for one in read(SourceFile(path, f"articles/{path.name}")):
            if isinstance(one, Article):
                paragraphs = [(p, False) for section in one.sections for p in section.paragraphs]
                compared([(one.title, True), *paragraphs])
