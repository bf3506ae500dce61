"""The answers of the tools for model clients: small ones, with absolute addresses."""

from collections.abc import Iterable
from dataclasses import replace

from msgspec import UNSET, structs

from index.article import Article
from index.document import FACETS
from search.answer.batch import BatchCounts, QueryCounts
from search.answer.holdings import Holdings
from search.page import FacetGroup, Page, Result, Snippet
from web.address.links import Links
from web.formats.answers import tools
from web.formats.citations import sentence
from web.formats.representation import encoded, iso
from web.formats.texts import body_text
from web.formats.wording import standing
from web.view.help import Typed

PIECE = 12_000
"""Characters of an article that are fetched at once, at most."""
_RESULT = 540
"""Bytes of JSON that a result takes: its text has what the rest leaves of them."""
_TITLE = 150
"""Characters of a title; fetch has all of it."""
_CUT = "…"


def results(page: Page, links: Links) -> tools.Results:
    """A page of results, ten of which are less than 6 KB."""
    request = page.request
    more = request.page < page.pages and request.cursor is None
    walks = request.cursor is not None and page.next_cursor is not None
    return tools.Results(
        results=tuple(_found(result, links) for result in page.results),
        total=page.total,
        query=request.q,
        understood_as=page.understood_as,
        warnings=page.warnings or UNSET,
        did_you_mean=page.did_you_mean.query if page.did_you_mean else UNSET,
        folded=page.folded or UNSET,
        partial=page.partial or page.at_least or UNSET,
        next_page=request.page + 1 if more else UNSET,
        next_cursor=page.next_cursor or UNSET if walks else UNSET,
        generation=page.generation,
        url=links.search(replace(request, facets=tuple(FACETS)), page=1, cursor=None),
    )


def _found(result: Result, links: Links) -> tools.Found:
    article = result.article
    bare = tools.Found(
        id=article.id,
        title=_within(article.title, _TITLE * 2, _TITLE),
        url=links.article(article.id),
        date=article.written_date or UNSET,
        source=_within(article.source, _TITLE, _TITLE),
        status=article.status if article.status != "live" else UNSET,
        also_in=result.hit.folded or UNSET,
    )
    said = (_said(s.heading, s.snippet, article.title) for s in result.sections)
    text = " … ".join(filter(None, said))
    room = max(_RESULT - len(encoded(bare)), 0)
    room -= sum(map(text.count, '"\\'))  # which take two bytes in JSON
    return structs.replace(bare, text=_within(text, room, room) or UNSET)


def _said(heading: str | None, snippet: Snippet, title: str) -> str:
    """A place that matched: `Heading: the sentences that show it`, without the article's title."""
    text = "".join(piece.text for piece in snippet)
    if text.startswith(title):
        text = text.removeprefix(title).lstrip(" —")
    return f"{heading}: {text}" if heading else text


def _within(text: str, size: int, characters: int) -> str:
    """The words of a text that fit into so many bytes of UTF-8 and so many characters."""
    text = " ".join(text.split())
    raw = text.encode()
    if len(raw) <= size and len(text) <= characters:
        return text
    cut = raw[: max(size - len(_CUT.encode()), 0)].decode(errors="ignore")[:characters]
    kept = cut.rpartition(" ")[0] or cut
    return f"{kept}{_CUT}" if kept else ""


def fetched(article: Article, offset: int, links: Links) -> tools.Fetched:
    """A piece of an article, from a character on, up to the end of a paragraph where it can be."""
    text = "" if article.status == "withdrawn" else body_text(article)
    piece = text[offset : offset + PIECE]
    end = offset + len(piece)
    if end < len(text):
        whole = piece.rfind("\n\n") + 2
        end = offset + (whole if whole > PIECE // 2 else len(piece))
    return tools.Fetched(
        id=article.id,
        title=article.title,
        text=text[offset:end],
        url=links.article(article.id),
        metadata=_facts(article, len(text), links),
        next_offset=end if end < len(text) else UNSET,
    )


def _facts(article: Article, length: int, links: Links) -> tools.Facts:
    return tools.Facts(
        source=article.source,
        date=article.written_date,
        authors=article.authors,
        section=article.section,
        language=article.language,
        licence=article.licence,
        original=article.url,
        status=article.status,
        notice=standing(article),
        citation=sentence(article, links.article(article.id)),
        length=length,
    )


def over_time(found: BatchCounts) -> tools.OverTime:
    """The years of each query of a batch, whose last one is for all articles."""
    *queries, everything = map(_years, found.queries)
    return tools.OverTime(tuple(queries), everything, found.generation)


def _years(one: QueryCounts) -> tools.Years:
    return tools.Years(
        query=one.query,
        total=one.total,
        undated=one.undated,
        years={str(year): count for year, count in one.years.items()},
        understood_as=one.understood_as or UNSET,
        warnings=one.warnings or UNSET,
        partial=one.partial or UNSET,
    )


def values(group: FacetGroup, page: int) -> tools.Values:
    """Values of a facet, of which this is the given page."""
    return tools.Values(
        name=group.name,
        label=group.label,
        values=_counted((value.value, value.count) for value in group.values),
        others=group.others,
        missing=group.missing,
        next_page=page + 1 if page < group.pages else UNSET,
    )


def described(title: str, held: Holdings, ways: Iterable[Typed], links: Links) -> tools.Described:
    """What an archive holds; `ways` are those to ask it."""
    archive = held.archive
    return tools.Described(
        title=title,
        url=f"{links.root}/",
        articles=archive.articles,
        first=iso(archive.first),
        last=iso(archive.last),
        language=archive.language,
        generation=archive.generation,
        published=iso(archive.published),
        notices=archive.notices,
        sources=_counted(held.sources.values),
        other_sources=held.sources.others,
        languages=_counted(held.languages.values),
        facets=dict(FACETS),
        typed=_typed(ways),
    )


def _counted(pairs: Iterable[tuple[str, int]]) -> tuple[tools.Counted, ...]:
    return tuple(tools.Counted(value, count) for value, count in pairs)


def _typed(ways: Iterable[Typed]) -> dict[str, str]:
    return {way.text: way.means for way in ways}
