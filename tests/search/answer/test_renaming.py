"""A choice of a name that a source had before, on every engine."""

import pytest

from index.asking.plan import Choice
from search.request import SearchRequest, ValuesRequest
from search.searcher import Searcher

NOW = ("Harbour Gazette", "Valley Post")


def choosing(*only: str, none_of: tuple[str, ...] = ()) -> SearchRequest:
    return SearchRequest(choices=(Choice("source", only, none_of), Choice("language", ("en",))))


@pytest.mark.parametrize(
    ("before", "now"),
    [
        (choosing("papers"), choosing(*NOW)),
        (choosing(none_of=("papers",)), choosing(none_of=NOW)),
        (choosing("Valley Post", "papers"), choosing("Valley Post", "Harbour Gazette")),
        (choosing("Valley Post"), choosing("Valley Post")),
        (SearchRequest("bridge"), SearchRequest("bridge")),
    ],
)
def test_a_folder_stands_for_the_names_of_its_articles(
    before: SearchRequest, now: SearchRequest, searcher: Searcher
) -> None:
    page, same = searcher.search(before), searcher.search(now)
    assert page.total == same.total > 0
    assert page.facets == same.facets
    assert page.request == searcher.asked(before) == now
    assert searcher.whole(before).total == page.total
    assert searcher.batch([before]).queries[0].total == page.total
    assert searcher.facet(before, "source", ValuesRequest()) == searcher.facet(
        now, "source", ValuesRequest()
    )
    assert page.warnings == ()


def test_of_more_names_than_can_be_chosen_the_answer_says_so(searcher: Searcher) -> None:
    page = searcher.search(choosing("wire", "papers"))
    assert page.request == choosing("wire", *NOW)
    assert page.total == 4
    assert page.warnings == ("“wire” is the folder of 101 sources: choose those that you mean.",)
