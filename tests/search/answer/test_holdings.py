"""What the archive of the cases holds, on every engine."""

from search.request import SearchRequest
from search.searcher import Searcher


def test_what_an_archive_holds(searcher: Searcher) -> None:
    held = searcher.holdings(2)
    assert held.archive == searcher.archive()
    assert held.sources.values == (("Valley Post", 3), ("Harbour Gazette", 1))
    assert held.sources.others == 2
    assert held.languages.values == (("en", 5), ("fr", 1))
    assert list(held.formats.items()) == [("news_text", 4), ("html", 2)]
    assert list(held.passed.items()) == [("drafts", 5), ("images", 3)]
    assert held.skipped == {"damaged or too large": 1}
    assert (held.annex.undated, held.annex.absent) == (1, ("news/b",))
    assert not held.partial


def test_what_became_of_an_id(searcher: Searcher) -> None:
    gone = searcher.article("gone")
    assert gone is not None
    assert (gone.status, gone.notice) == ("withdrawn", "Why")
    assert searcher.search(SearchRequest("notice")).total == 0
    assert searcher.article("old") is None
    assert searcher.moved("old") == "ferry"
    assert searcher.moved("ferry") is None
