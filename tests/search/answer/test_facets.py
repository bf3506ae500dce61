"""Facets as shown, and the values of one that contain typed words."""

from typing import Any

import pytest

from index.asking.hits import FacetCounts
from index.asking.plan import Choice
from search.answer.facets import groups
from search.page import FacetEntry
from search.request import SearchRequest
from search.searcher import Searcher
from tests.search.cases import cases
from tests.test_cases import asked


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
    group = searcher.facet(request, case["facet"], case["find"], 50)
    assert [[v.value, v.count] for v in group.values] == case["values"]
    assert group.others == 0
    first = searcher.facet(request, case["facet"], case["find"], 1)
    assert first.others == max(len(case["values"]) - len(first.values), 0)
