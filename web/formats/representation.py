"""An answer as the values that are sent as JSON: one shape for HTTP and for the terminal."""

from collections.abc import Iterable
from datetime import date

from msgspec import UNSET, json

from index.article import Article, Image, Section
from index.asking.hits import Hit
from search import page as shown
from search.help.suggest import Completion
from search.request import SearchRequest
from web.address.links import Links
from web.address.passages import passage
from web.formats import answers

encoded = json.encode
"""The JSON of an answer, in UTF-8."""


def indented(answer: answers.Answer) -> str:
    """The JSON of an answer, to be read by people too."""
    return json.format(encoded(answer), indent=2).decode()


def page_answer(page: shown.Page, links: Links | None = None) -> answers.Search:
    """A page of results, as `/search.json` answers it."""
    links = links or Links()
    request = page.request
    return answers.Search(
        query=request.q,
        understood_as=page.understood_as,
        warnings=page.warnings,
        did_you_mean=_offer(page.request, page.did_you_mean, links),
        exact_form=_offer(page.request, page.exact_form, links),
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


def _links(page: shown.Page, links: Links) -> answers.SearchLinks:
    request = page.request
    return answers.SearchLinks(
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
        cite=links.cite(request, kind=".json"),
    )


def _offer(request: SearchRequest, offer: shown.Offer | None, links: Links) -> answers.Offer | None:
    if offer is None:
        return None
    url = links.search(request, ".json", q=offer.query)
    return answers.Offer(offer.query, offer.total, url)


def _result(result: shown.Result, links: Links) -> answers.Result:
    hit, matched = result.hit, result.article
    return answers.Result(
        id=result.id,
        url=links.article(result.id),
        original=matched.url,
        title=matched.title,
        headline=matched.headline,
        date=matched.written_date,
        modified=iso(matched.modified),
        added=iso(matched.added),
        changed=iso(matched.changed),
        captured=iso(matched.captured),
        replay=links.capture(matched),
        source=matched.source,
        authors=matched.authors,
        section=matched.section,
        language=matched.language,
        status=matched.status,
        notice=matched.notice,
        corrected=iso(matched.corrected),
        score=hit.score,
        sections=tuple(_place(result.id, section, links) for section in result.sections),
        sections_matched=result.sections_matched,
        image=_picture(result.image) if result.image else None,
        also_in=briefly(hit.also, links),
        also_in_total=hit.folded,
        explain=_explanation(result.explanation) if result.explanation else UNSET,
    )


def _explanation(why: shown.Explanation) -> answers.Explanation:
    parts = (answers.Part(word.name, word.value) for word in why.contributions)
    return answers.Explanation(why.sentence, tuple(parts))


def _place(id: str, section: shown.MatchedSection, links: Links) -> answers.Place:
    url = links.article(id, section.anchor)
    return answers.Place(
        heading=section.heading,
        anchor=section.anchor,
        url=url,
        passage=url + passage(section.snippet),
        snippet=tuple(answers.Piece(piece.text, piece.mark) for piece in section.snippet),
    )


def _picture(image: Image) -> answers.Picture:
    return answers.Picture(image.credit, image.licence, image.licence_url, image.caption)


def facet_answer(request: SearchRequest, group: shown.FacetGroup, links: Links) -> answers.Facet:
    """A facet of a search, as `/facets/<name>.json` answers it."""
    values = (
        answers.FacetValue(
            value=value.value,
            count=value.count,
            selected=value.selected,
            excluded=value.excluded,
            url=links.toggle(request, group.name, value, ".json"),
        )
        for value in group.values
    )
    return answers.Facet(group.name, group.label, tuple(values), group.others, group.missing)


def _timeline(timeline: shown.TimelineView) -> answers.Timeline:
    bars = (answers.Bucket(bar.start, bar.end, bar.count, bar.share) for bar in timeline.bars)
    return answers.Timeline(timeline.interval, tuple(bars), timeline.undated)


def article_answer(article: Article, links: Links | None = None) -> answers.Article:
    """A whole article, as `/articles/<id>.json` answers it."""
    links = links or Links()
    return answers.Article(
        id=article.id,
        url=article.url,
        title=article.title,
        headline=article.headline,
        lede=article.lede,
        lede_is_furniture=article.lede_is_furniture,
        date=article.written_date,
        published=iso(article.published),
        modified=iso(article.modified),
        source=article.source,
        authors=article.authors,
        topics=article.topics,
        section=article.section,
        printed_page=article.page,
        edition=article.edition,
        facsimile=article.facsimile,
        ocr_confidence=article.confidence,
        language=article.language,
        licence=article.licence,
        licence_url=article.licence_url,
        status=article.status,
        notice=article.notice,
        corrected=iso(article.corrected),
        captured=iso(article.captured),
        captured_url=article.captured_url,
        replay=links.capture(article),
        added=iso(article.added),
        changed=iso(article.changed),
        fingerprint=article.fingerprint,
        images=tuple(map(_image, article.images)),
        sections=tuple(map(_section, article.sections)),
        background=_section(article.background) if article.background else None,
        version=article.version,
        codes=tuple(answers.Code(c.kind, c.scheme, c.code, c.name) for c in article.codes),
    )


def iso(moment: date | None) -> str | None:
    """A day or an instant as ISO 8601 has it; None where none is known."""
    return moment.isoformat() if moment else None


def _image(image: Image) -> answers.Image:
    whose = image.source, image.author, image.credit
    return answers.Image(*whose, image.licence, image.licence_url, image.caption, image.url)


def _section(section: Section) -> answers.Section:
    return answers.Section(
        section.heading, section.level, section.anchor, section.paragraphs, section.furniture
    )


def briefly(articles: Iterable[Article], links: Links) -> tuple[answers.Brief, ...]:
    """Articles in a list, such as the near-duplicates under a result."""
    return tuple(brief(article, links) for article in articles)


def brief(article: Article, links: Links) -> answers.Brief:
    """An article in few words, to be read of in full elsewhere."""
    where = links.article(article.id)
    return answers.Brief(article.id, where, article.title, article.source, article.written_date)


def similar_answer(of: Article, hits: Iterable[Hit], links: Links) -> answers.Similar:
    """The articles most like one, as `/articles/<id>/similar.json` answers them."""
    results = (
        answers.SimilarArticle(
            id=hit.id,
            url=links.article(hit.id),
            title=hit.article.title,
            source=hit.article.source,
            date=hit.article.written_date,
            score=hit.score,
        )
        for hit in hits
    )
    return answers.Similar(of.id, tuple(results))


def suggestions_answer(
    typed: str, completions: Iterable[Completion], links: Links
) -> answers.Suggestions:
    """What may be typed, as `/suggest.json` answers it."""
    suggestions = (
        answers.Suggestion(one.text, one.kind, one.articles, links.completion(one))
        for one in completions
    )
    return answers.Suggestions(typed, tuple(suggestions))
