from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Article
from index.engines.memory import MemoryIndex
from index.errors import DatelineError
from search.request import SearchRequest
from search.searcher import Searcher
from terminal.alerts.file import Watch
from terminal.alerts.news import News, Since, gathered
from terminal.alerts.state import Seen
from tests.laws import law

BEGUN = datetime(2026, 3, 1, 6, tzinfo=UTC)
FLOODS = Watch("Floods", "", SearchRequest("flood dyke", order_by="added", page_size=100))
ALL = Watch("All", "", SearchRequest(order_by="added", page_size=100))


def article(id: str, title: str, hours: int) -> Article:
    return Article(id, title, "Gazette", added=BEGUN + timedelta(hours=hours))


class Desk:
    """An index that is filled hour by hour, and the runs over it."""

    def __init__(self) -> None:
        self.index = MemoryIndex()
        self.state: dict[str, Seen] = {}
        self.hour = 0

    def fill(self, *titles: str, gone: frozenset[str] = frozenset()) -> list[str]:
        self.hour += 1
        writer = self.index.writer()
        writer.remove(gone)
        new = [article(f"{self.hour}-{n}", title, self.hour) for n, title in enumerate(titles)]
        writer.write(new)
        writer.publish(["desk"])
        return [one.id for one in new]

    def run(self, *watches: Watch, since: datetime | None = None) -> list[News]:
        found = gathered(Searcher(self.index), watches, Since(since, self.state))
        self.state |= {one.watch.name: one.seen for one in found}
        return list(found)


def told(news: News) -> list[str]:
    results = news.page.results if news.page else ()
    return [id for r in results for id in (r.id, *(also.id for also in r.hit.also))]


_titles = st.lists(st.sampled_from(["flood at the dyke", "a flood", "the market"]), max_size=3)


@law(60)
@given(st.lists(st.tuples(_titles, st.booleans(), st.integers(0, 2)), max_size=8))
def test_every_article_that_comes_in_is_told_once(
    steps: list[tuple[list[str], bool, int]],
) -> None:
    desk = Desk()
    desk.fill("the market")  # which stays: an index of which nothing is left begins anew
    desk.run(FLOODS, ALL)
    waiting: dict[str, str] = {}
    counts: dict[str, Counter[str]] = {"Floods": Counter(), "All": Counter()}
    for titles, runs, removed in steps:
        gone = frozenset(list(waiting)[:removed])
        waiting = {id: title for id, title in waiting.items() if id not in gone}
        waiting |= dict(zip(desk.fill(*titles, gone=gone), titles, strict=True))
        if not runs:
            continue
        for news in desk.run(FLOODS, ALL):
            every = news.watch is ALL
            wanted = {i for i, title in waiting.items() if every or title == "flood at the dyke"}
            assert set(told(news)) == wanted
            assert news.new == len(wanted)
            counts[news.watch.name].update(told(news))
        waiting = {}
    assert all(times == 1 for counted in counts.values() for times in counted.values())


def test_the_first_run_tells_how_many_there_are_and_begins() -> None:
    desk = Desk()
    desk.fill("flood at the dyke", "a flood")
    [news] = desk.run(FLOODS)
    assert (news.begins, news.total, news.new, news.page) == (True, 1, 0, None)
    desk.fill("dyke and flood")
    [news] = desk.run(FLOODS)
    assert (news.begins, news.new, told(news)) == (False, 1, ["2-0"])
    [news] = desk.run(FLOODS)
    assert (news.begins, news.new, news.page) == (False, 0, None)


def test_the_first_run_can_begin_earlier() -> None:
    desk = Desk()
    desk.fill("flood at the dyke")
    desk.fill("dyke and flood")
    [news] = desk.run(FLOODS, since=BEGUN + timedelta(hours=2))
    assert told(news) == ["2-0"]
    [news] = desk.run(FLOODS, since=BEGUN)
    assert news.new == 0


def test_without_a_state_it_asks_from_what_is_given() -> None:
    desk = Desk()
    desk.fill("flood at the dyke")
    for _ in range(2):
        [news] = gathered(Searcher(desk.index), [FLOODS], Since(BEGUN, None))
        assert (news.new, news.begins) == (1, False)


def test_a_search_that_asks_for_something_else_begins_anew() -> None:
    desk = Desk()
    desk.fill("a flood")
    desk.run(FLOODS, ALL)
    desk.fill("a flood")
    changed = Watch("Floods", "", SearchRequest("flood", order_by="added", page_size=100))
    floods, all_ = desk.run(changed, ALL)
    assert (floods.begins, floods.total) == (True, 2)
    assert "asks for something else" in floods.said[0]
    assert (all_.new, all_.said) == (1, ())


def test_an_index_that_was_made_anew_does_not_flood() -> None:
    desk = Desk()
    desk.fill("a flood")
    desk.run(ALL)
    desk.index = MemoryIndex()
    desk.fill("a flood", "a flood")
    [news] = desk.run(ALL)
    assert (news.begins, news.total) == (True, 2)
    assert "The index was made anew: all that it holds came in after 1 March 2026" in news.said[0]


def test_an_index_that_is_older_than_the_last_run_is_told_and_changes_nothing() -> None:
    desk = Desk()
    desk.fill("a flood")
    older = desk.index
    desk.index = MemoryIndex()
    for _ in range(2):
        desk.index.writer().publish(["desk"])
    writer = desk.index.writer()
    writer.write([article("1-0", "a flood", 1), article("2-0", "a flood", 2)])
    writer.publish(["desk"])
    desk.run(ALL)
    before = dict(desk.state)
    desk.index = older
    [news] = desk.run(ALL)
    assert news.new == 0
    assert "older than in the last run: generation 000001, and that was 000003" in news.said[0]
    assert desk.state == before


def test_an_index_that_was_empty_begins_with_its_first_filling() -> None:
    desk = Desk()
    desk.fill()
    desk.run(ALL)
    desk.fill("a flood", "a flood")
    [news] = desk.run(ALL)
    assert (news.begins, news.total) == (True, 2)
    assert "was empty" in news.said[0]


def test_what_has_only_some_of_the_words_is_no_news() -> None:
    desk = Desk()
    desk.fill("flood at the dyke")
    desk.run(FLOODS)
    desk.fill("a flood", "a dyke")
    [news] = desk.run(FLOODS)
    assert (news.new, news.page) == (0, None)


def test_an_index_of_before_articles_had_an_instant_is_refused_with_the_cure() -> None:
    index = MemoryIndex()
    writer = index.writer()
    writer.write([Article("a", "A flood", "Gazette")])
    writer.publish(["desk"])
    with pytest.raises(DatelineError, match="run `dateline reindex`"):
        gathered(Searcher(index), [ALL], Since(BEGUN, None))
