"""The commands that say what there is, and whether it is whole: `status`, `verify`."""

import json
import sys
from dataclasses import asdict

import click

from index.engines.opening import open_index
from index.settings import load
from index.text.cleaning import printable
from terminal.commands import FAILED, index_option, json_option
from terminal.printing import archive_lines
from terminal.streams import echo, say


@click.command()
@index_option
@json_option
def status(index: str | None, as_json: bool) -> None:
    """Say what the index holds."""
    settings = load({"index": index})
    opened = open_index(settings)
    reader = opened.reader()
    archive, annex = reader.archive(), reader.annex()
    if as_json:
        data = {"index": settings.index, **asdict(archive), "sources": opened.sources()}
        data |= {"furniture": annex.furniture, "repeats": annex.repeats}
        say(json.dumps(data, indent=2, default=str))
        return
    say(f"Index:       {printable(settings.index)}")
    echo(archive_lines(archive, annex))
    for source in opened.sources():
        say(f"Source:      {printable(source)}")


@click.command()
@index_option
@json_option
def verify(index: str | None, as_json: bool) -> None:
    """Check every file of every kept generation."""
    problems = open_index(load({"index": index})).verify()
    if as_json:
        say(json.dumps({"problems": problems}, indent=2))
    else:
        echo(problems or ("Everything is as it was published.",))
    if problems:
        sys.exit(FAILED)
