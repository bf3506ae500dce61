"""The page of an article, after the search that led to it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from flask import Blueprint, Response, render_template

from index.article import Article
from index.asking.hits import Hit
from search.errors import LateError
from search.request import DEFAULT_PAGE_SIZE, SearchRequest
from search.searcher import Searcher
from web.address import beside, form
from web.address.parameters import RESULT
from web.formats import citations, references
from web.formats.embedded import metadata
from web.formats.linked_data import news_article
from web.routes.lookup import found
from web.serving.conditional import Made, answer
from web.serving.reach import public_links
from web.serving.requests import arguments
from web.view.outline import contents, landings, levels

T = TypeVar("T")
_NUMBERED = 500
"""Matches of an article that have an address; all are marked."""


@dataclass(frozen=True, slots=True)
class Beside:
    """The results before and after one, None where there is none, and the number of this one."""

    number: int
    previous: Hit | None
    next: Hit | None


class Articles:
    """The routes, on one searcher."""

    def __init__(self, searcher: Searcher, title: str) -> None:
        self._searcher = searcher
        self._archive = title

    def routes(self) -> Blueprint:
        """The routes as Flask registers them."""
        blueprint = Blueprint("articles", __name__)
        blueprint.add_url_rule("/articles/<id>", endpoint="page", view_func=self.article)
        return blueprint

    def article(self, id: str) -> Response:
        """One article."""
        given, own = beside.read(arguments(), (RESULT,))
        asked, number = replace(given, page=1, cursor=None, explain=False), own.get("result", 0)

        def make() -> Made:
            return found(self._searcher, id, lambda article: self._story(article, asked, number))

        query = f"{form.query_string(asked)}\0{number}"
        return answer(self._searcher.archive().generation, query, make)

    def _story(self, article: Article, asked: SearchRequest, number: int) -> Made:
        canonical = public_links().article(article.id)
        if article.status == "withdrawn":
            known = {"article": article, "asked": asked, "canonical": canonical}
            return Made(Response(render_template("withdrawn.html", **known)))
        asked = self._searcher.asked(asked)
        reading = self._searcher.reading(article, asked.q)
        around, late = _in_time(lambda: self._beside(article, asked, number), None)
        none: tuple[tuple[Hit, ...], bool] = (), False
        similar, later = _in_time(lambda: self._similar(article, asked), none)
        body = render_template(
            "article.html",
            article=article,
            reading=reading,
            copies=self._searcher.copies(article),
            landings=landings(reading),
            most=_NUMBERED,
            asked=asked,
            came_from=_page_with(asked, number),
            beside=around,
            similar=similar[0],
            filtered=similar[1],
            contents=contents(article),
            levels=levels(article),
            canonical=canonical,
            cited=citations.sentence(article, canonical),
            references=references.references(article, canonical),
            linked=news_article(article, canonical),
            original=citations.address_of(article, canonical),
            embedded=metadata(article, canonical, self._archive),
        )
        return Made(Response(body), partial=late or later)

    def _beside(self, article: Article, asked: SearchRequest, number: int) -> Beside | None:
        """The results beside the article, where it is the result of this number; else None."""
        if not number:
            return None
        offset = max(number - 2, 0)
        hits = self._searcher.window(asked, offset, number - offset + 1)
        here = number - 1 - offset
        if here >= len(hits) or hits[here].id != article.id:
            return None
        previous = hits[here - 1] if here else None
        return Beside(number, previous, hits[here + 1] if here + 1 < len(hits) else None)

    def _similar(self, article: Article, asked: SearchRequest) -> tuple[tuple[Hit, ...], bool]:
        """The articles most like one, under the filters of the search where any is there; and
        whether they are.
        """
        filters = SearchRequest(
            from_date=asked.from_date,
            to_date=asked.to_date,
            from_added=asked.from_added,
            to_added=asked.to_added,
            choices=asked.choices,
        )
        if filters != SearchRequest() and (hits := self._searcher.similar(article, filters)):
            return hits, True
        return self._searcher.similar(article), False


def _in_time(ask: Callable[[], T], otherwise: T) -> tuple[T, bool]:
    """What is asked for beside an article, which can be read without it; and whether it came too
    late.
    """
    try:
        return ask(), False
    except LateError:
        return otherwise, True


def _page_with(asked: SearchRequest, number: int) -> SearchRequest:
    """The page of results that has the result of this number."""
    page = (number - 1) // DEFAULT_PAGE_SIZE + 1 if number else 1
    return replace(asked, page=page, page_size=DEFAULT_PAGE_SIZE)
