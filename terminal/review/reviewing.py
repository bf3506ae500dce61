"""The command `review`: picked articles as one document to hand on."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click

from index.text.cleaning import printable
from search.answer.selection import Arrangement, Selection
from search.errors import BadParameterError
from search.request import MAX_SELECTED, MAX_TITLE
from terminal.commands import FAILED, index_option
from terminal.searching import request_of
from terminal.words import WordsCommand, parameter_options
from web.address.parameters import SEARCH

if TYPE_CHECKING:
    from search.searcher import Searcher
    from web.formats.selected import Document

_FORMATS = ("html", "pdf", "md", "json", "jsonl", "csv", "ris", "bib")


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What stands above the document, how it is ordered (None: as it is written down, or else by
    topic), and how many articles a search may bring.
    """

    title: str
    order: Arrangement | None
    number: int | None


@click.command(cls=WordsCommand)
@click.argument("file", required=False)
@click.option("--query", metavar="WORDS", help="What a search finds, in place of a FILE of ids.")
@parameter_options(SEARCH)
@click.option("-n", "number", type=int, metavar="N", help="Only the first N that are found.")
@click.option("--title", default="", help="What stands above the document.")
@click.option(
    "--arrange",
    type=click.Choice(get_args(Arrangement)),
    help="The order of the document.  [default: that of FILE if it has headings, else topic]",
)
@click.option("--format", "kind", type=click.Choice(_FORMATS), help="[default: html]")
@click.option("--pdf", is_flag=True, help="The same as --format pdf, by the installed Chromium.")
@click.option("-o", "--output", metavar="FILE", help="Write into FILE; else it is printed.")
@index_option
def review(file: str | None, query: str | None, index: str | None, **given: Any) -> None:
    """Make one document of picked articles: dateline review ids.txt -o review.html.

    FILE has an id, or the address of an article, on each line, and behind it what is to be said of
    it. A line that begins with # is a heading. With --query, or any filter of a search, the
    document has what that finds.
    """
    from terminal.asking import searcher_of

    wanted = _Wanted(given.pop("title"), given.pop("arrange"), given.pop("number"))
    kind, output = _kind(given.pop("kind"), pdf=given.pop("pdf")), given.pop("output")
    asked = query is not None or any(given.values())
    if bool(file) == asked:
        cure = "give one of them, as in: dateline review ids.txt, dateline review --query flood"
        raise BadParameterError("FILE", f"The articles are those of a FILE or of a search; {cure}.")
    _check(wanted, file)
    searcher = searcher_of(index)
    if file:
        shown = _of_file(searcher, file, wanted)
    else:
        words = (query,) if query else ()
        shown = _of_search(searcher, request_of(words, wanted.number, "html", given), wanted)
    _write(shown, kind, output)


def _kind(kind: str | None, *, pdf: bool) -> str:
    if pdf and kind not in (None, "pdf"):
        raise BadParameterError("--pdf", f"This is not --format {kind}; give one of them.")
    return "pdf" if pdf else kind or "html"


def _check(wanted: _Wanted, file: str | None) -> None:
    if len(wanted.title) > MAX_TITLE:
        raise BadParameterError("--title", f"A title has at most {MAX_TITLE} characters.")
    if wanted.number is not None and file:
        raise BadParameterError("-n", "This is for what a search finds; a FILE says which it has.")
    if wanted.number is not None and wanted.number > MAX_SELECTED:
        raise BadParameterError("-n", f"A document has at most {MAX_SELECTED} articles.")


def _of_file(searcher: "Searcher", file: str, wanted: _Wanted) -> "Document":
    """The document of the articles that a file lists.

    Raises:
        BadParameterError: a line is none, or there are too many.
        OSError: the file cannot be read.
    """
    from terminal.review.listing import listed_in
    from web.formats.selected import as_written, document, notes_of
    from web.formats.tables import moment

    listed = listed_in(file, lambda id: searcher.moved(id) or id)
    selection = searcher.selected([one.id for one in listed])
    if wanted.order is None and any(one.heading for one in listed):
        return as_written(selection, wanted.title, listed, moment())
    order = wanted.order or "topic"
    return document(selection, wanted.title, order, moment(), notes_of(listed))


def _of_search(searcher: "Searcher", request: Any, wanted: _Wanted) -> "Document":
    """The document of what a search finds.

    Raises:
        BadParameterError: that is too much for one document.
    """
    from web.formats.selected import document
    from web.formats.tables import moment

    whole = searcher.whole(request)
    if wanted.number is None and whole.total - whole.folded > MAX_SELECTED:
        found = f"It finds {whole.total - whole.folded:,} articles, and a document has at most"
        cure = "narrow it, or give -n to take the first ones"
        raise BadParameterError("--query", f"{found} {MAX_SELECTED}; {cure}.")
    hits = tuple(islice(whole.hits, wanted.number or MAX_SELECTED))
    articles = tuple(hit.article for hit in hits)
    selection = Selection(whole.generation, tuple(a.id for a in articles), articles)
    title = wanted.title or request.q[:MAX_TITLE]
    return document(selection, title, wanted.order or "topic", moment())


def _write(shown: "Document", kind: str, output: str | None) -> None:
    """Writes the document, and says what is missing from it."""
    from terminal.lines import counted_as
    from terminal.review.browser import printed
    from terminal.streams import say
    from web.formats.selected import missed

    for sentence in missed(shown.selection):
        say(f"dateline: {sentence}", err=True)
    if not shown.entries:
        say("dateline: Nothing is left to make a document of.", err=True)
        sys.exit(FAILED)
    if kind == "pdf" and output is None and sys.stdout.isatty():
        raise BadParameterError("--output", "A PDF is no text for a terminal; give -o FILE.")
    text = "".join(_texts(shown, kind))
    made = printed(text) if kind == "pdf" else text.encode("utf-8", "replace")
    if output is None:
        say(made, nl=False)
    else:
        Path(output).write_bytes(made)
        say(f"{printable(output)}: {counted_as(len(shown.entries), 'article')}")


def _texts(shown: "Document", kind: str) -> Iterator[str]:
    """The document in a format, in pieces; as HTML where that is to be printed."""
    from index.settings import load
    from terminal.exporting import archive_links
    from web.formats.exported import FORMATS, Context
    from web.formats.representation import indented
    from web.formats.selected_as import in_markdown, selection_answer, whole_of
    from web.settings import WebSettings
    from web.view.review import review as as_html

    links, settings = archive_links(), load()
    if kind in ("html", "pdf"):
        public = settings.public_url.rstrip("/")
        yield as_html(shown, WebSettings(settings.title, public, replay=settings.replay))
    elif kind == "md":
        yield from in_markdown(shown, links)
    elif kind == "json":
        yield indented(selection_answer(shown, "", links)) + "\n"
    else:
        written = next(each for each in FORMATS if each.ending == f".{kind}")
        yield from written.write(
            whole_of(shown),
            Context(shown.retrieved, links, picked=shown.title, archive=settings.title),
        )
