"""What the head of a page says: Open Graph, `article:`, Dublin Core, `citation_`, and the like."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any

from lxml.html import HtmlElement

from index.article import Image
from index.readers.html import authors
from index.readers.html.linked_values import topics_of
from index.readers.record import Record, Told
from index.text.cleaning import squeeze

Head = dict[str, list[str]]
"""The contents of a page's `meta` and `link` elements by their names in lower case, in order."""

_KEYS: dict[str, tuple[str, ...]] = {
    "id": ("parsely-post-id", "articleid", "article_id", "cxenseparse:articleid", "dc.identifier"),
    "title": (
        *("og:title", "twitter:title", "citation_title", "dc.title", "dcterms.title"),
        *("parsely-title", "sailthru.title", "headline", "title"),
    ),
    "lede": (
        *("og:description", "description", "twitter:description", "dc.description"),
        *("dcterms.description", "sailthru.description"),
    ),
    "date": (
        *("article:published_time", "og:article:published_time", "og:published_time"),
        *("citation_publication_date", "citation_date", "citation_online_date", "dcterms.issued"),
        *("dc.date.issued", "dcterms.created", "dc.date.created", "dc.date", "dcterms.date"),
        *("parsely-pub-date", "sailthru.date", "article.published", "datepublished", "pubdate"),
        *(
            "publish-date",
            "publishdate",
            "publication_date",
            "cxenseparse:recs:publishtime",
            "date",
        ),
    ),
    "modified": (
        *("article:modified_time", "og:updated_time", "dcterms.modified", "dc.date.modified"),
        *("datemodified", "article.updated", "last-modified", "lastmod"),
    ),
    "language": ("html lang", "og:locale", "content-language", "dc.language", "dcterms.language"),
    "publisher": (
        *("og:site_name", "citation_journal_title", "dc.publisher", "dcterms.publisher"),
        *("publisher", "application-name", "apple-mobile-web-app-title"),
    ),
    "section": ("article:section", "parsely-section", "cxenseparse:category", "section"),
    "licence": ("link license", "a license", "dcterms.license", "dc.rights", "dcterms.rights"),
}
_AUTHORS = (
    *("citation_author", "article:author", "dc.creator", "dcterms.creator", "parsely-author"),
    *("sailthru.author", "author", "article:author_name", "byl", "dc.contributor"),
)
_TOPICS = (
    *("article:tag", "news_keywords", "parsely-tags", "dc.subject", "dcterms.subject"),
    *("sailthru.tags", "citation_keywords", "keywords"),
)
_MONTH_FIRST = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_MONTHS = 12
_ADDRESSES = frozenset(("licence",))


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the head tells: the record, and the head itself for what is decided elsewhere."""

    record: Record
    head: Head

    def of(self, key: str) -> str:
        """The first value of a key, empty where there is none."""
        return next(iter(self.head.get(key, ())), "")

    @property
    def is_article(self) -> bool:
        """Whether the head says that the page is an article."""
        kind = self.of("og:type").lower()
        marks = ("article:published_time", "citation_title", "parsely-pub-date")
        return kind in ("article", "news", "blog") or any(mark in self.head for mark in marks)


def read(tree: HtmlElement) -> Metadata:
    """What the `meta`, `link` and `html` elements of a page tell."""
    head = _head(tree)
    told: dict[str, Any] = {name: _first(head, name, keys) for name, keys in _KEYS.items()}
    told["authors"] = next(filter(None, (_names(head, key) for key in _AUTHORS)), ())
    told["topics"] = next(filter(None, (_words(head, key) for key in _TOPICS)), ())
    return Metadata(Record(**told, images=_images(head)), head)


def merged(first: Record, *others: Record) -> Record:
    """For each attribute what the first record that has it tells."""
    values = {}
    for field in fields(Record):
        found = (getattr(record, field.name) for record in (first, *others))
        values[field.name] = next((value for value in found if value), getattr(first, field.name))
    return Record(**values)


def _head(tree: HtmlElement) -> Head:
    head: Head = {}
    for name, content in _entries(tree):
        if text := squeeze(content):
            head.setdefault(name, []).append(text)
    return head


def _entries(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    yield "html lang", tree.get("lang") or tree.get("xml:lang") or ""
    for element in tree.iter("meta", "link"):
        name = element.get("property") or element.get("name") or element.get("http-equiv")
        if element.tag == "meta" and name:
            for one in name.lower().split():
                yield one, element.get("content") or element.get("value") or ""
        elif element.tag == "link":
            for rel in (element.get("rel") or "").lower().split():
                yield f"link {rel}", element.get("href") or ""
    for link in tree.iterfind(".//a[@rel]"):
        for rel in (link.get("rel") or "").lower().split():
            if rel in ("license", "author"):
                yield (
                    f"a {rel}",
                    (link.get("href") if rel == "license" else link.text_content()) or "",
                )


def _first(head: Head, attribute: str, keys: tuple[str, ...]) -> Told | None:
    for key in keys:
        value = head.get(key, [""])[0]
        if value and (attribute not in _ADDRESSES or value.startswith(("http://", "https://"))):
            return Told(_iso(value) if key.startswith("citation_") else value, _origin(key))
    return None


def _iso(value: str) -> str:
    """A day as Google Scholar's tags may have it, the month first (`5/1/2020`), as YYYY-MM-DD."""
    found = _MONTH_FIRST.fullmatch(value)
    if found is None or int(found[1]) > _MONTHS:
        return value
    return f"{found[3]}-{int(found[1]):02}-{int(found[2]):02}"


def _origin(key: str) -> str:
    kind, _, rest = key.partition(" ")
    if kind == "html":
        return "<html lang>"
    return f"<{kind} rel={rest}>" if rest else f"<meta {key}>"


def _names(head: Head, key: str) -> tuple[Told, ...]:
    found = authors.unique(name for text in head.get(key, ()) for name in authors.split(text))
    return tuple(Told(name, _origin(key)) for name in found)


def _words(head: Head, key: str) -> tuple[Told, ...]:
    return tuple(Told(topic, _origin(key)) for topic in topics_of(head.get(key), {}))


def _images(head: Head) -> tuple[Image, ...]:
    for key in ("og:image", "og:image:secure_url", "twitter:image", "twitter:image:src"):
        if key in head:
            alt = head.get("og:image:alt") or head.get("twitter:image:alt") or [""]
            return (Image(caption=alt[0] or None, url=head[key][0]),)
    return ()
