"""Sources become a generation: read, turn, write, publish. One bad article never stops a run."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

from index.article import Article
from index.document import from_article
from index.errors import NoIndexError, SourceError, TooManyLostError
from index.protocol import Index, Writer
from index.readers.files import Ignored, Skipped, SourceFile, walk
from index.readers.registry import read

Found = SourceFile | Skipped | Ignored
Progress = Callable[[int, int], None]
"""Called after each file with how many files are done, and how many there are."""


@dataclass(frozen=True, slots=True)
class Job:
    """One run: which SOURCEs (empty: those of the last run), and how.

    `force` publishes even where more than half of the articles, or all, would be lost; `dry_run`
    reads everything and publishes nothing.
    """

    sources: tuple[Path, ...] = ()
    language: str = "en"
    force: bool = False
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """What a run did. `generation` is None where nothing was published."""

    sources: tuple[str, ...]
    articles: int
    files: int
    skipped: tuple[Skipped, ...]
    ignored: int
    seconds: float
    generation: str | None


@dataclass(slots=True)
class _Tally:
    """What a run has seen so far."""

    articles: int = 0
    ignored: int = 0
    skipped: list[Skipped] = field(default_factory=list)
    seen: dict[str, str] = field(default_factory=dict)


def reindex(index: Index, job: Job, progress: Progress | None = None) -> Report:
    """Makes the index equal to the sources.

    Raises:
        SourceError: a source is missing, or there is none, or no article was found.
        TooManyLostError: more than half of the articles would be lost.
        BusyError: another writer is at work.
    """
    started = perf_counter()
    sources = job.sources or tuple(Path(source) for source in index.sources())
    if not sources:
        raise SourceError(
            "Nothing was indexed before, so name the folder of articles: dateline reindex FOLDER"
        )
    sources = tuple(source.resolve() for source in sources)
    tally = _Tally()
    found = list(walk(sources))
    articles = _articles(found, tally, progress)
    if job.dry_run:
        deque(articles, maxlen=0)
        generation = None
    else:
        generation = _write(index, job, tally, articles, sources)
    return Report(
        sources=tuple(map(str, sources)),
        articles=tally.articles,
        files=sum(isinstance(item, SourceFile) for item in found),
        skipped=tuple(tally.skipped),
        ignored=tally.ignored,
        seconds=perf_counter() - started,
        generation=generation,
    )


def _articles(
    found: Sequence[Found], tally: _Tally, progress: Progress | None
) -> Iterator[Article]:
    """The articles whose ids are new; everything else is tallied."""
    for done, item in enumerate(found, 1):
        for result in read(item) if isinstance(item, SourceFile) else (item,):
            if isinstance(result, Ignored):
                tally.ignored += 1
            elif isinstance(result, Skipped):
                tally.skipped.append(result)
            elif skipped := _repeated(result, item, tally):
                tally.skipped.append(skipped)
            else:
                tally.articles += 1
                yield result
        if progress:
            progress(done, len(found))


def _repeated(article: Article, item: Found, tally: _Tally) -> Skipped | None:
    """Why an article cannot be taken whose id another one has."""
    path = str(item.path)
    first = tally.seen.setdefault(article.id, path)
    if first is path:
        return None
    reason = f"has the same id as {first} ({article.id}), which stays; remove one of the two"
    return Skipped(path, None, reason)


def _write(
    index: Index, job: Job, tally: _Tally, articles: Iterator[Article], sources: Sequence[Path]
) -> str:
    writer = index.writer()
    try:
        writer.write(from_article(article, job.language) for article in articles)
        return _publish(index, writer, job, tally, sources)
    except BaseException:
        writer.discard()
        raise


def _publish(index: Index, writer: Writer, job: Job, tally: _Tally, sources: Sequence[Path]) -> str:
    if not job.force:
        named = ", ".join(map(str, sources))
        if not tally.articles:
            raise SourceError(
                f"No article was found in {named}, so nothing was published; "
                "docs/article-format.md says what an article looks like."
            )
        before = _articles_before(index)
        if tally.articles * 2 < before:
            raise TooManyLostError(
                f"{named} has {tally.articles:,} articles and the index {before:,}: more than half "
                "would be lost, so nothing was published; --force does it all the same."
            )
    return writer.publish(map(str, sources))


def _articles_before(index: Index) -> int:
    try:
        return index.reader().archive().articles
    except NoIndexError:
        return 0
