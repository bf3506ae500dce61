"""The exact form of a word is offered where nearly all hits have another word of its stem."""

from typing import Any

import pytest
from hypothesis import given

from index.asking.plan import Choice
from index.document import Document
from search.request import SearchRequest
from search.searcher import Searcher
from tests.index.strategies import corpora
from tests.laws import law
from tests.search.archives import of_texts, searchers, typed
from tests.search.cases import DATA
from tests.test_cases import ENGINES, asked

FILTERS = (Choice("language", ("en",), ("de",)),)


@law(40)
@given(corpora(), typed)
def test_what_is_offered_finds_what_it_says(documents: list[Document], query: str) -> None:
    request = SearchRequest(query, choices=FILTERS)
    with searchers(documents) as engines:
        pages = [engine.search(request) for engine in engines]
        offer = pages[0].exact_form
        if offer:
            found = engines[0].search(SearchRequest(offer.query, choices=FILTERS))
            assert found.total == offer.total
            assert 0 < 2 * offer.total < pages[0].total
    assert offer == pages[1].exact_form


@pytest.fixture(scope="module", params=ENGINES)
def exact(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    """A searcher over as many articles of each text as the cases say."""
    index = ENGINES[request.param](request, tmp_path_factory.mktemp("exact") / "ix")
    return of_texts(index, DATA["exact"]["articles"])


@pytest.mark.parametrize(
    "case", [pytest.param(case, id=case["name"]) for case in DATA["exact"]["cases"]]
)
def test_each_case(case: dict[str, Any], exact: Searcher) -> None:
    offer = exact.search(asked(case)).exact_form
    if case["exact"] is None:
        assert offer is None
        return
    assert offer
    assert (offer.query, offer.total) == (case["exact"], case["total"])
    assert exact.search(asked({**case, "q": offer.query})).total == offer.total
