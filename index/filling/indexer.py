"""Sources become a generation: read, turn, write, publish. One bad article never stops a run."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter, time_ns

from index.asking.protocol import Index, Writer
from index.errors import (
    DamagedIndexError,
    NoIndexError,
    SourceError,
    TooManyLostError,
)
from index.filling.sweep import Progress, Sweep
from index.generations.ledger import NO_FILES, Ledger
from index.readers.files import Noted, Skipped, SourceFile, walk
from index.readers.source_settings import Contexts
from index.readers.sources import absolute, roots
from index.text.cleaning import printable


@dataclass(frozen=True, slots=True)
class Job:
    """One run: which SOURCEs (empty: those of the last run), and how.

    `full` builds everything anew; `check` compares contents where sizes and times are the same;
    `force` publishes even where more than half of the articles that are there, or all, would be
    lost; `dry_run` reads everything and publishes nothing. `contexts` is what is known of
    the sources.
    """

    sources: tuple[Path, ...] = ()
    full: bool = False
    check: bool = False
    force: bool = False
    dry_run: bool = False
    contexts: Contexts = field(default_factory=Contexts)


@dataclass(frozen=True, slots=True)
class Report:
    """What a run did. `generation` is None where nothing was published: in a dry run, and where
    nothing had changed. Of the `articles` that there are now `added` were not there before and
    `changed` were written anew; `removed` are there no more. `noted` is what is to be said
    of what was read. `anew` says why all files were read although there was an index.
    """

    sources: tuple[str, ...]
    articles: int
    added: int
    changed: int
    removed: int
    files: int
    skipped: tuple[Skipped, ...]
    noted: tuple[Noted, ...]
    ignored: int
    seconds: float
    generation: str | None
    dry_run: bool
    anew: str


def reindex(index: Index, job: Job, progress: Progress | None = None) -> Report:
    """Makes the index equal to the sources.

    Raises:
        SourceError: a source is missing, or there is none, or no article was found.
        TooManyLostError: more than half of the articles would be lost.
        BusyError: another writer is at work.
    """
    started, taken = perf_counter(), time_ns()
    sources = _sources(index, job)
    found = list(walk(sources))
    if job.dry_run:
        sweep, generation = Sweep(NO_FILES, contexts=job.contexts), None
        deque(sweep.changed(found, progress), maxlen=0)
    else:
        writer = index.writer(anew=job.full)
        try:
            sweep = Sweep(writer.ledger, writer.replaced, job.contexts, check=job.check)
            writer.write(sweep.changed(found, progress))
            generation = _publish(index, writer, sweep, (job, sources, taken))
        finally:
            writer.discard()
    gone = sweep.gone()
    return Report(
        sources=tuple(map(str, sources)),
        articles=sweep.articles,
        added=len(sweep.written - gone),
        changed=len(sweep.written & gone),
        removed=len(gone - sweep.written),
        files=sum(isinstance(item, SourceFile) for item in found),
        skipped=tuple(sweep.skipped),
        noted=tuple(sweep.noted),
        ignored=sweep.ignored,
        seconds=perf_counter() - started,
        generation=generation,
        dry_run=job.dry_run,
        anew=sweep.before.anew,
    )


def _sources(index: Index, job: Job) -> tuple[Path, ...]:
    sources = job.sources or tuple(map(Path, index.sources()))
    if not sources:
        raise SourceError(
            "Nothing was indexed before, so name the folder of articles: dateline reindex FOLDER"
        )
    return tuple(map(absolute, sources))


def _publish(
    index: Index, writer: Writer, sweep: Sweep, run: tuple[Job, tuple[Path, ...], int]
) -> str | None:
    """Publishes what a pass found; None where it is what is published already."""
    job, sources, taken = run
    named = tuple(map(str, sources))
    if not job.force:
        _refuse_loss(index, sweep, sources)
    if sweep.files == sweep.before.files and named == index.sources():
        return None
    writer.remove(sweep.gone())
    return writer.publish(named, Ledger(sweep.files, taken))


def _refuse_loss(index: Index, sweep: Sweep, sources: Sequence[Path]) -> None:
    named = ", ".join(printable(str(source)) for source in sources)
    if not sweep.articles:
        raise SourceError(
            f"No article was found in {named}, so nothing was published; "
            "docs/article-format.md says what an article looks like."
        )
    if not sweep.replaced.files:
        _refuse_fewer(sweep.articles, _articles_before(index), named)
        return
    lost, before = len(sweep.lost()), sweep.articles_before
    if lost * 2 > before:
        cause, cure = _cause(sweep, sources)
        raise TooManyLostError(
            f"{lost:,} of the {before:,} articles in the index are not in {named}{cause}: "
            f"more than half would be lost, so nothing was published; {cure}."
        )


def _cause(sweep: Sweep, sources: Sequence[Path]) -> tuple[str, str]:
    """Why articles would be lost that may all be there, under other ids; and the cure."""
    before = {name.split("/")[0] for name in sweep.replaced.files}
    names = sorted(before - {root.name for root in roots(sources)})
    if not names:
        return "", "--force does it all the same"
    shown = " or ".join(map(printable, names))
    cause = f", for no SOURCE is called {shown} any more and its name is part of its articles' ids"
    return cause, "name the SOURCE as before, or use --force"


def _refuse_fewer(articles: int, before: int, named: str) -> None:
    """Guards what was not made of known files, so that only totals can be compared."""
    if articles * 2 < before:
        raise TooManyLostError(
            f"{named} has {articles:,} articles and the index {before:,}: more than half "
            "would be lost, so nothing was published; --force does it all the same."
        )


def _articles_before(index: Index) -> int:
    """The articles that may be lost; none where what is published cannot be read any more."""
    try:
        return index.reader().archive().articles
    except (NoIndexError, DamagedIndexError):
        return 0
