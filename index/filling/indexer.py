"""Sources become a generation: read, turn, write, publish. One bad article never stops a run."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import perf_counter, time_ns

from index.asking.protocol import Index, Reader, Writer
from index.errors import DamagedIndexError, NoIndexError, SourceError
from index.filling import corrections
from index.filling.annexing import annex, known_annex
from index.filling.changes import Files
from index.filling.furnishing import Furnishing
from index.filling.guard import refuse_absence, refuse_loss
from index.filling.progress import Progress
from index.filling.report import Report
from index.filling.rulings import Rulings
from index.filling.spool import Spool
from index.filling.sweep import Found, Sweep
from index.filling.swept import Swept
from index.generations.ledger import NO_FILES, Ledger
from index.generations.paragraphs import NOT_COUNTED, Paragraphs
from index.readers.files import Absent, SourceFile, walk
from index.readers.source_settings import Contexts
from index.readers.sources import absolute
from index.text.furniture import RULE


@dataclass(frozen=True, slots=True)
class Job:
    """One run: which SOURCEs (empty: those of the last run), and how.

    `full` builds everything anew; `check` compares contents where sizes and times are the same;
    `force` publishes even where more than half of the articles that are there, or all, would be
    lost; `prune` drops the articles of what cannot be looked at now; `dry_run` reads everything and
    publishes nothing; `furniture` looks for what sources repeat (docs/furniture.md). `contexts` is
    what is known of the sources, `spool` the file where articles wait, which the next run finds if
    this one is interrupted (None: nowhere).
    """

    sources: tuple[Path, ...] = ()
    full: bool = False
    check: bool = False
    force: bool = False
    prune: bool = False
    dry_run: bool = False
    furniture: bool = True
    contexts: Contexts = field(default_factory=Contexts)
    spool: Path | None = None


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
    run = _Run(index, job, sources, taken)
    swept, generation = run.dry(found, progress) if job.dry_run else run.whole(found, progress)
    files = [item for item in found if isinstance(item, SourceFile)]
    return Report(
        sources=tuple(map(str, sources)),
        articles=swept.articles,
        added=len(swept.written - swept.gone),
        changed=len(swept.written & swept.gone),
        removed=len(swept.gone - swept.written),
        files=len(files),
        size=sum(file.size for file in files),
        skipped=swept.skipped,
        noted=swept.noted,
        passed=dict(swept.passed),
        cures=dict(swept.cures),
        absent=swept.absent,
        seconds=perf_counter() - started,
        generation=generation,
        dry_run=job.dry_run,
        anew=run.anew,
        furniture=run.furniture,
        repeats=run.repeats,
        remarked=run.remarked,
        undated=swept.undated,
        withdrawn=len(swept.withdrawn),
        corrections=run.corrections,
    )


def again(job: Job, sources: tuple[Path, ...]) -> Job:
    """The job of a later run over the same sources, which reads only what changed meanwhile."""
    return replace(job, sources=sources, full=False, force=False, contexts=job.contexts.anew())


class _Run:
    """One run over files that were found."""

    def __init__(self, index: Index, job: Job, sources: tuple[Path, ...], taken: int) -> None:
        self._index = index
        self._job = job
        self._sources = sources
        self._taken = taken
        self._files = Files(job.contexts, check=job.check)
        self.anew = ""
        self.furniture = self.repeats = self.remarked = self.corrections = 0

    def dry(self, found: Sequence[Found], progress: Progress | None) -> tuple[Swept, None]:
        """Reads everything."""
        spool = Spool()
        try:
            rulings = self._rulings(found, NO_FILES)
            sweep = Sweep(self._files, spool, NO_FILES)
            swept = sweep.read(found, progress, rulings)
            self.corrections = rulings.counted
            furnishing = Furnishing(swept, sweep.keys(), wanted=self._job.furniture)
            self.furniture, self.repeats = furnishing.furniture, furnishing.repeats
            return swept, None
        finally:
            spool.close(keep=False)

    def whole(self, found: Sequence[Found], progress: Progress | None) -> tuple[Swept, str | None]:
        """Reads what changed, and publishes it."""
        writer, counted = self._begun()
        spool, done = Spool(self._job.spool), False
        try:
            sweep = Sweep(
                self._files,
                spool,
                writer.ledger,
                writer.replaced,
                published=self._reader(),
                prune=self._job.prune,
            )
            self.anew = self.anew or sweep.before.anew
            swept = sweep.read(found, progress, self._rulings(found, writer.replaced))
            self.corrections = sweep.rulings.counted
            published = self._publish(writer, sweep, swept, counted, progress)
            done = True
            return swept, published
        finally:
            writer.discard()
            spool.close(keep=not done)

    def _begun(self) -> tuple[Writer, Paragraphs]:
        """A writer and the counts of paragraphs of the generation that it begins with; it begins
        with nothing where that was made by another rule for furniture.
        """
        writer = self._index.writer(anew=self._job.full)
        if not writer.ledger.files:
            return writer, NOT_COUNTED
        try:
            counted = self._index.reader().paragraphs()
        except DamagedIndexError as error:
            writer.discard()
            self.anew = str(error)
        except BaseException:
            writer.discard()
            raise
        else:
            if counted.rule == (RULE if self._job.furniture else ""):
                return writer, counted
            writer.discard()
            self.anew = "The index was made with another setting of furniture."
        return self._index.writer(anew=True), NOT_COUNTED

    def _publish(
        self,
        writer: Writer,
        sweep: Sweep,
        swept: Swept,
        counted: Paragraphs,
        progress: Progress | None,
    ) -> str | None:
        """Publishes what a pass found; None where it is what is published already."""
        named = tuple(map(str, self._sources))
        if not self._job.force:
            refuse_loss(self._index, sweep.replaced, swept, self._sources)
            if not self._job.prune:
                refuse_absence(self._index, sweep.replaced, swept)
        rulings, before = sweep.rulings, sweep.before
        is_same = (swept.files, rulings.lines) == (before.files, before.corrections)
        if is_same and named == self._index.sources():
            known = known_annex(self._reader())
            self.furniture, self.repeats = known.furniture, known.repeats
            return None
        reader = self._index.reader() if before.files else None
        wanted = self._job.furniture
        furnishing = Furnishing(swept, sweep.keys(), counted, reader, wanted=wanted)
        self.furniture, self.repeats = furnishing.furniture, furnishing.repeats
        writer.write(furnishing.articles(sweep.articles(progress)))
        writer.remove(swept.gone | furnishing.rewritten)
        writer.erase([one.id for one in rulings.removed])
        self.remarked = len(furnishing.rewritten)
        known = annex(swept, sweep.withdrawn, sweep.sources)
        known = replace(known, furniture=self.furniture, repeats=self.repeats)
        ledger = Ledger(swept.files, self._taken, rulings.lines)
        return writer.publish(named, ledger, known, furnishing.paragraphs)

    def _rulings(self, found: Sequence[Found], replaced: Ledger) -> Rulings:
        """What the SOURCEs' `corrections.csv` say."""
        away = () if self._job.prune else (one.name for one in found if isinstance(one, Absent))
        before = replaced.corrections
        told = corrections.read(self._sources, self._job.contexts, before, frozenset(away))
        return Rulings(told, before)

    def _reader(self) -> Reader | None:
        """A reader of the published generation, if there is one that can be read."""
        try:
            return self._index.reader()
        except (NoIndexError, DamagedIndexError):
            return None


def _sources(index: Index, job: Job) -> tuple[Path, ...]:
    sources = job.sources or tuple(map(Path, index.sources()))
    if not sources:
        raise SourceError(
            "Nothing was indexed before, so name the folder of articles: dateline reindex FOLDER"
        )
    return tuple(map(absolute, sources))
