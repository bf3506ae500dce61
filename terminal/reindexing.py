"""The command that makes an index: `reindex`."""

import hashlib
import json
import os
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from index.errors import DatelineError
from index.settings import Settings, cache_folder, load
from terminal.commands import SKIPPED, index_option, json_option, map_option, mapping
from terminal.streams import echo, say

if TYPE_CHECKING:
    from index.asking.protocol import Index
    from index.filling.indexer import Job
    from index.filling.report import Report


@click.command()
@click.argument("sources", nargs=-1, metavar="[SOURCE]...", type=click.Path(path_type=Path))
@index_option
@click.option("--full", is_flag=True, help="Build everything anew.")
@click.option("--force", is_flag=True, help="Publish even if more than half would be lost.")
@click.option("--prune", is_flag=True, help="Drop the articles of what cannot be looked at now.")
@click.option("--check", is_flag=True, help="Compare contents, not only sizes and times.")
@click.option("--dry-run", is_flag=True, help="Read everything, publish nothing.")
@click.option("--watch", is_flag=True, help="Stay, and index what changes within seconds.")
@click.option("--undated", is_flag=True, help="Read texts without a day, too.")
@map_option
@click.option("--strict", is_flag=True, help="Exit with 3 if an article was skipped.")
@json_option
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
def reindex(sources: tuple[Path, ...], index: str | None, **options: Any) -> None:
    """Make the index equal to the SOURCEs; without any, to those of the last run."""
    # `--help` needs neither readers nor engines, and so below.
    from index.engines.opening import open_index

    settings = load({"index": index})
    job = _job(settings, sources, options)
    silent = options["quiet"] or options["as_json"]
    opened = open_index(settings)
    report = _run(opened, settings, job, options, silent)
    if options["watch"]:
        _watch(opened, settings, job, report, options, silent)
    if options["strict"] and (report.skipped or report.absent):
        sys.exit(SKIPPED)


def warm(index: "Index", settings: Settings) -> None:
    """Compiles what questions need: the first time in a process of its own, whose memory is free
    afterwards. What an index of another shape needs besides is compiled here, and nothing for one
    of a shape that was warmed before.

    Raises:
        UnavailableError: the index cannot be asked.
    """
    # What `--help` needs brings no compiler.
    from index.compiled.apart import compile_apart, is_done, mark_done
    from search.searcher import Searcher

    searcher = Searcher(index)
    cache, shape = cache_folder(settings), searcher.shape()
    if shape and is_done(cache, shape):
        return
    if is_done(cache, "answering") or not compile_apart(cache, "answering", _answer, settings):
        searcher.warm()
    if shape:
        mark_done(cache, shape)


def _answer(settings: Settings) -> None:
    from index.engines.opening import open_index
    from search.searcher import Searcher

    Searcher(open_index(settings)).warm()


def _job(settings: Settings, sources: tuple[Path, ...], options: dict[str, Any]) -> "Job":
    from index.filling.indexer import Job
    from index.readers.source_settings import SourceSettings, contexts

    said = SourceSettings(
        map=mapping(options["mapped"]) or None, undated=options["undated"] or None
    )
    named = hashlib.sha256(os.fsencode(Path(settings.index).resolve())).hexdigest()[:16]
    return Job(
        sources,
        full=options["full"],
        check=options["check"],
        force=options["force"],
        prune=options["prune"],
        dry_run=options["dry_run"],
        furniture=settings.furniture == "yes",
        contexts=contexts(settings, said),
        spool=cache_folder(settings) / "spool" / f"{named}.sqlite",
    )


def _run(
    index: "Index", settings: Settings, job: "Job", options: dict[str, Any], silent: bool
) -> "Report":
    from index.filling import indexer
    from terminal.compiling import compiling
    from terminal.printing import report_lines
    from terminal.progress import progress

    with compiling(cache_folder(settings), silent=silent):
        with progress(silent=silent) as show:
            report = indexer.reindex(index, job, show)
        if report.generation:
            warm(index, settings)
    if options["as_json"]:
        say(json.dumps(asdict(report), indent=2))
    elif not options["quiet"]:
        echo(report_lines(report))
    return report


def _watch(
    index: "Index",
    settings: Settings,
    job: "Job",
    report: "Report",
    options: dict[str, Any],
    silent: bool,
) -> None:
    """Runs again whenever a file changed, until somebody stops it. A run that fails is said, and
    the next change is waited for.
    """
    from index.filling import indexer
    from index.filling.watching import changes

    sources = tuple(map(Path, report.sources))
    if not silent:
        say("Waiting for files that change; Ctrl-C stops it.", err=True)
    for _ in changes(sources):
        try:
            _run(index, settings, indexer.again(job, sources), options, silent=True)
        except DatelineError as error:
            say(f"dateline: {error}", err=True)
