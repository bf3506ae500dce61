"""The most frequent forms of many, over segments of which articles are deleted."""

from pathlib import Path

import numpy as np
import pytest

from index.article import OPENING_ANCHOR, Article, Section
from index.asking.plan import Expandable, Fuzzy, Prefix, Wildcard
from index.document import Document, from_article
from index.engines.oracle import MemoryReader
from index.engines.whoosh.answer.answering import Evaluator
from tests.index.engines.whoosh.segments import segment

LETTERS = "abcd"
NODES: list[Expandable] = [
    *(Prefix(start, field) for start in ("a", "ab", "d", "x") for field in (None, "body", "lede")),
    *(Wildcard("a*a", None), Wildcard("b?a*", "body")),
    *(Fuzzy("abca", 1), Fuzzy("dabc", 2), Fuzzy("abca", 2, "lede")),
]


def archive(seed: int) -> list[Document]:
    """Articles of short words, some of them frequent and most of them rare."""
    rng = np.random.default_rng(seed)
    numbers = (4.0 ** (1 + 4 * rng.random((60, 40)))).astype(np.int64)
    found = []
    for number, row in enumerate(numbers):
        words = [
            "".join(LETTERS[n // 4**place % 4] for place in range(5)).rstrip("a") + "a" for n in row
        ]
        body = Section(None, OPENING_ANCHOR, (" ".join(words[8:]),))
        article = Article(f"a{number}", words[0], "S", lede=" ".join(words[:8]), sections=(body,))
        found.append(from_article(article, "en"))
    return found


@pytest.mark.parametrize(("seed", "lost"), [(1, 0), (2, 1), (3, 3), (4, 19)])
def test_the_most_frequent_forms(tmp_path: Path, seed: int, lost: int) -> None:
    documents = archive(seed)
    parts = [documents[n::3] for n in range(3)]
    gone = {d.article.id for part in parts for d in part[:lost]}
    left = [document for document in documents if document.article.id not in gone]
    expected = MemoryReader(left, "en", "1")
    evaluator = Evaluator([segment(tmp_path, part, gone) for part in parts])
    for node in NODES:
        for limit in (1, 2, 5, 40, 1000):
            assert evaluator.forms(node, limit) == expected.forms(node, limit)
