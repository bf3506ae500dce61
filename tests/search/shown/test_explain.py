"""The parts of a score add up to it, whatever was asked."""

from typing import Any

import pytest
from hypothesis import given

from index.document import Document
from search.request import SearchRequest
from search.searcher import Searcher
from tests.index.strategies import corpora
from tests.laws import law
from tests.search.archives import searchers, typed
from tests.search.cases import cases
from tests.test_cases import asked


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
            total = sum(word.value for word in result.explanation.contributions)
            assert total == pytest.approx(result.hit.score, rel=1e-5, abs=1e-12)
    first, second = (
        [(r.id, r.explanation.sentence) for r in page.results if r.explanation] for page in pages
    )
    assert first == second


def test_nothing_is_explained_that_was_not_asked_for() -> None:
    with searchers([]) as (searcher, _):
        assert searcher.search(SearchRequest("kursk", explain=True)).results == ()


@pytest.mark.parametrize("case", cases("explain"))
def test_each_case_is_explained(case: dict[str, Any], searcher: Searcher) -> None:
    page = searcher.search(asked({**case, "explain": True}))
    result = next(result for result in page.results if result.id == case["id"])
    assert result.explanation
    assert result.explanation.sentence == case["says"]
    assert [word.name for word in result.explanation.contributions] == case["parts"]
    total = sum(word.value for word in result.explanation.contributions)
    assert total == pytest.approx(result.hit.score, rel=1e-6)  # a cluster scores in 32 bits
