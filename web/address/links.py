"""The addresses of Dateline's own pages, and those of the web that a page may lead to."""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Literal
from urllib.parse import quote, urlencode, urlsplit

from index.article import Article
from index.asking.plan import Choice
from search.answer.citing import Claim, citable
from search.help.suggest import Completion
from search.page import FacetEntry, Page
from search.request import (
    DEFAULT_PAGE_SIZE,
    MAX_WINDOW,
    CompareRequest,
    SearchRequest,
    ValuesRequest,
)
from web.address import comparing, form, instants, picked
from web.address.choices import choose, drop
from web.address.comparing import Compared
from web.address.picked import Picked
from web.address.replay import address_of_capture

Representation = Literal["", ".json", ".csv", ".jsonl", ".ris", ".bib", ".atom", ".feed.json"]

ComparedAs = Literal["", ".json", ".csv"]

_FIRST_VALUES = ValuesRequest()


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses below `root`: the path at which the service is mounted (empty: at the top), or
    the address that readers reach it at. `replay` is where captured pages are shown, `picked` the
    ids that are ticked on a page of results: those that follow keep them.
    """

    root: str = ""
    replay: str = ""
    picked: tuple[str, ...] = ()

    def capture(self, article: Article) -> str | None:
        """An article as a crawler saw it, in a service that shows captured pages; None where there
        is none, or the article was not captured.
        """
        return address_of_capture(self.replay, article)

    def search(self, request: SearchRequest, kind: Representation = "", **changes: Any) -> str:
        """A search as a page or in another representation; `changes` as `form.write` takes them."""
        query = form.query_string(request, **changes)
        if self.picked and not kind:
            query = "&".join(filter(None, (query, picked.ids_of(self.picked))))
        return f"{self.root}/search{kind}" + (f"?{query}" if query else "")

    def compare(self, compared: Compared, kind: ComparedAs = "", **changes: Any) -> str:
        """Queries over time, as a page or as data; `changes` as `comparing.write` takes them."""
        query = comparing.write(compared, **changes)
        return f"{self.root}/compare{kind}" + (f"?{query}" if query else "")

    def over_time(self, request: SearchRequest) -> str:
        """The words and the filters of a search, over time."""
        return self.compare(Compared(CompareRequest((request.q,), request)))

    def whole(self, request: SearchRequest, kind: Representation = "") -> str:
        """Everything that a search finds, without the page of it that is shown and what is picked
        there.
        """
        return Links(self.root).search(
            request, kind, page=1, cursor=None, page_size=DEFAULT_PAGE_SIZE
        )

    def table(self, request: SearchRequest) -> str:
        """The same as a table that a spreadsheet opens as it is."""
        address = self.whole(request, ".csv")
        return f"{address}{'&' if '?' in address else '?'}bom=1"

    def cite(
        self, request: SearchRequest, claim: Claim | None = None, kind: Literal["", ".json"] = ""
    ) -> str:
        """A search to cite; with what a citation claims, what became of it since."""
        query = form.query_string(citable(request))
        said = ""
        if claim:
            as_of = instants.written(claim.as_of, last=True)
            said = f"total={claim.total}&fingerprint={claim.fingerprint}&as-of={as_of}"
        parts = "&".join(filter(None, (query, said)))
        return f"{self.root}/cite{kind}" + (f"?{parts}" if parts else "")

    def selection(self, chosen: Picked, kind: str = "", **changes: Any) -> str:
        """A selection as a page or in another format; the words of `changes` are fields of it."""
        query = picked.query_string(replace(chosen, **changes))
        return f"{self.root}/selection{kind}" + (f"?{query}" if query else "")

    def article(self, id: str, anchor: str = "") -> str:
        """An article's page, or one of its sections."""
        return f"{self.root}/articles/{quote(id, safe='')}" + (f"#{anchor}" if anchor else "")

    def result(self, request: SearchRequest, id: str, number: int = 0, anchor: str = "") -> str:
        """An article's page, or one of its sections, remembering the search that led to it and
        which of its results it is, from 1; 0 where that is not known.
        """
        query = _remembered(request) + (f"&result={number}" if number else "")
        page, _, place = self.article(id, anchor).partition("#")
        return (f"{page}?{query.lstrip('&')}" if query else page) + (f"#{place}" if place else "")

    def article_as(self, id: str, kind: Literal[".json", ".ris", ".bib", "/csl.json"]) -> str:
        """An article in another representation."""
        return f"{self.root}/articles/{quote(id, safe='')}{kind}"

    def family(self, id: str, kind: Literal["", ".json", ".csv"] = "") -> str:
        """How an article spread."""
        return f"{self.article(id)}/family{kind}"

    def comparison(self, one: str, other: str, kind: Literal["", ".json"] = "") -> str:
        """What became of the text of one article in another one."""
        return f"{self.article(one)}/compare/{quote(other, safe='')}{kind}"

    def typed(self, q: str) -> str:
        """What is found by these words alone."""
        return self.search(SearchRequest(q))

    def sitemap(self, number: int) -> str:
        """One of the sitemaps."""
        return f"{self.root}/sitemap-{number}.xml"

    def completion(self, found: Completion) -> str:
        """What a completion leads to: its article, else its search."""
        return self.article(found.article) if found.article else self.search(found.request)

    @property
    def unapi(self) -> str:
        """The address that reference managers ask for citations (unAPI)."""
        return f"{self.root}/unapi"

    @property
    def suggest(self) -> str:
        """The address of the completions."""
        return f"{self.root}/suggest.json"

    def facet(
        self, request: SearchRequest, name: str, wanted: ValuesRequest = _FIRST_VALUES
    ) -> str:
        """The page that lists the values of a facet of a search that are wanted."""
        beside = {"find": wanted.find, "sort": "" if wanted.order == "count" else wanted.order}
        own = urlencode({key: value for key, value in beside.items() if value}, errors="replace")
        query = form.query_string(request, page=wanted.page, cursor=None)
        parts = "&".join(filter(None, (query, own, picked.ids_of(self.picked))))
        return f"{self.root}/facets/{name}" + (f"?{parts}" if parts else "")

    def of(self, facet: str, value: str) -> str:
        """The search for everything that has this value of a facet."""
        return self.search(SearchRequest(choices=(Choice(facet, (value,)),)))

    def toggle(
        self, request: SearchRequest, facet: str, value: FacetEntry, kind: Representation = ""
    ) -> str:
        """The search with the value chosen, or without it where it is chosen or excluded."""
        if value.selected or value.excluded:
            return self.search(request, kind, choices=drop(request, facet, value.value))
        return self.search(request, kind, choices=choose(request, facet, value.value))

    def next(self, page: Page, kind: Representation = "") -> str | None:
        """The page after this one; by cursor where page numbers end or were not used."""
        request = page.request
        reachable = (request.page + 1) * request.page_size <= MAX_WINDOW
        if request.cursor is None and reachable:
            more = request.page < page.pages
            return self.search(request, kind, page=request.page + 1) if more else None
        if page.next_cursor is None:
            return None
        return self.search(request, kind, page=1, cursor=page.next_cursor)

    def previous(self, page: Page, kind: Representation = "") -> str | None:
        """The page before this one; none where a cursor was used, which only leads on."""
        request = page.request
        if request.cursor is not None or request.page == 1:
            return None
        return self.search(request, kind, page=min(request.page - 1, max(page.pages, 1)))


@lru_cache(maxsize=64)
def _remembered(request: SearchRequest) -> str:
    """The arguments of a search that an article's page remembers: those that say what is found."""
    return form.query_string(
        request,
        page=1,
        cursor=None,
        page_size=DEFAULT_PAGE_SIZE,
        explain=False,
        facets=SearchRequest().facets,
    )


def web_address(url: str | None) -> str | None:
    """The address, if it is one of the web that a link may lead to."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def host_of(url: str) -> str:
    """The host that an address of the web names, as a reader knows it: without `www.`."""
    return (urlsplit(url).hostname or "").removeprefix("www.")
