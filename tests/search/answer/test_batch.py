"""Counts by year of many queries, of which none is relaxed."""

from datetime import date

from index.article import Article
from index.asking.plan import Choice
from index.engines.memory import MemoryIndex
from search.request import SearchRequest
from search.searcher import Searcher


def searcher() -> Searcher:
    index = MemoryIndex()
    writer = index.writer()
    writer.write(
        [
            Article("a", "The ferry", "Post", date=date(2022, 5, 1)),
            Article("b", "The ferry", "Post", date=date(2024, 5, 1)),
            Article("c", "The ferry", "Post", date=date(2024, 6, 1)),
            Article("d", "The ferry", "Post"),
        ]
    )
    writer.publish(["tests"])
    return Searcher(index)


def test_each_query_is_counted_by_year() -> None:
    batch = searcher().batch([SearchRequest("the ferry"), SearchRequest("ferry zebra")])
    ferry, none = batch.queries
    assert batch.generation == "000001"
    assert (ferry.query, ferry.understood_as) == ("the ferry", "ferry")
    assert (ferry.total, ferry.undated, ferry.years) == (4, 1, {2022: 1, 2024: 2})
    assert (none.total, none.undated, none.years) == (0, 0, {})


def test_words_in_capitals_are_read_as_a_search_reads_them() -> None:
    shouted = SearchRequest("THE FERRY AND THE FERRY")
    [counted] = searcher().batch([shouted]).queries
    assert counted.understood_as == searcher().search(shouted).understood_as == "FERRY AND FERRY"
    assert counted.total == 4


def test_only_the_chosen_years_are_counted() -> None:
    chosen = SearchRequest("ferry", choices=(Choice("year", ("2024",)),))
    excluded = SearchRequest("ferry", choices=(Choice("year", (), ("2024",)),))
    first, second = searcher().batch([chosen, excluded]).queries
    assert (first.total, first.undated, first.years) == (2, 0, {2024: 2})
    assert (second.total, second.undated, second.years) == (2, 1, {2022: 1})
