"""The command `search`. What it needs is imported when it runs: its help needs the parameters
only.
"""

import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from search.errors import BadParameterError
from search.request import MAX_PAGE_SIZE
from terminal.commands import FAILED, index_option
from terminal.completing import columns
from terminal.words import WordsCommand, arguments, parameter_options
from web.address.parameters import SEARCH

if TYPE_CHECKING:
    from search.request import SearchRequest

_OF_A_PAGE = ("text", "json")
_FORMATS = (*_OF_A_PAGE, "csv", "jsonl", "ris", "bib")
_OF_PAGES = ("page", "page_size", "cursor", "explain")
"""What a whole answer does not have."""


@click.command(cls=WordsCommand)
@click.argument("words", nargs=-1)
@parameter_options(SEARCH)
@click.option(
    "-n",
    "number",
    type=int,
    metavar="N",
    help="Only the first N articles.  [default: 10; all with csv, jsonl, ris, bib]",
)
@click.option(
    "--format",
    "kind",
    type=click.Choice(_FORMATS),
    help="csv, jsonl, ris and bib have all that is found, json one page.  [default: text]",
)
@click.option(
    "--fields",
    metavar="NAME,…",
    shell_complete=columns,
    help="Only these columns of csv, members of json and jsonl, in this order.",
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@index_option
def search(words: tuple[str, ...], index: str | None, **given: Any) -> None:
    """Search, as on the page: dateline search kursk -troops --source "Valley Post".

    WORDS are in the query language: a word with - before it is left out. Put -- before words that
    look like an option. Ends with 0 where something is found, 1 where nothing is, 2 where it fails.
    """
    from terminal.asking import searcher_of
    from terminal.exporting import json_text, whole_lines
    from terminal.paging import paged
    from terminal.printing import page_lines
    from terminal.streams import say

    number, fields = given.pop("number"), _listed(given.pop("fields"))
    kind = _kind(given.pop("kind"), given.pop("as_json"), fields)
    request = request_of(words, number, kind, given)
    if kind in _OF_A_PAGE:
        searcher = searcher_of(index)
        page = searcher.search(request)
        found = len(page.results)
        if kind == "json":
            say(json_text(page, fields))
        else:
            paged(page_lines(page, searcher.batch))
    else:
        whole = searcher_of(index).whole(request)
        found = whole.total
        for text in whole_lines(whole, kind, fields, number):
            say(text, nl=False)
    if not found:
        sys.exit(FAILED)


def _kind(kind: str | None, as_json: bool, fields: tuple[str, ...]) -> str:
    """The format that was asked for.

    Raises:
        BadParameterError: there are two, or it has no fields to choose.
    """
    if as_json and kind not in (None, "json"):
        raise BadParameterError("--json", f"This is not --format {kind}; give one of them.")
    kind = "json" if as_json else kind or "text"
    if fields and kind not in ("csv", "json", "jsonl"):
        cure = "choose them with --format csv, jsonl or json"
        raise BadParameterError("--fields", f"--format {kind} has no columns; {cure}.")
    return kind


def _listed(fields: str | None) -> tuple[str, ...]:
    return tuple(filter(None, map(str.strip, (fields or "").split(","))))


def request_of(
    words: tuple[str, ...], number: int | None, kind: str, given: dict[str, Any]
) -> "SearchRequest":
    """The request that words and options make.

    Raises:
        BadParameterError: an option has a value that is not allowed, or not with another.
    """
    from web.address import form

    if number is not None and number < 1:
        raise BadParameterError("-n", f"{number} is no number of articles; give 1 or more.")
    if kind not in _OF_A_PAGE:
        _refuse(given, _OF_PAGES, f"--format {kind} has all that is found; -n makes it shorter")
        number = None
    elif number is not None:
        _refuse(given, ("page_size",), "-n says how many; give one of them")
        if number > MAX_PAGE_SIZE:
            more = "for more, give --page 2, or --format csv or jsonl"
            raise BadParameterError("-n", f"A page has at most {MAX_PAGE_SIZE}; {more}.")
    request = form.read(arguments([("q", " ".join(words))], given))
    return replace(request, page_size=number) if number else request


def _refuse(given: dict[str, Any], names: tuple[str, ...], why: str) -> None:
    for name in names:
        if given[name]:
            raise BadParameterError(f"--{name.replace('_', '-')}", f"{why}.")
