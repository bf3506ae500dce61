"""The numbers below the results, and where they lead."""

import pytest

from search.request import SearchRequest
from tests.web.view.answers import answer
from web.address.links import Links
from web.view.pager import pager


@pytest.mark.parametrize(
    ("here", "total", "shown"),
    [
        (1, 10, []),
        (1, 20, [1, 2]),
        (1, 100, [1, 2, 3, None, 10]),
        (4, 100, [1, 2, 3, 4, 5, 6, None, 10]),
        (5, 100, [1, 2, 3, 4, 5, 6, 7, None, 10]),
        (6, 110, [1, None, 4, 5, 6, 7, 8, None, 11]),
        (10, 100, [1, None, 8, 9, 10]),
        (1, 900_000, [1, 2, 3, None, 1000]),
    ],
)
def test_the_numbers_of_the_pages(here: int, total: int, shown: list[int | None]) -> None:
    numbers = pager(answer(SearchRequest(page=here), total), Links()).numbers
    assert [number.page for number in numbers] == shown


def test_where_page_numbers_end_a_cursor_leads_on() -> None:
    last = answer(SearchRequest(q="a", page=1000), 900_000, cursor="abc")
    assert Links().next(last) == "/search?q=a&cursor=abc"
    beyond = answer(SearchRequest(q="a", cursor="abc"), 900_000, cursor="def")
    ways = pager(beyond, Links())
    assert (ways.previous, ways.next, ways.first) == (
        None,
        "/search?q=a&cursor=def",
        "/search?q=a",
    )
    assert Links().next(answer(SearchRequest(q="a", cursor="abc"), 900_000)) is None
