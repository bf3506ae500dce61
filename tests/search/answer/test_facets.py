"""Facets as shown, and the values of one that contain typed words."""

from datetime import date
from typing import Any, get_args

import pytest

from index.article import Article
from index.asking.hits import FacetCounts
from index.asking.plan import Choice
from search.answer.facets import groups
from search.page import FacetEntry
from search.request import SearchRequest, ValueOrder, ValuesRequest
from search.searcher import Searcher
from tests.search.cases import cases
from tests.test_cases import asked
from tests.web.archive import searcher_of


def test_what_is_chosen_and_excluded_is_marked_and_an_empty_facet_is_left_out() -> None:
    counts = [
        FacetCounts("source", (("Harbour Post", 3), ("Valley Post", 1)), others=2, missing=0),
        FacetCounts("topic", (), others=0, missing=4),
    ]
    request = SearchRequest(choices=(Choice("source", ("Harbour Post",), ("Valley Post",)),))
    (source,) = groups(counts, request)
    assert (source.name, source.label, source.others) == ("source", "Source", 2)
    assert source.values == (
        FacetEntry("Harbour Post", 3, selected=True),
        FacetEntry("Valley Post", 1, excluded=True),
    )


@pytest.mark.parametrize("case", cases("facets"))
def test_values_of_a_facet(case: dict[str, Any], searcher: Searcher) -> None:
    request = asked(case)
    group = searcher.facet(request, case["facet"], ValuesRequest(case["find"]))
    assert [[v.value, v.count] for v in group.values] == case["values"]
    assert group.others == 0
    first = searcher.facet(request, case["facet"], ValuesRequest(case["find"], size=1))
    assert first.others == max(len(case["values"]) - len(first.values), 0)


@pytest.fixture(scope="module")
def many() -> Searcher:
    """A searcher of an archive with 40 years and 30 authors, ten of these twice."""
    return searcher_of(
        Article(
            f"{number}",
            f"Report {number}",
            "Post",
            date=date(1900 + number * 7 % 40, 1, 1),
            authors=(f"{'Éa'[number % 2]} {number % 30:02}",),
        )
        for number in range(40)
    )


def test_every_year_is_counted_and_they_stand_in_order(many: Searcher) -> None:
    page = many.search(SearchRequest("report"))
    [years] = [group for group in page.facets if group.name == "year"]
    assert [entry.value for entry in years.values] == [str(y) for y in range(1939, 1899, -1)]
    assert years.others == 0
    for order in get_args(ValueOrder):
        listed = many.facet(SearchRequest(), "year", ValuesRequest(order=order, size=100))
        assert listed.values == years.values


@pytest.mark.parametrize("order", get_args(ValueOrder))
@pytest.mark.parametrize("size", [1, 7, 30, 50])
def test_pages_of_values_are_all_values_once(many: Searcher, order: ValueOrder, size: int) -> None:
    request = SearchRequest("report", choices=(Choice("source", ("Post",)),), page=3)
    whole = many.facet(request, "author", ValuesRequest(order=order, size=100))
    assert whole.pages == 1
    pages = [
        many.facet(request, "author", ValuesRequest("", order, number, size))
        for number in range(1, -(-30 // size) + 1)
    ]
    assert tuple(entry for page in pages for entry in page.values) == whole.values
    assert {page.pages for page in pages} == {len(pages)}
    assert [page.others for page in pages] == [30 - len(page.values) for page in pages]
    assert not many.facet(request, "author", ValuesRequest("", order, 99, size)).values


def test_values_by_name_heed_neither_case_nor_accents() -> None:
    names = ("émile Zo", "Eda Lo", "Fa", "ábel")
    searcher = searcher_of(Article(n, "Report", "Post", authors=(n,)) for n in names)
    group = searcher.facet(SearchRequest(), "author", ValuesRequest(order="name"))
    assert [entry.value for entry in group.values] == ["ábel", "Eda Lo", "émile Zo", "Fa"]
