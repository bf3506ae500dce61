import pytest

from index.article import Article
from index.asking.deadline import Deadline
from index.engines.memory import MemoryIndex
from search.errors import LateError
from search.request import SearchRequest
from search.searcher import Searcher


def searcher(*deadlines: Deadline) -> Searcher:
    """Of 450 articles, so that a whole answer takes three batches; each has its deadline."""
    index = MemoryIndex()
    writer = index.writer()
    writer.write(Article(f"{number:03}", "Kursk", "BBC") for number in range(450))
    writer.publish(["tests"])
    following = iter(deadlines)
    return Searcher(index, lambda _: next(following))


def test_each_batch_has_a_deadline_of_its_own() -> None:
    found = searcher(*(Deadline() for _ in range(4))).whole(SearchRequest())
    assert len(list(found.hits)) == 450


def test_an_answer_that_is_late_on_the_way_breaks_off() -> None:
    found = searcher(Deadline(), Deadline(0)).whole(SearchRequest())
    assert found.total == 450
    with pytest.raises(LateError):
        list(found.hits)


def test_an_answer_that_is_late_at_once_is_none() -> None:
    with pytest.raises(LateError):
        searcher(Deadline(0)).whole(SearchRequest())
