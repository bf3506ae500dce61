"""Whole answers as files: CSV, JSON Lines, RIS, BibTeX. They are written as they are sent, so that
a long one takes no more memory than a short one.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from flask import Blueprint, Response

from search.answer.whole import Whole
from search.request import DEFAULT_PAGE_SIZE
from search.searcher import Searcher
from web.address import form
from web.address.links import Links
from web.address.parameters import BOM, HEAD, Parameter
from web.formats import citations
from web.formats.representation import encoded, exported_answer, whole_answer
from web.formats.tables import BYTE_ORDER_MARK, as_text, file_name, moment, row
from web.serving.conditional import Made, answer
from web.serving.gate import Gate
from web.serving.reach import public_links
from web.serving.requests import arguments

_COLUMNS = (
    *("id", "url", "original", "title", "headline", "date", "modified", "status"),
    *("source", "authors", "topics", "section", "printed_page", "language", "text_licence"),
    *("credit", "licence", "licence_url", "caption", "score", "also_in"),
    *("query", "generation", "retrieved", "warnings"),
)
_PIECE = 1 << 15
"""Characters that are made and sent at once, or a little more."""


@dataclass(frozen=True, slots=True)
class Context:
    """What every line may need: when the answer was made, the absolute addresses, and whether what
    stands before the articles is asked for (`opened`).
    """

    retrieved: str
    links: Links
    opened: bool = False


Write = Callable[[Whole, Context], Iterator[str]]


@dataclass(frozen=True, slots=True)
class Format:
    """A format of whole answers: the ending of its address, its media type, how it is written, and
    the switch that has something stand before the articles.
    """

    ending: str
    type: str
    write: Write
    opening: Parameter | None = None


def _csv(whole: Whole, context: Context) -> Iterator[str]:
    yield (BYTE_ORDER_MARK if context.opened else "") + row(_COLUMNS)
    for hit in whole.hits:
        article = hit.article
        image = article.images[0] if article.images else None
        yield row(
            (
                *(as_text(article.id), context.links.article(article.id), article.url or ""),
                *(article.title, article.headline or ""),
                article.written_date or "",
                article.modified.isoformat() if article.modified else "",
                *(article.status, article.source),
                *("; ".join(article.authors), "; ".join(article.topics)),
                *(article.section or "", as_text(article.page or "")),
                *(article.language or "", article.licence or ""),
                (image and image.credit) or "",
                (image and image.licence) or "",
                (image and image.licence_url) or "",
                (image and image.caption) or "",
                *(repr(hit.score), str(hit.folded)),
                *(as_text(whole.request.q), as_text(whole.generation), context.retrieved),
                " ".join(whole.warnings),
            )
        )


def _json_lines(whole: Whole, context: Context) -> Iterator[str]:
    if context.opened:
        yield encoded(whole_answer(whole, context.retrieved, context.links)).decode() + "\n"
    for hit in whole.hits:
        yield encoded(exported_answer(hit, context.links)).decode() + "\n"


def _ris(whole: Whole, context: Context) -> Iterator[str]:
    note = _note(whole, context)
    for hit in whole.hits:
        yield citations.ris(hit.article, context.links.article(hit.id), note)


def _bibtex(whole: Whole, context: Context) -> Iterator[str]:
    # Text between entries is left out of account until the next "@".
    yield f"% {' '.join(_note(whole, context).split())}\n\n".replace("@", "(at)")
    for hit in whole.hits:
        yield citations.bibtex(hit.article, context.links.article(hit.id))


def _note(whole: Whole, context: Context) -> str:
    words = f"“{whole.request.q}”" if whole.request.q else "all articles"
    where = context.links.whole(whole.request)
    found = f"Found by {words} ({where}), index {whole.generation}, on {context.retrieved}."
    return " ".join((found, *whole.warnings))


FORMATS = (
    Format(".csv", "text/csv", _csv, BOM),
    Format(".jsonl", "application/jsonl", _json_lines, HEAD),
    Format(".ris", citations.RIS, _ris),
    Format(".bib", citations.BIBTEX, _bibtex),
)


class Exports:
    """The routes, on one searcher."""

    def __init__(self, searcher: Searcher, gate: Gate) -> None:
        self._searcher = searcher
        self._gate = gate

    def routes(self) -> Blueprint:
        """The routes as Flask registers them."""
        blueprint = Blueprint("exports", __name__)
        for kind in FORMATS:
            blueprint.add_url_rule(
                f"/search{kind.ending}",
                endpoint=kind.ending[1:],
                view_func=self.export,
                defaults={"kind": kind},
            )
        return blueprint

    def export(self, kind: Format) -> Response:
        """Everything that a search finds."""
        opening = kind.opening
        asked = form.read(arguments(), (opening.name,) if opening else ())
        opened = opening is not None and form.switched(arguments(), opening)

        def make() -> Made:
            found = self._searcher.whole(asked)
            context = Context(moment(), public_links(), opened)
            body = _batched(kind.write(found, context), self._gate)
            response = Response(body, content_type=f"{kind.type}; charset=utf-8")
            name = file_name(found.request, found.generation) + kind.ending
            response.headers.set("Content-Disposition", "attachment", filename=name)
            return Made(response, found.generation)

        query = form.query_string(asked, page=1, cursor=None, page_size=DEFAULT_PAGE_SIZE)
        return answer(self._searcher.archive().generation, f"{query}\0{opened}", make)


def _batched(lines: Iterator[str], gate: Gate) -> Iterator[bytes]:
    """The lines in pieces that are worth sending. Each is made in a turn of its own, so that many
    exports take no more than their share; what is begun waits for its turn, however long.
    """
    more = True
    while more:
        held: list[str] = []
        size = 0
        with gate.turn(patience=None):
            while size < _PIECE and (line := next(lines, "")):
                held.append(line)
                size += len(line)
        more = size >= _PIECE
        yield "".join(held).encode("utf-8", "replace")
