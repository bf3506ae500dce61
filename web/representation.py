"""An answer as JSON: one shape for the HTTP endpoint and for the terminal."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from flask import Response, current_app

from index.article import Article, Image, Section
from index.hits import Hit
from search.page import FacetGroup, Page, Result, Snippet, TimelineView
from search.request import SearchRequest
from search.suggest import Completion
from search.whole import Whole
from web.links import Links

Json = dict[str, Any]


def page_json(page: Page, links: Links | None = None) -> Json:
    """A page of results, as `/search.json` answers it."""
    links = links or Links()
    request = page.request
    return {
        "query": request.q,
        "understoodAs": page.understood_as,
        "warnings": list(page.warnings),
        "didYouMean": _did_you_mean(page, links),
        "total": page.total,
        "partial": page.partial,
        "page": request.page,
        "pageSize": request.page_size,
        "pages": page.pages,
        "folded": page.folded,
        "orderBy": page.order_by,
        "tookMs": round(page.took_ms, 1),
        "generation": page.generation,
        "nextCursor": page.next_cursor,
        "results": [_result(result, links) for result in page.results],
        "facets": [facet_json(page.request, group, links) for group in page.facets],
        "timeline": _timeline(page.timeline),
        "links": {
            "self": links.search(request, ".json"),
            "next": links.next(page, ".json"),
            "prev": links.previous(page, ".json"),
            "html": links.search(request),
            "csv": links.whole(request, ".csv"),
            "jsonl": links.whole(request, ".jsonl"),
            "ris": links.whole(request, ".ris"),
            "bib": links.whole(request, ".bib"),
            "atom": links.whole(request, ".atom"),
            "feed": links.whole(request, ".feed.json"),
        },
    }


def json_answer(value: object, status: int = 200, kind: str = "application/json") -> Response:
    """A value as an answer in JSON."""
    return Response(current_app.json.dumps(value), status, content_type=kind)


def article_json(article: Article) -> Json:
    """A whole article, as `/articles/<id>.json` answers it."""
    return {
        "id": article.id,
        "url": article.url,
        "title": article.title,
        "headline": article.headline,
        "lede": article.lede,
        "date": _iso(article.date),
        "modified": _iso(article.modified),
        "source": article.source,
        "authors": list(article.authors),
        "topics": list(article.topics),
        "language": article.language,
        "images": [
            {"source": image.source, "author": image.author, **_picture(image)}
            for image in article.images
        ],
        "sections": [_section(section) for section in article.sections],
        "background": _section(article.background) if article.background else None,
    }


def whole_json(whole: Whole, links: Links) -> Json:
    """What is told of a whole answer before its articles."""
    return {
        "query": whole.request.q,
        "understoodAs": whole.understood_as,
        "warnings": list(whole.warnings),
        "total": whole.total,
        "folded": whole.folded,
        "generation": whole.generation,
        "html": links.whole(whole.request),
    }


def exported_json(hit: Hit, links: Links) -> Json:
    """An article of a whole answer, as a line of `/search.jsonl`."""
    return {
        **article_json(hit.article),
        "page": links.article(hit.id),
        "score": hit.score,
        "alsoIn": [_brief(article, links) for article in hit.also],
        "alsoInTotal": hit.folded,
    }


def _iso(moment: date | datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _did_you_mean(page: Page, links: Links) -> Json | None:
    meant = page.did_you_mean
    if meant is None:
        return None
    url = links.search(page.request, ".json", q=meant.query)
    return {"query": meant.query, "total": meant.total, "url": url}


def _result(result: Result, links: Links) -> Json:
    return {
        "id": result.id,
        "url": links.article(result.id),
        "title": result.title,
        "headline": result.headline,
        "date": _iso(result.date),
        "source": result.source,
        "authors": list(result.authors),
        "score": result.score,
        "sections": [
            {
                "heading": section.heading,
                "anchor": section.anchor,
                "url": links.article(result.id, anchor=section.anchor),
                "snippet": _snippet(section.snippet),
            }
            for section in result.sections
        ],
        "sectionsMatched": result.sections_matched,
        "image": _picture(result.image) if result.image else None,
        "alsoIn": [_brief(article, links) for article in result.also],
        "alsoInTotal": result.folded,
        **({"explain": asdict(result.explanation)} if result.explanation else {}),
    }


def _brief(article: Article, links: Links) -> Json:
    """An article in a list: a near-duplicate under a result, or one that is like another."""
    return {
        "id": article.id,
        "url": links.article(article.id),
        "title": article.title,
        "source": article.source,
        "date": _iso(article.date),
    }


def similar_json(article: Article, hits: Iterable[Hit], links: Links) -> Json:
    """The articles most like one, as `/articles/<id>/similar.json` answers them."""
    return {
        "id": article.id,
        "results": [{**_brief(hit.article, links), "score": hit.score} for hit in hits],
    }


def suggestions_json(typed: str, completions: Iterable[Completion], links: Links) -> Json:
    """What may be typed, as `/suggest.json` answers it."""
    suggestions = [
        {
            "text": found.text,
            "kind": found.kind,
            "articles": found.articles,
            "url": links.completion(found),
        }
        for found in completions
    ]
    return {"query": typed, "suggestions": suggestions}


def _snippet(snippet: Snippet) -> list[Json]:
    return [{"text": p.text, "mark": True} if p.mark else {"text": p.text} for p in snippet]


def _picture(image: Image) -> Json:
    return {
        "credit": image.credit,
        "licence": image.licence,
        "licenceUrl": image.licence_url,
        "caption": image.caption,
    }


def facet_json(request: SearchRequest, group: FacetGroup, links: Links) -> Json:
    """A facet of a search, as `/facets/<name>.json` answers it."""
    return {
        "name": group.name,
        "label": group.label,
        "values": [
            {
                "value": value.value,
                "count": value.count,
                "selected": value.selected,
                "excluded": value.excluded,
                "url": links.toggle(request, group.name, value, ".json"),
            }
            for value in group.values
        ],
        "others": group.others,
        "missing": group.missing,
    }


def _timeline(timeline: TimelineView) -> Json:
    buckets = [
        {"start": _iso(bar.start), "end": _iso(bar.end), "count": bar.count, "share": bar.share}
        for bar in timeline.bars
    ]
    return {"interval": timeline.interval, "buckets": buckets, "undated": timeline.undated}


def _section(section: Section) -> Json:
    return {
        "heading": section.heading,
        "anchor": section.anchor,
        "paragraphs": list(section.paragraphs),
    }
