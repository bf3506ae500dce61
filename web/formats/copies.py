"""How a story spread, as JSON and as a table."""

from collections.abc import Iterable, Iterator

from index.article import Article
from search.copies import comparison as compared
from search.copies.spread import Copy, Spread
from web.address.links import Links
from web.formats import answers
from web.formats.answers.copies import ComparedPiece
from web.formats.representation import brief, iso
from web.formats.tables import as_text, row

COLUMNS = (
    *("id", "url", "original", "title", "source", "date", "published", "standing", "tied"),
    *("days_after", "seconds_after", "share", "words", "folded_under", "generation"),
)


def family_answer(article: Article, found: Spread, links: Links | None = None) -> answers.Family:
    """How an article spread, as `/articles/<id>/family.json` answers it."""
    links = links or Links()
    first = found.copies[0].id
    return answers.Family(
        id=article.id,
        generation=found.generation,
        sources=found.sources,
        cut=found.cut,
        partial=found.partial,
        copies=tuple(_copy(copy, first, links) for copy in found.copies),
    )


def family_table(found: Spread, links: Links) -> Iterator[str]:
    """The lines of the same as CSV."""
    yield row(COLUMNS)
    for copy in found.copies:
        article = copy.article
        numbers = (copy.days, copy.seconds, copy.share, copy.words)
        yield row(
            (
                *(as_text(article.id), links.article(article.id), article.url or ""),
                *(article.title, article.source, article.written_date or ""),
                iso(article.published) or "",
                *(copy.standing, "1" if copy.tied else "0"),
                *("" if number is None else str(number) for number in numbers),
                *(as_text(copy.under or ""), as_text(found.generation)),
            )
        )


def comparison_answer(found: compared.Comparison, links: Links | None = None) -> answers.Comparison:
    """Two articles compared, as `/articles/<id>/compare/<other>.json` answers it."""
    links = links or Links()
    return answers.Comparison(
        one=brief(found.one, links),
        other=brief(found.other, links),
        warnings=(compared.TOO_LONG,) if found.coarse else (),
        share=found.share,
        same=found.count("same"),
        changed=found.count("changed"),
        moved=found.moved,
        left_out=found.count("left-out"),
        added=found.count("added"),
        title=_pieces(found.title),
        passages=tuple(
            answers.Passage(one.kind, one.begins, one.moved, _pieces(one.pieces))
            for one in found.passages
        ),
    )


def _copy(copy: Copy, first: str, links: Links) -> answers.Copy:
    article = copy.article
    return answers.Copy(
        id=article.id,
        url=links.article(article.id),
        title=article.title,
        source=article.source,
        date=article.written_date,
        published=iso(article.published),
        standing=copy.standing,
        tied=copy.tied,
        days_after=copy.days,
        seconds_after=copy.seconds,
        share=copy.share,
        words=copy.words,
        folded_under=copy.under,
        comparison=links.comparison(first, article.id, ".json"),
    )


def _pieces(pieces: Iterable[compared.Piece]) -> tuple[ComparedPiece, ...]:
    return tuple(ComparedPiece(piece.text, piece.kind) for piece in pieces)
