"""The commands that say what there is, and whether it is whole: `status`, `verify`."""

import json
import sys

import click

from index.text.cleaning import printable
from terminal.commands import FAILED, index_option, json_option
from terminal.streams import echo, say

_LARGEST = 8
_ALL = 1_000
"""Sources and languages that are told: to people, to programs."""


@click.command()
@index_option
@json_option
def status(index: str | None, as_json: bool) -> None:
    """Say what the index holds."""
    # `--help` needs none of these, nor `verify` all.
    from index.engines.opening import open_index
    from index.settings import load
    from search.answer.holdings import holdings
    from terminal.holdings import holdings_lines, holdings_value

    settings = load({"index": index})
    opened = open_index(settings)
    held = holdings(opened.reader(), _ALL if as_json else _LARGEST)
    if as_json:
        folders = {"index": settings.index, "sources": opened.sources()}
        say(json.dumps(folders | holdings_value(held), indent=2, default=str))
        return
    say(f"Index:       {printable(settings.index)}")
    echo(holdings_lines(held))
    for source in opened.sources():
        say(f"Read from:   {printable(source)}")


@click.command()
@index_option
@json_option
def verify(index: str | None, as_json: bool) -> None:
    """Check every file of every kept generation."""
    from index.engines.opening import open_index
    from index.settings import load

    problems = open_index(load({"index": index})).verify()
    if as_json:
        say(json.dumps({"problems": problems}, indent=2))
    else:
        echo(problems or ("Everything is as it was published.",))
    if problems:
        sys.exit(FAILED)
