"""The command `search`. What it needs is imported when it runs: its help needs the parameters
only.
"""

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from search.errors import BadParameterError
from search.request import MAX_PAGE_SIZE
from terminal.commands import FAILED, index_option
from terminal.completing import columns, values_of
from terminal.words import Grouped, WordsCommand
from web.address.parameters import CHOICES, SEARCH, Parameter

if TYPE_CHECKING:
    from search.request import SearchRequest

_OF_A_PAGE = ("text", "json")
_FORMATS = (*_OF_A_PAGE, "csv", "jsonl", "ris", "bib")
_METAVARS = {
    "first day": "DAY",
    "last day": "DAY",
    "first instant": "WHEN",
    "last instant": "WHEN",
    "number": "N",
    "names": "NAME,…",
    "text": "VALUE",
}
_OF_PAGES = ("page", "page_size", "cursor", "explain")
"""What a whole answer does not have."""


def search_options(command: Callable[..., None]) -> Callable[..., None]:
    """Adds every parameter of a search as a long option."""
    facets = {parameter.name for parameter in CHOICES}
    for parameter in reversed(SEARCH):
        if parameter.name != "q":
            name = parameter.name
            filters = name in facets or parameter.kind.endswith(("day", "instant"))
            command = click.option(
                f"--{name}",
                cls=Grouped,
                group="Filters" if filters else "Matching and order",
                help=_help(parameter),
                shell_complete=values_of(parameter),
                **_takes(parameter),
            )(command)
    return command


def _takes(parameter: Parameter) -> dict[str, Any]:
    """What an option takes. How often it may be given, `form.read` says."""
    if parameter.kind == "switch":
        return {"is_flag": True}
    listed = f"[{'|'.join(parameter.allowed)}]" if parameter.kind == "choice" else ""
    return {"multiple": True, "metavar": listed or _METAVARS[parameter.kind]}


def _help(parameter: Parameter) -> str:
    if parameter.kind == "switch":
        return "Say why each result is there."
    named = f" Names: {', '.join(parameter.allowed)}." if parameter.kind == "names" else ""
    default = f"  [default: {parameter.default}]" if parameter.default else ""
    return f"{parameter.about}{named}{default}"


@click.command(cls=WordsCommand)
@click.argument("words", nargs=-1)
@search_options
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
    # In a locale of ASCII, other bytes of the command line came as surrogates.
    pairs = [
        (name, os.fsencode(value).decode("utf-8", "surrogateescape"))
        for name, value in (("q", " ".join(words)), *_pairs(given))
    ]
    request = form.read(pairs)
    return replace(request, page_size=number) if number else request


def _refuse(given: dict[str, Any], names: tuple[str, ...], why: str) -> None:
    for name in names:
        if given[name]:
            raise BadParameterError(f"--{name.replace('_', '-')}", f"{why}.")


def _pairs(given: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in given.items():
        for one in ("1",) if value is True else value or ():
            yield name.replace("_", "-"), one
