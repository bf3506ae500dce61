"""The command `compare`. What it needs is imported when it runs."""

import sys
from typing import Any

import click

from search.errors import BadParameterError
from terminal.commands import FAILED, index_option
from terminal.words import WordsCommand, arguments, parameter_options
from web.address.parameters import COMPARING, FILTERS


@click.command(cls=WordsCommand)
@click.argument("queries", nargs=-1, metavar="QUERY...")
@parameter_options((*FILTERS, *COMPARING))
@click.option(
    "--format",
    "kind",
    type=click.Choice(("text", "csv", "json")),
    default="text",
    help="csv and json as the pages have them.  [default: text]",
)
@index_option
def compare(queries: tuple[str, ...], kind: str, index: str | None, **given: Any) -> None:
    """Compare up to six queries over time: dateline compare flood drought "low water".

    Each QUERY is an argument of its own, in the query language; one of several words stands in
    quotation marks. Shares are of all articles of a step. Ends with 0 where anything is found, 1
    where nothing is, 2 where it fails.
    """
    from terminal.asking import searcher_of
    from terminal.over_time.lines import comparison_lines
    from terminal.paging import paged
    from terminal.streams import say
    from web.address import comparing
    from web.formats.compared import comparison_answer, table
    from web.formats.representation import indented

    compared = comparing.read(arguments([("q", query) for query in queries], given))
    if not compared.request.queries:
        raise BadParameterError(
            "QUERY", 'Name what to compare: dateline compare flood "low water".'
        )
    found = searcher_of(index).over_time(compared.request)
    if kind == "json":
        say(indented(comparison_answer(found, compared.unit, compared.notices)))
    elif kind == "csv":
        say("".join(table(found)), nl=False)
    else:
        paged(comparison_lines(found, compared))
    if not any(line.total for line in found.lines):
        sys.exit(FAILED)
