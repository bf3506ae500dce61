"""The parts of a score add up to it, whatever was asked."""

import pytest
from hypothesis import given

from index.document import Document
from search.request import SearchRequest
from tests.index.strategies import corpora
from tests.laws import law
from tests.search.archives import searchers, typed


@law(40)
@given(corpora(), typed)
def test_the_parts_add_up_to_the_score(documents: list[Document], query: str) -> None:
    with searchers(documents) as engines:
        pages = [engine.search(SearchRequest(query, explain=True)) for engine in engines]
    for page in pages:
        for result in page.results:
            assert result.explanation
            assert result.explanation.sentence.endswith(".")
            assert len(result.explanation.sentence) > 1
            total = sum(part.value for part in result.explanation.parts)
            assert total == pytest.approx(result.score, rel=1e-9, abs=1e-12)
    first, second = (
        [(r.id, r.explanation.sentence) for r in page.results if r.explanation] for page in pages
    )
    assert first == second


def test_nothing_is_explained_that_was_not_asked_for() -> None:
    with searchers([]) as (searcher, _):
        assert searcher.search(SearchRequest("kursk", explain=True)).results == ()
