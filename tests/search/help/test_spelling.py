"""What is offered in place of a query is another query, and finds what it says."""

from hypothesis import given

from index.asking.plan import Choice
from index.document import Document
from search.request import SearchRequest
from search.typed.parse import parse
from search.typed.query import brief
from tests.index.strategies import corpora
from tests.laws import law
from tests.search.archives import searchers, typed

FILTERS = (Choice("language", ("en",), ("de",)),)


@law(40)
@given(corpora(), typed)
def test_another_spelling_finds_what_it_says(documents: list[Document], query: str) -> None:
    request = SearchRequest(query, choices=FILTERS)
    with searchers(documents) as engines:
        offered = [engine.search(request).did_you_mean for engine in engines]
        meant = offered[0]
        if meant:
            page = engines[0].search(SearchRequest(meant.query, choices=FILTERS))
            assert page.total == meant.total > 0
            assert meant.query != brief(parse(query).query)
    assert offered[0] == offered[1]
