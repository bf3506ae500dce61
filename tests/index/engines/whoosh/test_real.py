"""On the real articles of DATELINE_TESTDATA: tokens, merges and deletions."""

import os
from pathlib import Path

import pytest

from index.article import Article
from index.document import Document, from_article
from index.engines.whoosh.build.merge import merge
from index.engines.whoosh.columns.opened import OpenSegment
from index.readers.files import SourceFile, walk
from index.readers.registry import read
from tests.index.engines.whoosh.build.test_merge import assert_equal
from tests.index.engines.whoosh.build.test_vocabulary import assert_same
from tests.index.engines.whoosh.segments import VOCABULARY, segment

DATA = Path(os.environ.get("DATELINE_TESTDATA", ""))
pytestmark = pytest.mark.skipif(
    not (DATA / "seed").is_dir(), reason="DATELINE_TESTDATA names no folder of articles"
)


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    found = walk([DATA / "seed", DATA / "corpora" / "articles"])
    articles = [a for f in found if isinstance(f, SourceFile) for a in read(f)]
    unique = {a.id: a for a in articles if isinstance(a, Article)}
    return [from_article(article, "en") for article in unique.values()]


def test_tokens_are_those_of_the_analyzer(documents: list[Document]) -> None:
    pairs = [(p.text, document.language) for document in documents for p in document.passages]
    texts, languages = [text for text, _ in pairs], [language for _, language in pairs]
    assert_same(VOCABULARY, texts, languages)
    shouted = [text.upper() for text in texts[::20]]
    assert_same(VOCABULARY, shouted, ["fr"] * len(shouted))


def test_a_merge_with_deletions_is_a_rebuild(documents: list[Document], tmp_path: Path) -> None:
    gone = {document.article.id for document in documents[::7]}
    parts = [segment(tmp_path, documents[start::3], gone) for start in range(3)]
    merged = OpenSegment(tmp_path, merge(parts, tmp_path))
    assert_equal(merged, segment(tmp_path, [d for d in documents if d.article.id not in gone]))
