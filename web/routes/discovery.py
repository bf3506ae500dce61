"""How browsers and crawlers find their way: OpenSearch, sitemaps, robots.txt."""

from collections.abc import Iterator
from xml.sax.saxutils import escape

from flask import Blueprint, Response, render_template, request
from werkzeug.exceptions import NotFound

from index.asking.hits import Archive
from search.request import SearchRequest
from search.searcher import Searcher
from web.address import form
from web.address.parameters import TYPED
from web.formats.representation import encoded
from web.serving.conditional import Made, answer
from web.serving.reach import public_links
from web.serving.requests import arguments

SITEMAP = 2_000
"""Articles in one sitemap, which are held at once; the protocol allows 50,000."""

_SUGGESTED = 8
_ROBOTS = """\
# Articles are for everyone; every combination of filters is not.
User-agent: *
Disallow: {root}/search?
Disallow: {root}/search.
Disallow: {root}/suggest.json
Disallow: {root}/opensearch.json
Disallow: {root}/facets/
Disallow: {root}/batch.
Disallow: {root}/cite
Disallow: {root}/selection
Disallow: {root}/unapi
Disallow: {root}/articles/*?
Sitemap: {public}/sitemap.xml
"""
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


class Discovery:
    """The routes, on one searcher."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher

    def routes(self) -> Blueprint:
        """The routes as Flask registers them."""
        blueprint = Blueprint("discovery", __name__)
        blueprint.add_url_rule("/opensearch.xml", view_func=self.description)
        blueprint.add_url_rule("/opensearch.json", view_func=self.suggestions)
        blueprint.add_url_rule("/robots.txt", view_func=self.robots)
        blueprint.add_url_rule("/sitemap.xml", view_func=self.sitemaps)
        blueprint.add_url_rule("/sitemap-<int:number>.xml", view_func=self.sitemap)
        return blueprint

    def description(self) -> Response:
        """How a browser's address bar searches the archive."""
        body = render_template("opensearch.xml", public=public_links())
        return Response(body, content_type="application/opensearchdescription+xml")

    def suggestions(self) -> Response:
        """Completions as a browser's address bar wants them."""
        typed, public = form.read_alone(arguments(), (TYPED,)).get("q", ""), public_links()
        found = self._searcher.suggest(typed, _SUGGESTED)
        value = [
            typed,
            [one.text for one in found],
            [f"{one.articles:,} articles" for one in found],
            [public.completion(one) for one in found],
        ]
        return Response(encoded(value), content_type="application/x-suggestions+json")

    def robots(self) -> Response:
        """What crawlers may read."""
        text = _ROBOTS.format(root=request.script_root, public=public_links().root)
        return Response(text, content_type="text/plain")

    def sitemaps(self) -> Response:
        """The list of the sitemaps."""
        archive, public = self._searcher.archive(), public_links()

        def make() -> Made:
            numbers = range(1, _sitemaps(archive) + 1)
            parts = (f"<sitemap><loc>{public.sitemap(n)}</loc></sitemap>" for n in numbers)
            return Made(_xml("sitemapindex", parts))

        return answer(archive.generation, "", make)

    def sitemap(self, number: int) -> Response:
        """The addresses of some of the articles, newest first."""
        archive = self._searcher.archive()

        def make() -> Made:
            if not 0 < number <= _sitemaps(archive):
                raise NotFound(f"There is no sitemap {number}; /sitemap.xml lists them.")
            return Made(_xml("urlset", self._addresses(number)))

        return answer(archive.generation, "", make)

    def _addresses(self, number: int) -> Iterator[str]:
        """The entries of a sitemap."""
        asked, public = SearchRequest(order_by="newest", duplicates="show"), public_links()
        hits = self._searcher.window(asked, (number - 1) * SITEMAP, SITEMAP)
        for hit in hits:
            modified = hit.article.modified
            day = modified.date().isoformat() if modified else hit.article.written_date
            changed = f"<lastmod>{day}</lastmod>" if day else ""
            yield f"<url><loc>{escape(public.article(hit.id))}</loc>{changed}</url>"


def _sitemaps(archive: Archive) -> int:
    """How many sitemaps hold the articles."""
    return -(-archive.articles // SITEMAP)


def _xml(root: str, parts: Iterator[str]) -> Response:
    body = "\n".join(
        ('<?xml version="1.0" encoding="utf-8"?>', f'<{root} xmlns="{_SITEMAP}">', *parts)
    )
    return Response(f"{body}\n</{root}>\n", content_type="application/xml; charset=utf-8")
