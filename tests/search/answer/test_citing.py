"""A search that is cited, and what its citation says when the archive has become another."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from index.article import Article
from index.asking.deadline import Deadline
from index.asking.plan import Choice
from index.asking.protocol import Index
from index.engines.memory import MemoryIndex
from index.engines.whoosh.index import WhooshIndex
from search.answer.citing import MAX_LISTED, Cited, Claim, Since, citable
from search.errors import LateError
from search.request import MAX_CITED, SearchRequest
from search.searcher import CITE_SECONDS, Searcher

ROOT = Path(__file__).resolve().parents[3]

FIRST = datetime(2026, 5, 1, 8, 0, tzinfo=UTC)
CITED = FIRST + timedelta(days=1)
LATER = FIRST + timedelta(days=9)
FERRY = SearchRequest("ferry")


def article(number: int, content: int = 1, added: datetime | None = FIRST, **more: str) -> Article:
    """An article about the ferry; `content` stands for what it says."""
    return Article(
        f"{number:016x}",
        f"The ferry sails, number {number}",
        more.get("source", "Lantern"),
        lede=f"Told {content} times",
        date=date(2026, 1, 1) + timedelta(number),
        added=added,
        changed=added if content == 1 else LATER,
        fingerprint=f"{number:08x}{content:08x}",
    )


ARTICLES = tuple(map(article, range(12)))


@pytest.fixture(params=["memory", "whoosh"])
def index(request: pytest.FixtureRequest, tmp_path: Path) -> Index:
    return MemoryIndex() if request.param == "memory" else WhooshIndex(tmp_path / "index", "en")


def fill(index: Index, articles: Iterable[Article]) -> Searcher:
    writer = index.writer(anew=True)
    writer.write(articles)
    writer.publish(["tests"])
    return Searcher(index)


def claim(cited: Cited) -> Claim:
    """What a citation of the day after the first run claims."""
    assert cited.fingerprint is not None
    return Claim(cited.total, cited.fingerprint, CITED)


def since(index: Index, later: Iterable[Article], request: SearchRequest = FERRY) -> Since:
    """What a citation of the twelve articles says of an archive that has others by now."""
    said = claim(fill(index, ARTICLES).cite(request))
    found = fill(index, later).cite(request, said).since
    assert found is not None
    return found


def test_the_same_articles_are_the_same_whatever_else_came(index: Index) -> None:
    other = replace(article(50, added=LATER), title="A bridge opens")
    again = since(index, (*ARTICLES[::-1], other))
    assert again == Since(again.claim, "same")


def test_page_order_and_folding_do_not_count(index: Index) -> None:
    searcher = fill(index, ARTICLES)
    plain = searcher.cite(FERRY)
    assert plain.total == 12
    for other in (
        SearchRequest("ferry", order_by="oldest", page=2, page_size=3),
        SearchRequest("ferry", duplicates="show", explain=True, facets=()),
        SearchRequest("ferry", cursor="*"),
    ):
        assert searcher.cite(other).fingerprint == plain.fingerprint
        assert citable(other) == FERRY
    fewer = SearchRequest("ferry", to_date=date(2026, 1, 5))
    assert searcher.cite(fewer).total == 5
    assert searcher.cite(fewer).fingerprint != plain.fingerprint


def test_what_is_gone_changed_and_added_is_told(index: Index) -> None:
    new = tuple(article(n, added=LATER) for n in (20, 21))
    found = since(index, (*ARTICLES[3:11], article(11, content=2), *new))
    assert (found.verdict, found.gone, found.changed, found.added) == ("differs", 3, 1, 2)
    assert [one.id for one in found.altered] == [article(11).id]
    assert [one.id for one in found.newest] == [one.id for one in new]


def test_many_that_came_are_told_in_part(index: Index) -> None:
    new = [article(100 + n, added=LATER + timedelta(seconds=n)) for n in range(MAX_LISTED + 5)]
    found = since(index, (*ARTICLES, *new))
    assert (found.added, len(found.newest)) == (MAX_LISTED + 5, MAX_LISTED)
    assert found.newest[0].id == new[-1].id


def test_all_may_be_gone(index: Index) -> None:
    bridge = replace(article(50), title="A bridge opens")
    found = since(index, [bridge])
    assert (found.verdict, found.gone, found.added) == ("differs", 12, 0)


def test_nothing_can_be_cited_too(index: Index) -> None:
    nothing = SearchRequest("zeppelin", match="any")
    found = since(index, ARTICLES, nothing)
    assert (found.verdict, found.claim.total) == ("same", 0)
    came = replace(article(30, added=LATER), title="A zeppelin lands")
    found = since(index, (*ARTICLES, came), nothing)
    assert (found.verdict, found.gone, found.added) == ("differs", 0, 1)


@pytest.mark.parametrize(
    "others",
    [
        [article(n, content=1) for n in range(20, 32)],
        [article(n, content=1) for n in range(20, 40)],
        [article(n, added=LATER) for n in range(20, 32)],
    ],
    ids=["as many others", "more", "an archive that did not exist"],
)
def test_what_nothing_explains_is_of_another_archive(index: Index, others: list[Article]) -> None:
    assert since(index, others).verdict == "other"


def test_filters_are_part_of_what_is_cited(index: Index) -> None:
    searcher = fill(index, (*ARTICLES, article(40, source="Valley Post")))
    chosen = SearchRequest("ferry", choices=(Choice("source", ("Valley Post",)),))
    assert searcher.cite(chosen).total == 1
    without = SearchRequest("ferry", choices=(Choice("source", (), ("Valley Post",)),))
    assert searcher.cite(without).fingerprint == fill(index, ARTICLES).cite(FERRY).fingerprint


def test_of_too_many_there_is_no_fingerprint(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    searcher = fill(index, ARTICLES)
    said = claim(searcher.cite(FERRY))
    monkeypatch.setattr("search.answer.citing.MAX_CITED", 11)
    cited = searcher.cite(FERRY, said)
    assert (cited.total, cited.fingerprint, cited.since) == (12, None, None)


def test_a_part_of_it_is_no_fingerprint(index: Index) -> None:
    fill(index, ARTICLES)
    late = Searcher(index, lambda _: Deadline(0))
    with pytest.raises(LateError):
        late.cite(FERRY)


def test_the_limits_are_those_of_the_docs() -> None:
    text = " ".join((ROOT / "docs" / "desk.md").read_text(encoding="utf-8").split())
    assert f"at most {MAX_CITED:,} articles" in text
    assert f"the latest first, {MAX_LISTED} of each" in text
    assert CITE_SECONDS == 10
    assert "takes ten seconds at most" in text
