"""The commands that ask an index for one thing: `batch`, `show`."""

from typing import TYPE_CHECKING, BinaryIO

import click

from index.errors import DatelineError
from index.text.cleaning import printable
from search.errors import BadParameterError
from search.request import SearchRequest
from terminal.commands import index_option, json_option
from terminal.paging import paged
from terminal.streams import say

if TYPE_CHECKING:
    from index.article import Article
    from search.searcher import Searcher


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
    found = searcher_of(index).batch(requests)
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
    # Help can do without these.
    from index.settings import load
    from terminal.printing import article_lines
    from web.address.links import Links
    from web.formats.representation import article_answer, indented

    article = article_of(searcher_of(index), id)
    if as_json:
        say(indented(article_answer(article, Links(replay=load().replay))))
    else:
        paged(article_lines(article))


def article_of(searcher: "Searcher", id: str) -> "Article":
    """The article with an id, also one that it had before.

    Raises:
        DatelineError: there is none, or its source removed it.
    """
    from web.formats.wording import standing

    article = searcher.article(id) or searcher.article(searcher.moved(id) or "")
    if article is not None and article.status == "removed":
        raise DatelineError(f"{standing(article)} Nothing of it is kept.")
    if article is None:
        raise DatelineError(f"There is no article {id!r}; dateline search prints the ids.")
    return article


def searcher_of(index: str | None) -> "Searcher":
    """A searcher of the index in the folder that `--index` names, else the settings."""
    from index.engines.opening import open_index
    from index.settings import load
    from search.searcher import Searcher

    settings = load({"index": index})
    return Searcher(open_index(settings), look_again=settings.rerank == "yes")
