"""Any search as a feed of its articles: Atom (RFC 4287) and JSON Feed 1.1. The newest come first by
the day of publication, or by the day they came into the archive, where that is asked for: then what
is filled in of the past is seen.

A feed wants an instant for each article: where only its day is known, the beginning of that, in
UTC, and of the first day of a date that is known to the month or the year only. Articles of one
instant stand in the order of their days and ids, so the order is the same each time.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time

from flask import Blueprint, Response, render_template
from msgspec import UNSET

from index.article import Article
from index.asking.plan import Order
from search.errors import LateError
from search.page import Page, Result
from search.searcher import Searcher
from web.address import form
from web.address.links import Links, web_address
from web.formats import wording
from web.formats.answers import Feed, FeedAuthor, FeedItem
from web.formats.representation import encoded
from web.serving.conditional import Made, answer
from web.serving.metrics import searched
from web.serving.reach import lasting_id, public_links
from web.serving.requests import arguments

ENTRIES = 50
"""How many articles a feed has."""
_NEVER = "1970-01-01T00:00:00Z"
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 (section 2.2) has no place for."""


@dataclass(frozen=True, slots=True)
class Channel:
    """What a feed in Atom tells: its address `own`, that of the page with the same articles, and
    what stands in it.
    """

    own: str
    html: str
    title: str
    subtitle: str
    results: Sequence[Result]
    order: Order = "newest"


class Feeds:
    """The routes, on one searcher."""

    def __init__(self, searcher: Searcher, title: str) -> None:
        self._searcher = searcher
        self._archive = title

    def routes(self) -> Blueprint:
        """The routes as Flask registers them."""
        blueprint = Blueprint("feeds", __name__)
        blueprint.add_url_rule("/search.atom", view_func=self.atom)
        blueprint.add_url_rule("/search.feed.json", view_func=self.json_feed)
        return blueprint

    def atom(self) -> Response:
        """The newest articles of a search, in Atom."""
        return self._feed(self._atom)

    def json_feed(self) -> Response:
        """The newest articles of a search, in JSON Feed."""
        return self._feed(self._json)

    def _feed(self, write: Callable[[Page], Response]) -> Response:
        asked = form.read(arguments())
        order: Order = "added" if asked.order_by == "added" else "newest"
        asked = replace(asked, order_by=order, page=1, page_size=ENTRIES, cursor=None)

        def make() -> Made:
            page = searched(self._searcher.search(asked))
            if page.partial:  # a feed has no place to say so
                raise LateError
            return Made(write(page), page.generation)

        return answer(self._searcher.archive().generation, form.query_string(asked), make)

    def _atom(self, page: Page) -> Response:
        public = public_links()
        return atom(
            Channel(
                own=public.whole(page.request, ".atom"),
                html=public.whole(page.request),
                title=self._title(page),
                subtitle=" ".join(page.warnings),
                results=page.results,
                order=page.order_by,
            )
        )

    def _json(self, page: Page) -> Response:
        public = public_links()
        feed = Feed(
            version="https://jsonfeed.org/version/1.1",
            title=self._title(page),
            description=" ".join(page.warnings) or UNSET,
            home_page_url=public.whole(page.request),
            feed_url=public.whole(page.request, ".feed.json"),
            items=tuple(_item(result, public, page.order_by) for result in page.results),
        )
        return Response(encoded(feed), content_type="application/feed+json")

    def _title(self, page: Page) -> str:
        _, words = wording.heading(page)
        title = f"{words} – {self._archive}" if words else self._archive
        return f"{title}, as it comes in" if page.order_by == "added" else title


def atom(channel: Channel) -> Response:
    """The feed in Atom."""
    order = channel.order
    body = render_template(
        "feed.xml",
        channel=channel,
        title=_for_xml(channel.title),
        subtitle=_for_xml(channel.subtitle),
        public=public_links(),
        lasting_id=lasting_id,
        published=published,
        updated=updated,
        summary=summary,
        latest=max((updated(one.article, order) for one in channel.results), default=_NEVER),
    )
    return Response(body, content_type="application/atom+xml; charset=utf-8")


def _item(result: Result, public: Links, order: Order) -> FeedItem:
    address, article = public.article(result.id), result.article
    changed = article.modified or article.corrected
    return FeedItem(
        id=lasting_id(public, address),
        url=address,
        title=wording.titled(article),
        content_text=summary(result),
        authors=tuple(map(FeedAuthor, article.authors or (article.source,))),
        tags=tuple(filter(None, (article.source, article.section))),
        external_url=web_address(article.url) or UNSET,
        language=article.language or UNSET,
        date_published=published(article) or UNSET,
        date_modified=updated(article, order) if changed or order == "added" else UNSET,
    )


def _for_xml(text: str) -> str:
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def summary(result: Result) -> str:
    """The snippets of a result as plain text; without any, the lede, else the title."""
    snippets = ("".join(p.text for p in section.snippet) for section in result.sections)
    article = result.article.without_furniture()
    return "\n\n".join(snippets) or article.lede or article.title


def published(article: Article) -> str | None:
    """When an article was published, as RFC 3339 has it; None where that is not known."""
    if article.published:
        return _instant(article.published)
    return _instant(datetime.combine(article.date, time(), UTC)) if article.date else None


def updated(article: Article, order: Order) -> str:
    """When an article last changed at its source or was corrected, else when it was published
    there. In a feed by adding, when it last became another here.
    """
    here = article.changed or article.added
    if order == "added" and here:
        return _instant(here)
    day = article.corrected
    corrected = [datetime.combine(day, time(), UTC)] if day else []
    if moments := [*corrected, *([article.modified] if article.modified else [])]:
        return _instant(max(moments))
    return published(article) or _NEVER


def _instant(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
