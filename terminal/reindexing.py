"""The command that makes an index: `reindex`."""

import json
import sys
from dataclasses import asdict
from pathlib import Path
from threading import Timer
from typing import Any

import click

from index.asking.protocol import Index
from index.engines.opening import open_index
from index.filling import indexer
from index.readers.source_settings import SourceSettings, contexts
from index.settings import load
from terminal.commands import SKIPPED, index_option, json_option
from terminal.printing import report_lines
from terminal.progress import progress
from terminal.streams import echo, say


@click.command()
@click.argument("sources", nargs=-1, metavar="[SOURCE]...", type=click.Path(path_type=Path))
@index_option
@click.option("--full", is_flag=True, help="Build everything anew.")
@click.option("--force", is_flag=True, help="Publish even if more than half would be lost.")
@click.option("--check", is_flag=True, help="Compare contents, not only sizes and times.")
@click.option("--dry-run", is_flag=True, help="Read everything, publish nothing.")
@click.option("--undated", is_flag=True, help="Read texts without a date line, too.")
@click.option("--strict", is_flag=True, help="Exit with 3 if an article was skipped.")
@json_option
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
def reindex(sources: tuple[Path, ...], index: str | None, **options: Any) -> None:
    """Make the index equal to the SOURCEs; without any, to those of the last run."""
    settings = load({"index": index})
    asked = {name: options[name] for name in ("full", "check", "force", "dry_run")}
    by_source = contexts(settings, SourceSettings(undated=options["undated"] or None))
    job = indexer.Job(sources, contexts=by_source, **asked)
    silent = options["quiet"] or options["as_json"]
    opened = open_index(settings)
    report = indexer.reindex(opened, job, None if silent else progress())
    if report.generation:
        warm(opened, silent)
    if options["as_json"]:
        say(json.dumps(asdict(report), indent=2))
    elif not options["quiet"]:
        echo(report_lines(report))
    if options["strict"] and report.skipped:
        sys.exit(SKIPPED)


def warm(index: Index, silent: bool = False) -> None:
    """Compiles what questions need, and says so where that takes a while.

    Raises:
        UnavailableError: the index cannot be asked.
    """
    sentence = (
        "Compiling the kernels that answer questions; only the first time takes this long ..."
    )
    timer = Timer(2, say, (sentence,), {"err": True})
    if not silent:
        timer.start()
    try:
        index.reader().warm()
    finally:
        timer.cancel()
