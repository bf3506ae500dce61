"""A request is asked strictly, and with less where that finds nothing; it says why."""

from index.article import Article
from index.asking.deadline import Deadline
from index.asking.plan import Choice
from index.engines.memory import MemoryIndex
from search.answer.context import MAX_WORDS_NAMED, SearchContext
from search.request import SearchRequest
from search.typed.parse import parse
from search.typed.query import show
from tests.search.archives import asked

ARTICLES = (
    Article("a", "The ferry", "Harbour Post"),
    Article("b", "The quay and the tide", "Harbour Post"),
    Article("c", "The quay", "Valley Post"),
)


def context(
    q: str, deadline: Deadline | None = None, choices: tuple[Choice, ...] = ()
) -> SearchContext:
    index = MemoryIndex()
    writer = index.writer()
    writer.write(ARTICLES)
    writer.publish(["tests"])
    request = SearchRequest(q, choices=choices)
    return asked(request, index.reader(), deadline)


def test_what_is_found_is_not_relaxed() -> None:
    asking = context("the quay")
    outcome = asking.find(asking.compile_typed())
    assert (outcome.strict, outcome.hits.total, outcome.warnings) == (True, 2, ())
    assert outcome.compiled.asked == outcome.compiled.understood


def test_where_nothing_has_all_words_any_is_enough_and_each_is_counted() -> None:
    asking = context("the ferry quay")
    outcome = asking.find(asking.compile_typed())
    assert (outcome.strict, outcome.hits.total) == (False, 3)
    assert show(outcome.compiled.asked) == "ferry OR quay"
    assert show(outcome.compiled.understood) == "ferry AND quay"
    assert outcome.warnings[-1].endswith("any of them are shown: ferry (1), quay (2).")


def test_of_many_words_only_the_first_are_named() -> None:
    asking = context(" ".join(["ferry", *(f"w{n}" for n in range(MAX_WORDS_NAMED + 1))]))
    warning = asking.find(asking.compile_typed()).warnings[-1]
    assert "w6 (0) and 2 more." in warning
    assert "w7" not in warning


def test_a_count_is_not_relaxed() -> None:
    asking = context("ferry quay")
    assert asking.find(asking.compile_typed(), relax=False).hits.total == 0
    assert asking.count(parse("ferry quay").query) == 0


def test_another_query_is_counted_under_the_filters() -> None:
    asking = context("ferry", choices=(Choice("source", ("Valley Post",)),))
    assert asking.count(parse("quay").query) == 1


def test_what_was_not_found_in_time_relaxes_nothing_and_counts_nothing() -> None:
    asking = context("ferry quay", Deadline(0))
    outcome = asking.find(asking.compile_typed())
    assert outcome.hits.partial
    assert outcome.compiled.asked == outcome.compiled.understood
    assert asking.count(parse("ferry").query) == 0
