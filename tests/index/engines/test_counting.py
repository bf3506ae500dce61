from index.asking.plan import FacetCount
from index.engines.counting import facet_counts


def test_a_value_that_is_always_shown_is_none_of_the_others_it_does_not_match() -> None:
    request = FacetCount("author", 2, ("BBC News",), find="ann")
    counts = facet_counts(request, {"BBC News": 3, "Ann Bell": 1}, 0)
    assert counts.values == (("Ann Bell", 1), ("BBC News", 3))
    assert counts.others == 0
