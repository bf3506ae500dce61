"""The commands that ask an index what a reader wants to know: `search`, `batch`, `show`. What each
needs is imported when it runs: their help needs the parameters only.
"""

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from index.errors import DatelineError
from index.text.cleaning import printable
from search.errors import BadParameterError
from search.request import SearchRequest
from terminal.commands import index_option, json_option
from terminal.streams import echo, say
from web.address.parameters import NOT, SEARCH, Parameter

if TYPE_CHECKING:
    from search.searcher import Searcher


def _search_options(command: Callable[..., None]) -> Callable[..., None]:
    """Adds every parameter of a search as a long option."""
    command = click.option("--explain", is_flag=True, help="Say why each result is there.")(command)
    for parameter in reversed(SEARCH):
        if parameter.name not in ("q", "explain"):
            option = click.option(
                f"--{parameter.name}",
                multiple=parameter.times > 1,
                hidden=parameter.name.startswith(NOT),
                help=_help(parameter),
            )
            command = option(command)
    return command


def _help(parameter: Parameter) -> str:
    allowed = f" One of {', '.join(parameter.allowed)}." if parameter.allowed else ""
    default = f" [default: {parameter.default}]" if parameter.default else ""
    return f"{parameter.about}{allowed}{default}"


# Only long options are options here: `dateline search kursk -troops` asks for a query.
@click.command(context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]})
@click.argument("words", nargs=-1)
@_search_options
@index_option
@json_option
def search(
    words: tuple[str, ...], index: str | None, as_json: bool, explain: bool, **given: Any
) -> None:
    """Search, as on the page: dateline search kursk -troops --source "Valley Post"."""
    from terminal.printing import page_lines
    from web.address import form
    from web.formats.representation import indented, page_answer

    if unknown := next((word for word in words if word.startswith("--")), None):
        raise click.NoSuchOption(unknown.partition("=")[0])
    pairs = [("q", " ".join(words)), ("explain", "1" if explain else "")]
    for name, value in given.items():
        values = value if isinstance(value, tuple) else (value,)
        pairs += [(name.replace("_", "-"), v) for v in values if v is not None]
    # In a locale of ASCII, other bytes of the command line came as surrogates.
    pairs = [(name, os.fsencode(v).decode("utf-8", "surrogateescape")) for name, v in pairs]
    page = _searcher(index).search(form.read(pairs))
    if as_json:
        say(indented(page_answer(page)))
    else:
        echo(page_lines(page))


@click.command()
@click.argument("file", type=click.File("rb"))
@index_option
@json_option
def batch(file: BinaryIO, index: str | None, as_json: bool) -> None:
    """Count what each line of FILE, a query, finds by year; as CSV."""
    from web.formats.counts import batch_answer, by_year
    from web.formats.representation import indented
    from web.formats.tables import moment

    requests = _read_requests(printable(str(file.name)), file.read())
    found = _searcher(index).batch(requests)
    if as_json:
        say(indented(batch_answer(found, requests)))
    else:
        say("".join(by_year(found, moment())), nl=False)


def _read_requests(name: str, raw: bytes) -> list[SearchRequest]:
    """A request for each line of a file that is not empty; `name` is the file's, for messages.

    Raises:
        BadParameterError: a line cannot be read, or is too long.
    """
    from web.address import form

    requests = []
    for number, line in enumerate(raw.splitlines(), 1):
        where = f"{name}, line {number}"
        try:
            words = line.decode("utf-8").strip()
        except UnicodeDecodeError as error:
            raise BadParameterError(where, "It is not UTF-8; save the file as UTF-8.") from error
        if words:
            requests.append(SearchRequest(form.query(where, words)))
    return requests


@click.command()
@click.argument("id")
@index_option
@json_option
def show(id: str, index: str | None, as_json: bool) -> None:
    """Print the article with this ID."""
    from terminal.printing import article_lines
    from web.formats.representation import article_answer, indented
    from web.formats.wording import standing

    searcher = _searcher(index)
    article = searcher.article(id) or searcher.article(searcher.moved(id) or "")
    if article is not None and article.status == "removed":
        raise DatelineError(f"{standing(article)} Its text is not kept.")
    if article is None:
        raise DatelineError(f"There is no article {id!r}; dateline search prints the ids.")
    if as_json:
        say(indented(article_answer(article)))
    else:
        echo(article_lines(article))


def _searcher(index: str | None) -> "Searcher":
    """A searcher of the index in the folder that `--index` names, else the settings."""
    from index.engines.opening import open_index
    from index.settings import load
    from search.searcher import Searcher

    return Searcher(open_index(load({"index": index})))
