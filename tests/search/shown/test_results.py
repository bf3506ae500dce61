"""Hits as they are shown, and what is left of them when there is no time."""

from itertools import count

import pytest

from index.article import Article, Image
from index.asking.deadline import Deadline
from index.asking.protocol import Reader
from index.engines.memory import MemoryIndex
from search.page import Fragment, Result
from search.request import SearchRequest
from search.shown.results import results
from tests.search.archives import asked


def reader() -> Reader:
    index = MemoryIndex()
    writer = index.writer()
    lede, images = "The ferry sailed.", (Image(caption="The quay"), Image())
    writer.write(Article(id, "On ferries", "Post", lede=lede, images=images) for id in "abc")
    writer.publish(["tests"])
    return index.reader()


def shown(request: SearchRequest, deadline: Deadline) -> tuple[Result, ...]:
    asking = asked(request, reader())
    outcome = asking.find(asking.compile_typed())
    return results(asked(request, reader(), deadline), outcome)


def test_a_result_is_its_hit_with_marks_and_snippets() -> None:
    first, *_ = shown(SearchRequest("ferry", duplicates="show"), Deadline())
    assert (first.id, first.article.source) == (first.hit.id, "Post")
    assert first.image == Image(caption="The quay")
    assert first.marked_title == (Fragment("On "), Fragment("ferries", mark=True))
    assert [section.anchor for section in first.sections] == ["lede"]
    assert first.sections_matched == 1
    assert first.explanation is None


def test_a_page_shows_no_more_than_its_size() -> None:
    assert len(shown(SearchRequest("ferry", page_size=2, duplicates="show"), Deadline())) == 2


def test_an_explanation_is_made_where_it_is_asked_for() -> None:
    first, *_ = shown(SearchRequest("ferry", explain=True), Deadline())
    assert first.explanation
    names = [word.name for word in first.explanation.contributions]
    assert names == ["ferry", "words in the title", "words as typed"]


def test_what_is_late_is_shown_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.shown.results._TOGETHER", 0)  # each article by itself
    clock = count()  # moves when it is looked at: there is time for one result
    deadline = Deadline(2, lambda: float(next(clock)))
    request = SearchRequest("ferry", explain=True, duplicates="show")
    whole, *late = shown(request, deadline)
    assert whole.sections and whole.explanation
    assert len(late) == 2
    for result in late:
        assert result.marked_title == (Fragment("On ferries"),)
        assert (result.sections, result.sections_matched, result.explanation) == ((), 0, None)
