"""An answer as the values that are sent as JSON: one shape for HTTP and for the terminal."""

from collections.abc import Iterable

from msgspec import UNSET, json

from index import article as stored
from index.asking.hits import Hit
from search import page as found
from search.answer.whole import Whole
from search.help.suggest import Completion
from search.request import SearchRequest
from web.address.links import Links
from web.formats.answers import article, search, service
from web.formats.answers.base import Answer

encoded = json.encode
"""The JSON of an answer, in UTF-8."""


def indented(answer: Answer) -> str:
    """The JSON of an answer, to be read by people too."""
    return json.format(encoded(answer), indent=2).decode()


def page_answer(page: found.Page, links: Links | None = None) -> search.Search:
    """A page of results, as `/search.json` answers it."""
    links = links or Links()
    request = page.request
    return search.Search(
        query=request.q,
        understood_as=page.understood_as,
        warnings=page.warnings,
        did_you_mean=_did_you_mean(page, links),
        total=page.total,
        partial=page.partial,
        page=request.page,
        page_size=request.page_size,
        pages=page.pages,
        folded=page.folded,
        order_by=page.order_by,
        took_ms=round(page.took_ms, 1),
        generation=page.generation,
        next_cursor=page.next_cursor,
        results=tuple(_result(result, links) for result in page.results),
        facets=tuple(facet_answer(request, group, links) for group in page.facets),
        timeline=_timeline(page.timeline),
        links=_links(page, links),
    )


def _links(page: found.Page, links: Links) -> search.SearchLinks:
    request = page.request
    return search.SearchLinks(
        here=links.search(request, ".json"),
        next=links.next(page, ".json"),
        prev=links.previous(page, ".json"),
        html=links.search(request),
        csv=links.whole(request, ".csv"),
        jsonl=links.whole(request, ".jsonl"),
        ris=links.whole(request, ".ris"),
        bib=links.whole(request, ".bib"),
        atom=links.whole(request, ".atom"),
        feed=links.whole(request, ".feed.json"),
    )


def _did_you_mean(page: found.Page, links: Links) -> search.DidYouMean | None:
    meant = page.did_you_mean
    if meant is None:
        return None
    url = links.search(page.request, ".json", q=meant.query)
    return search.DidYouMean(meant.query, meant.total, url)


def _result(result: found.Result, links: Links) -> search.Result:
    hit, matched = result.hit, result.article
    return search.Result(
        id=result.id,
        url=links.article(result.id),
        title=matched.title,
        headline=matched.headline,
        date=matched.date,
        source=matched.source,
        authors=matched.authors,
        score=hit.score,
        sections=tuple(_place(result.id, section, links) for section in result.sections),
        sections_matched=result.sections_matched,
        image=_picture(result.image) if result.image else None,
        also_in=_also(hit.also, links),
        also_in_total=hit.folded,
        explain=_explanation(result.explanation) if result.explanation else UNSET,
    )


def _explanation(why: found.Explanation) -> search.Explanation:
    parts = (search.Part(word.name, word.value) for word in why.contributions)
    return search.Explanation(why.sentence, tuple(parts))


def _place(id: str, section: found.MatchedSection, links: Links) -> search.Place:
    return search.Place(
        heading=section.heading,
        anchor=section.anchor,
        url=links.article(id, anchor=section.anchor),
        snippet=tuple(search.Piece(piece.text, piece.mark) for piece in section.snippet),
    )


def _picture(image: stored.Image) -> article.Picture:
    return article.Picture(image.credit, image.licence, image.licence_url, image.caption)


def facet_answer(request: SearchRequest, group: found.FacetGroup, links: Links) -> search.Facet:
    """A facet of a search, as `/facets/<name>.json` answers it."""
    values = (
        search.FacetValue(
            value=value.value,
            count=value.count,
            selected=value.selected,
            excluded=value.excluded,
            url=links.toggle(request, group.name, value, ".json"),
        )
        for value in group.values
    )
    return search.Facet(group.name, group.label, tuple(values), group.others, group.missing)


def _timeline(timeline: found.TimelineView) -> search.Timeline:
    bars = (search.Bucket(bar.start, bar.end, bar.count, bar.share) for bar in timeline.bars)
    return search.Timeline(timeline.interval, tuple(bars), timeline.undated)


def article_answer(told: stored.Article) -> article.Article:
    """A whole article, as `/articles/<id>.json` answers it."""
    return article.Article(
        id=told.id,
        url=told.url,
        title=told.title,
        headline=told.headline,
        lede=told.lede,
        date=told.date,
        modified=told.modified.isoformat() if told.modified else None,
        source=told.source,
        authors=told.authors,
        topics=told.topics,
        language=told.language,
        images=tuple(map(_image, told.images)),
        sections=tuple(map(_section, told.sections)),
        background=_section(told.background) if told.background else None,
    )


def _image(image: stored.Image) -> article.Image:
    return article.Image(
        source=image.source,
        author=image.author,
        credit=image.credit,
        licence=image.licence,
        licence_url=image.licence_url,
        caption=image.caption,
    )


def _section(section: stored.Section) -> article.Section:
    return article.Section(section.heading, section.anchor, section.paragraphs)


def _also(articles: Iterable[stored.Article], links: Links) -> tuple[article.Brief, ...]:
    """The near-duplicates under a result."""
    return tuple(
        article.Brief(also.id, links.article(also.id), also.title, also.source, also.date)
        for also in articles
    )


def whole_answer(whole: Whole, retrieved: str, links: Links) -> article.ExportHead:
    """What is told of a whole answer before its articles."""
    return article.ExportHead(
        query=whole.request.q,
        understood_as=whole.understood_as,
        warnings=whole.warnings,
        total=whole.total,
        folded=whole.folded,
        generation=whole.generation,
        html=links.whole(whole.request),
        retrieved=retrieved,
    )


def exported_answer(hit: Hit, links: Links) -> article.ExportedArticle:
    """An article of a whole answer, as a line of `/search.jsonl`."""
    whole = article_answer(hit.article)
    return article.ExportedArticle(
        **{name: getattr(whole, name) for name in whole.__struct_fields__},
        page=links.article(hit.id),
        score=hit.score,
        also_in=_also(hit.also, links),
        also_in_total=hit.folded,
    )


def similar_answer(of: stored.Article, hits: Iterable[Hit], links: Links) -> article.Similar:
    """The articles most like one, as `/articles/<id>/similar.json` answers them."""
    results = (
        article.SimilarArticle(
            id=hit.id,
            url=links.article(hit.id),
            title=hit.article.title,
            source=hit.article.source,
            date=hit.article.date,
            score=hit.score,
        )
        for hit in hits
    )
    return article.Similar(of.id, tuple(results))


def suggestions_answer(
    typed: str, completions: Iterable[Completion], links: Links
) -> service.Suggestions:
    """What may be typed, as `/suggest.json` answers it."""
    suggestions = (
        service.Suggestion(one.text, one.kind, one.articles, links.completion(one))
        for one in completions
    )
    return service.Suggestions(typed, tuple(suggestions))
