"""Articles like one are others, the same on every engine."""

from typing import Any

import pytest
from hypothesis import given

from index.document import Document
from search.searcher import Searcher
from tests.index.strategies import corpora
from tests.laws import law
from tests.search.archives import searchers
from tests.search.cases import cases


@law(40)
@given(corpora())
def test_no_article_is_like_itself(documents: list[Document]) -> None:
    with searchers(documents) as (memory, whoosh):
        for document in documents:
            hits = memory.similar(document.article)
            found = [hit.id for hit in hits]
            assert document.article.id not in found
            assert len(found) <= 5
            assert found == [hit.id for hit in whoosh.similar(document.article)]


@pytest.mark.parametrize("case", cases("similar"))
def test_each_case_finds_the_nearest_first(case: dict[str, Any], searcher: Searcher) -> None:
    article = searcher.article(case["id"])
    assert article
    hits = searcher.similar(article)
    assert hits[0].id == case["first"]
    assert case["id"] not in {hit.id for hit in hits}
    assert len(hits) <= 5
    assert all(hit.score > 0 for hit in hits)
