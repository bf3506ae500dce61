"""Articles like one are others, the same on every engine."""

from hypothesis import given

from index.document import Document
from tests.index.strategies import corpora
from tests.laws import law
from tests.search.archives import searchers


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
