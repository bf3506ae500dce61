"""Whole answers as texts: CSV, JSON Lines, RIS, BibTeX. They are made piece by piece."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from msgspec.structs import asdict

from index.asking.hits import Hit
from search.answer.whole import Whole
from web.address.links import Links
from web.address.parameters import BOM, HEAD, Parameter
from web.formats import answers, citations
from web.formats.representation import article_answer, briefly, encoded, iso
from web.formats.tables import BYTE_ORDER_MARK, as_text, row

COLUMNS = (
    *("id", "url", "original", "title", "headline", "date", "modified"),
    *("status", "notice", "corrected"),
    *("source", "authors", "topics", "section", "printed_page", "language", "text_licence"),
    *("credit", "licence", "licence_url", "caption", "score", "also_in"),
    *("query", "generation", "retrieved", "warnings"),
)


@dataclass(frozen=True, slots=True)
class Context:
    """What every line may need: when the answer was made, the absolute addresses, whether what
    stands before the articles is asked for (`opened`). Of articles that somebody picked, what their
    selection is called (`picked`), and the address of its page, which may be long (`html`).
    `archive` is what the archive is called.
    """

    retrieved: str
    links: Links
    opened: bool = False
    picked: str = ""
    html: str = ""
    archive: str = ""


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
    yield (BYTE_ORDER_MARK if context.opened else "") + row(COLUMNS)
    for hit in whole.hits:
        article = hit.article
        image = article.images[0] if article.images else None
        yield row(
            (
                *(as_text(article.id), context.links.article(article.id), article.url or ""),
                *(article.title, article.headline or ""),
                article.written_date or "",
                iso(article.modified) or "",
                *(article.status, article.notice or ""),
                iso(article.corrected) or "",
                article.source,
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
        yield encoded(_head(whole, context)).decode() + "\n"
    for hit in whole.hits:
        yield encoded(_line(hit, context.links)).decode() + "\n"


def _head(whole: Whole, context: Context) -> answers.ExportHead:
    """What stands before the articles of a whole answer."""
    return answers.ExportHead(
        query=whole.request.q,
        understood_as=whole.understood_as,
        warnings=whole.warnings,
        total=whole.total,
        folded=whole.folded,
        generation=whole.generation,
        html=context.html or context.links.whole(whole.request),
        retrieved=context.retrieved,
    )


def _line(hit: Hit, links: Links) -> answers.ExportedArticle:
    """An article of a whole answer, as a line of `/search.jsonl`."""
    return answers.ExportedArticle(
        **asdict(article_answer(hit.article, links)),
        page=links.article(hit.id),
        score=hit.score,
        also_in=briefly(hit.also, links),
        also_in_total=hit.folded,
    )


def _ris(whole: Whole, context: Context) -> Iterator[str]:
    note = _note(whole, context)
    for hit in whole.hits:
        yield citations.ris(hit.article, context.links.article(hit.id), context.archive, note)


def _bibtex(whole: Whole, context: Context) -> Iterator[str]:
    # Text between entries is left out of account until the next "@".
    yield f"% {' '.join(_note(whole, context).split())}\n\n".replace("@", "(at)")
    for hit in whole.hits:
        yield citations.bibtex(hit.article, context.links.article(hit.id))


def _note(whole: Whole, context: Context) -> str:
    words = f"“{whole.request.q}”" if whole.request.q else "all articles"
    found = f"Found by {words} ({context.links.whole(whole.request)})"
    how = f"In the selection “{context.picked}”" if context.picked else found
    found = f"{how}, index {whole.generation}, on {context.retrieved}."
    return " ".join((found, *whole.warnings))


FORMATS = (
    Format(".csv", "text/csv", _csv, BOM),
    Format(".jsonl", "application/jsonl", _json_lines, HEAD),
    Format(".ris", citations.RIS, _ris),
    Format(".bib", citations.BIBTEX, _bibtex),
)
