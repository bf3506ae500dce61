"""JSON-LD: what a page tells machines of its article, as schema.org has it."""

import html
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import orjson

from index.readers.html.linked_values import (
    authors_of,
    corrections_of,
    images_of,
    name_of,
    names_of,
    text_of,
    topics_of,
)
from index.readers.record import Record, Told

NEWS = frozenset(
    f"{kind}newsarticle"
    for kind in ("", "analysis", "askpublic", "background", "opinion", "reportage", "review")
) | frozenset(("liveblogposting",))
ARTICLES = (
    NEWS
    | frozenset(
        f"{kind}article" for kind in ("", "advertisercontent", "satirical", "scholarly", "tech")
    )
    | frozenset(("blogposting", "report", "socialmediaposting", "discussionforumposting"))
)
"""Kinds of schema.org's articles, in lower case."""
LISTINGS = frozenset(("collectionpage", "searchresultspage", "profilepage"))
_PAGES = frozenset(("webpage", "itempage", "aboutpage", "contactpage", "website"))
_INTO = ("@graph", "mainEntity", "mainEntityOfPage")
MOST_NODES = 10_000
"""So many nodes of a page's JSON-LD are looked at."""

_WRAPPING = re.compile(r"<!--|-->|(?:(?://|/\*)[ \t]{0,8})?(?:<!\[CDATA\[|\]\]>)(?:[ \t]{0,8}\*/)?")
_STRING_OR_COMMA = re.compile(r'"(?:[^"\\]|\\.)*+"|,(?=\s*[}\]])', re.DOTALL)
_CONTROL = re.compile(r"[\x00-\x1f]+")
Node = dict[str, Any]
_CORRECTION = "JSON-LD correction"
_NOTHING = Record()


@dataclass(frozen=True, slots=True)
class LinkedData:
    """What the JSON-LD of a page tells.

    Attributes:
        article: of the article that the page is; empty where it tells of none.
        page: of the page itself and its site, for what the article does not tell.
        articles: how many different articles it names.
        body: the article's text, where it is told; its lines are paragraphs.
        is_listing: whether it says that the page is a list of articles, a search or a profile.
    """

    article: Record = _NOTHING
    page: Record = _NOTHING
    articles: int = 0
    body: str = ""
    is_listing: bool = False


def read(scripts: Iterable[str], address: str | None = None) -> LinkedData:
    """What the `application/ld+json` scripts of a page tell; what is no JSON tells nothing.

    Args:
        scripts: the text of each script, as it stands in the page.
        address: the page's canonical address, which tells its own article among several.
    """
    nodes = [node for script in scripts for node in _nodes(_parsed(script))]
    known = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str)}
    found = sorted(
        (node for node in nodes if _kinds(node) & ARTICLES),
        key=lambda node: (not _is_at(node, address), not _kinds(node) & NEWS),
    )
    kinds = frozenset(kind for node in nodes for kind in _kinds(node))
    titles = {text_of(node.get("headline") or node.get("name")) for node in found}
    pages = [node for node in nodes if _kinds(node) & _PAGES]
    return LinkedData(
        _article(found[0], known) if found else _NOTHING,
        _page(pages, nodes, known),
        len(titles),
        text_of(found[0].get("articleBody") or found[0].get("text")) if found else "",
        not found and bool(kinds & LISTINGS),
    )


def _article(node: Node, known: dict[str, Node]) -> Record:
    notes, corrected = corrections_of(node.get("correction"), known)
    is_corrected = bool(notes or corrected)
    return Record(
        id=_told(node, "identifier"),
        url=_told(node, "url") or _told(node, "mainEntityOfPage"),
        title=_told(node, "headline") or _told(node, "name"),
        headline=_told(node, "alternativeHeadline"),
        lede=_told(node, "description"),
        date=_told(node, "datePublished") or _told(node, "dateCreated"),
        modified=_told(node, "dateModified"),
        authors=_tell(authors_of(node.get("author") or node.get("creator"), known), "author"),
        topics=_tell(topics_of(node.get("keywords"), known), "keywords"),
        language=_told(node, "inLanguage"),
        publisher=_name(node, "publisher", known) or _name(node, "sourceOrganization", known),
        section=next(
            iter(_tell(names_of(node.get("articleSection"), known), "articleSection")), None
        ),
        page=_told(node, "pagination") or _told(node, "printPage"),
        status=Told("corrected", _CORRECTION) if is_corrected else None,
        notice=Told(html.unescape(" ".join(notes)), _CORRECTION) if notes else None,
        corrected=Told(corrected, f"{_CORRECTION} datePublished") if corrected else None,
        licence=_told(node, "license"),
        images=images_of(node.get("image"), known),
    )


def _page(pages: list[Node], nodes: list[Node], known: dict[str, Node]) -> Record:
    """What the page and its site say of themselves."""
    sites = [node for node in pages if "website" in _kinds(node)]
    pages = [node for node in pages if "website" not in _kinds(node)]
    owners = [node for node in nodes if _kinds(node) & {"newsmediaorganization", "organization"}]
    page = pages[0] if pages else {}
    publisher = _name(page, "publisher", known)
    for node in (*sites, *owners):
        publisher = publisher or _told(node, "name")
    return Record(
        date=_told(page, "datePublished"),
        modified=_told(page, "dateModified"),
        language=_told(page, "inLanguage"),
        publisher=publisher,
        licence=_told(page, "license"),
    )


def _told(node: Node, key: str) -> Told | None:
    value = html.unescape(text_of(node.get(key))).strip()
    return Told(value, f"JSON-LD {key}") if value else None


def _name(node: Node, key: str, known: dict[str, Node]) -> Told | None:
    return next(iter(_tell([name_of(node.get(key), known)], key)), None)


def _tell(values: Iterable[str], key: str) -> tuple[Told, ...]:
    return tuple(Told(html.unescape(value).strip(), f"JSON-LD {key}") for value in values if value)


def _kinds(node: Node) -> frozenset[str]:
    kinds = node.get("@type")
    several = kinds if isinstance(kinds, list) else [kinds]
    return frozenset(
        re.split("[/:#]", kind)[-1].lower() for kind in several if isinstance(kind, str)
    )


def _is_at(node: Node, address: str | None) -> bool:
    """Whether a node is of the article at an address."""
    told = {text_of(node.get(key)) for key in ("url", "mainEntityOfPage", "@id")}
    return address is not None and address.rstrip("/") in {
        url.partition("#")[0].rstrip("/") for url in told
    }


def _nodes(value: object) -> Iterator[Node]:
    """The nodes of the page's own level, in their order: those in arrays, in `@graph` and what a
    page says that it is about. What an article only mentions is none.
    """
    waiting, seen = [value], 0
    while waiting and seen < MOST_NODES:
        value = waiting.pop()
        seen += 1
        if isinstance(value, list):
            waiting += reversed(value)
        elif isinstance(value, dict):
            yield value
            inner = [value[key] for key in _INTO if isinstance(value.get(key), (dict, list))]
            waiting += reversed(inner)


def _parsed(script: str) -> object:
    """The value of a script; repaired are comments around it, commas before a closing bracket,
    a semicolon at its end and raw control characters. None where it is still no JSON.
    """
    try:
        return orjson.loads(script)
    except ValueError:
        text = _WRAPPING.sub("", script).strip().rstrip(";")
        text = _STRING_OR_COMMA.sub(lambda match: "" if match[0] == "," else match[0], text)
    try:
        return json.loads(_CONTROL.sub(" ", text))
    except (ValueError, RecursionError):
        return None
