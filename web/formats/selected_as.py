"""A selection in the formats that a search has not: as one JSON document, and as Markdown."""

from collections.abc import Iterable, Iterator

from msgspec.structs import asdict

from index.asking.hits import Hit
from search.answer.whole import Whole
from search.request import SearchRequest
from web.address.links import Links
from web.formats import answers, wording
from web.formats.representation import article_answer
from web.formats.selected import Document, Entry, Licence, missed, rights
from web.formats.texts import markdown, plain


def whole_of(document: Document) -> Whole:
    """The articles as the exports write those of a search: in their order, with what is missing as
    warnings.
    """
    hits = (Hit(entry.article.id, 0.0, entry.article) for entry in document.entries)
    return Whole(
        request=SearchRequest(),
        understood_as="",
        warnings=missed(document.selection),
        total=len(document.entries),
        folded=0,
        generation=document.selection.generation,
        hits=hits,
    )


def selection_answer(document: Document, html: str, links: Links) -> answers.Selection:
    """The selection as `/selection.json` answers it; `html` is the address of its page."""
    selection = document.selection
    return answers.Selection(
        title=document.title,
        order_by=document.order,
        rule=document.rule,
        total=len(document.entries),
        generation=selection.generation,
        retrieved=document.retrieved,
        missing=selection.missing,
        withdrawn=tuple(
            answers.TakenBack(article.id, wording.standing(article) or "")
            for article in selection.withdrawn
        ),
        parts=tuple(
            answers.SelectedPart(part.heading, tuple(_article(e, links) for e in part.entries))
            for part in document.parts
        ),
        rights=tuple(
            answers.Rights(row.source, _licence(row.text), row.numbers, _licences(row.pictures))
            for row in rights(document.entries)
        ),
        html=html,
    )


def _article(entry: Entry, links: Links) -> answers.SelectedArticle:
    return answers.SelectedArticle(
        **asdict(article_answer(entry.article, links)),
        number=entry.number,
        page=links.article(entry.article.id),
        note=entry.note,
    )


def _licences(licences: Iterable[Licence]) -> tuple[answers.Licence, ...]:
    return tuple(map(_licence, licences))


def _licence(licence: Licence) -> answers.Licence:
    return answers.Licence(licence.name, licence.url, licence.count)


def in_markdown(document: Document, links: Links) -> Iterator[str]:
    """The selection in Markdown (CommonMark), piece by piece: contents, articles, licences."""
    yield f"# {plain(document.title)}\n\n{document.rule}\n\n"
    for sentence in missed(document.selection):
        yield f"> {plain(sentence)}\n\n"
    for part in document.parts:
        if part.heading:
            yield f"**{plain(part.heading)}**\n\n"
        for entry in part.entries:
            yield f"{entry.number}. {plain(entry.article.title)} – {plain(_where(entry))}\n"
        yield "\n"
    for entry in document.entries:
        yield "---\n\n"
        if entry.note:
            yield f"> {plain(entry.note)}\n\n"
        yield markdown(entry.article, links.article(entry.article.id)) + "\n"
    yield "---\n\n**Sources and licences**\n\n"
    for row in rights(document.entries):
        numbers = ", ".join(map(str, row.numbers))
        pictures = "; ".join(f"{told(p)} ({p.count})" for p in row.pictures)
        line = f"{row.source}, {wording.count(row.text.count)} ({numbers}): {told(row.text)}"
        yield f"- {plain(line)}{f'; pictures: {plain(pictures)}' if pictures else ''}\n"


def told(licence: Licence) -> str:
    """The licence by its name and address, or that none is told."""
    return wording.licence(licence.name, licence.url) or "no licence told"


def _where(entry: Entry) -> str:
    article = entry.article
    page = f"page {article.page}" if article.page else None
    by = ", ".join(article.authors)
    when = wording.dated(article) or "undated"
    return ", ".join(filter(None, (article.source, by, article.section, page, when)))
