"""What came in for the searches that are watched."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from index.asking.hits import Archive
from index.errors import DatelineError
from search.page import Page
from search.request import SearchRequest
from search.searcher import Searcher
from terminal.alerts.file import Watch
from terminal.alerts.state import Seen, State
from web.address import form
from web.formats.wording import count, moment

_NEVER = datetime.fromisoformat("1970-01-01T00:00:00Z")
"""Until when an index has told that was empty."""


@dataclass(frozen=True, slots=True)
class Since:
    """From when on a run asks: `given` on the command line, and what was told before (`state`);
    None where it is not asked for.
    """

    given: datetime | None
    state: State | None


@dataclass(frozen=True, slots=True)
class News:
    """What came in for a search. `asked` is the search for it; where it `begins` with this run, it
    asks for all there is, which is counted and not told. `said` are sentences about it. `page` has
    the first articles, None where there is none.
    """

    watch: Watch
    asked: SearchRequest
    total: int
    begins: bool
    said: tuple[str, ...]
    page: Page | None
    seen: Seen

    @property
    def address(self) -> SearchRequest:
        """What readers can open: where nothing is new, what comes from now on."""
        return self.asked if self.total else replace(self.asked, to_added=None)

    @property
    def new(self) -> int:
        """How many articles are told as new."""
        return 0 if self.begins else self.total


def gathered(searcher: Searcher, watches: Sequence[Watch], since: Since) -> tuple[News, ...]:
    """What came in for each search, up to one and the same second: what comes while they are asked
    is for the next run.

    Raises:
        DatelineError: the index cannot be asked, or does not know when its articles came.
    """
    archive = searcher.archive()
    if archive.last_added is None and archive.articles:
        raise DatelineError(
            "This index does not know when its articles came in: run `dateline reindex`."
        )
    asked = [_begun(watch, archive, since) for watch in watches]
    # Counted first, since what nothing matches is then asked for with less, as on the page.
    counted = searcher.batch([one.asked for one in asked]).queries
    return tuple(
        replace(
            one,
            total=found.total,
            said=(*one.said, *found.warnings),
            page=searcher.search(one.asked) if found.total and not one.begins else None,
        )
        for one, found in zip(asked, counted, strict=True)
    )


def _begun(watch: Watch, archive: Archive, since: Since) -> News:
    """What a search asks for in this run; nothing is found yet."""
    query = form.query_string(watch.request)
    last = (since.state or {}).get(watch.name)
    said = tuple(_told(last, query, archive))
    known = last if last and _goes_on(last, query, archive) else None
    first = known.until + timedelta(seconds=1) if known else since.given
    until = archive.last_added
    if known and (until is None or until < known.until):
        until = known.until
    ended = until or _NEVER
    asked = replace(watch.request, from_added=first, to_added=ended)
    return News(
        watch, asked, 0, first is None, said, None, Seen(query, ended, _later(known, archive))
    )


def _later(known: Seen | None, archive: Archive) -> str:
    """The generation until which was told: one that is older than in the last run is not."""
    return max(known.generation if known else "0", archive.generation, key=int)


def _goes_on(last: Seen, query: str, archive: Archive) -> bool:
    """Whether what a search told before still says what is new to it."""
    anew = archive.first_added is not None and archive.first_added > last.until
    return last.query == query and not anew


def _told(last: Seen | None, query: str, archive: Archive) -> Iterator[str]:
    """What is to be said of how a search goes on."""
    if last is None:
        return
    if last.query != query:
        yield "It asks for something else than in the last run, so it begins anew."
    elif last.until == _NEVER:
        yield "The index was empty in the last run, so it begins anew."
    elif not _goes_on(last, query, archive):
        yield (
            f"The index was made anew: all that it holds came in after {moment(last.until)}, the "
            "last run, so it begins anew."
        )
    elif int(archive.generation) < int(last.generation):
        yield (
            f"The index is older than in the last run: generation {archive.generation}, and that "
            f"was {last.generation}. What is told stays as it was then."
        )


def beginning(news: News) -> str:
    """What is said of a search that begins with this run."""
    return (
        f"{count(news.total)} here already: what comes in from now on is told in the next run "
        "(--since DAY tells what came before)."
    )
