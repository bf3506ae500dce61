"""How a story spread: the copies of an article, and what differs between two of them."""

from collections.abc import Callable

from flask import Blueprint, Response, render_template

from index.article import Article
from search.copies.comparison import TOO_LONG, Comparison
from search.copies.spread import Spread
from search.searcher import Searcher
from web.formats.answers import Answer
from web.formats.copies import comparison_answer, family_answer, family_table
from web.formats.representation import encoded
from web.routes.lookup import found, require_text
from web.serving.conditional import Made, answer
from web.serving.headers import as_file
from web.serving.reach import own_links, public_links
from web.view import copies


class Copies:
    """The routes, on one searcher."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher

    def routes(self) -> Blueprint:
        """The routes as Flask registers them."""
        blueprint = Blueprint("copies", __name__)
        family, pair = "/articles/<id>/family", "/articles/<id>/compare/<other>"
        blueprint.add_url_rule(family, view_func=self.family)
        blueprint.add_url_rule(f"{family}.json", view_func=self.family_json)
        blueprint.add_url_rule(f"{family}.csv", view_func=self.family_csv)
        blueprint.add_url_rule(pair, view_func=self.compare)
        blueprint.add_url_rule(f"{pair}.json", view_func=self.compare_json)
        return blueprint

    def family(self, id: str) -> Response:
        """The copies of an article, for readers."""
        return self._spread(id, _family_page)

    def family_json(self, id: str) -> Response:
        """The copies of an article."""
        return self._spread(id, lambda of, spread: _json(family_answer(of, spread, own_links())))

    def family_csv(self, id: str) -> Response:
        """The copies of an article, as a table."""
        return self._spread(id, _family_table)

    def compare(self, id: str, other: str) -> Response:
        """What differs between two articles, for readers."""
        return self._compared(id, other, _differences_page)

    def compare_json(self, id: str, other: str) -> Response:
        """What differs between two articles."""
        return self._compared(id, other, lambda two: _json(comparison_answer(two, own_links())))

    def _spread(self, id: str, represent: Callable[[Article, Spread], Response]) -> Response:
        def of(article: Article) -> Made:
            require_text(article)
            spread = self._searcher.spread(article)
            return Made(represent(article, spread), spread.generation, spread.partial)

        return self._answer(lambda: found(self._searcher, id, of))

    def _compared(
        self, id: str, other: str, represent: Callable[[Comparison], Response]
    ) -> Response:
        def of(one: Article) -> Made:
            require_text(one)
            return found(self._searcher, other, lambda two: pair(one, two), "other")

        def pair(one: Article, two: Article) -> Made:
            require_text(two)
            compared = self._searcher.compare(one, two)
            return Made(represent(compared), partial=compared.late)

        return self._answer(lambda: found(self._searcher, id, of))

    def _answer(self, make: Callable[[], Made]) -> Response:
        return answer(self._searcher.archive().generation, "", make)


def _family_page(article: Article, spread: Spread) -> Response:
    told, notes = copies.told(spread)
    body = render_template(
        "family.html",
        article=article,
        spread=spread,
        first=spread.copies[0].article,
        told=told,
        notes_on_order=notes,
        copies=copies,
    )
    return Response(body)


def _family_table(article: Article, spread: Spread) -> Response:
    body = "".join(family_table(spread, public_links()))
    response = Response(body, content_type="text/csv; charset=utf-8")
    return as_file(response, f"dateline-family-{article.id}.csv")


def _differences_page(compared: Comparison) -> Response:
    body = render_template(
        "differences.html",
        compared=compared,
        summary=copies.summary(compared),
        stretches=copies.stretches(compared.passages),
        too_long=TOO_LONG if compared.coarse else "",
    )
    return Response(body)


def _json(document: Answer) -> Response:
    return Response(encoded(document), content_type="application/json")
