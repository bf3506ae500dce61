import pytest

from search.errors import BadParameterError
from search.request import SearchRequest, ValuesRequest
from web.address import beside
from web.address.parameters import LIMIT


def test_what_nobody_sees_is_not_looked_for_in_values() -> None:
    assert beside.values_of([("find", "Val\u00adley\u200b")], 5)[1].find == "Valley"


def test_the_page_is_one_of_values() -> None:
    request, wanted = beside.values_of([("q", "dyke"), ("page", "3"), ("sort", "name")], 5)
    assert request == SearchRequest("dyke")
    assert wanted == ValuesRequest("", "name", 3, 5)


def test_what_stands_beside_a_search_is_checked_like_it() -> None:
    assert beside.read([("q", "a"), ("limit", "3")], (LIMIT,)) == (SearchRequest("a"), {"limit": 3})
    for bad in ([("limit", "0")], [("limit", "1"), ("limit", "2")], [("limits", "1")]):
        with pytest.raises(BadParameterError):
            beside.read(bad, (LIMIT,))
