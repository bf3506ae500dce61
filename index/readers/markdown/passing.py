"""Which files of a site are no articles: drafts, pages and lists."""

import re
from collections.abc import Mapping

from index.readers.markdown.naming import Named
from index.readers.markdown.values import Value, at, normal, text, texts
from index.readers.record import PassedOver

DRAFTS = PassedOver("drafts")
PAGES = PassedOver("pages")
PRIVATE = PassedOver("private articles")
TEMPLATES = PassedOver("templates")
BARE = PassedOver("pages without a date or a head")

TRUE = frozenset(("true", "yes", "on", "1", "y"))
FALSE = frozenset(("false", "no", "off", "0", "n"))

_ABOUT_THE_FILES = re.compile(
    r"readme|changelog|changes|history|licen[cs]e|copying|contributing|contributors|authors|todo"
    r"|code[-_]of[-_]conduct|security|support|maintainers|codeowners|summary|install|notice"
    r"|(?:pull_request|issue)_template",
    re.IGNORECASE,
)
_PAGE_FOLDERS = frozenset(("pages", "_pages", "_data"))
_TEMPLATE_FOLDERS = frozenset(("archetypes", "_layouts", "_includes"))
_LAYOUTS = frozenset(
    (
        *("page", "pages", "home", "index", "archive", "archives", "search", "category", "tag"),
        *("categories", "tags", "list", "redirect", "redirected", "landing", "404", "static"),
        *("splash", "collection", "author", "about", "contact"),
    )
)


def is_template(named: Named) -> bool:
    """Whether a file lies where a site keeps what its articles are made of. Its head may be broken
    by the marks in it.
    """
    return not _TEMPLATE_FOLDERS.isdisjoint(map(str.casefold, named.folders[-2:]))


def passed_over(
    head: Mapping[str, Value], named: Named, day: str, *, undated: bool
) -> PassedOver | None:
    """Why a file is no article; None where it is one.

    Args:
        head: the values of its head by their normal keys, empty where it has none.
        named: what its name tells.
        day: the date that head or name tell, or an empty text.
        undated: whether a text without a date and without a head is an article.
    """
    if (kind := _unpublished(head, named)) is not None:
        return kind
    if named.stem.casefold() == "_index" or _is_hidden(head):
        return PAGES
    about = _ABOUT_THE_FILES.fullmatch(named.stem) is not None
    dated = text(at(head, "date")) if about else day
    if dated or undated:
        return None
    if not head or about:
        return BARE
    in_pages = not _PAGE_FOLDERS.isdisjoint(map(str.casefold, named.folders[-2:]))
    return PAGES if in_pages or _is_page(head) else None


def _unpublished(head: Mapping[str, Value], named: Named) -> PassedOver | None:
    if "_drafts" in named.folders or _says(head, "draft", TRUE) or _says(head, "published", FALSE):
        return DRAFTS
    if text(at(head, "status")).strip().casefold() in ("skip", "draft"):
        return DRAFTS
    return PRIVATE if _says(head, "private", TRUE) else None


def _is_hidden(head: Mapping[str, Value]) -> bool:
    return (
        _says(head, "eleventyexcludefromcollections", TRUE)
        or _says(head, "permalink", FALSE)
        or _says(head, "headless", TRUE)
        or bool(text(at(head, "redirect_to")))
    )


def _is_page(head: Mapping[str, Value]) -> bool:
    kinds = (word for key in ("layout", "type", "template") for word in texts(at(head, key)))
    return any(_last(word) in _LAYOUTS for word in kinds)


def _last(layout: str) -> str:
    """`layouts/page.njk` is `page`."""
    return normal(layout.rpartition("/")[2].partition(".")[0])


def _says(head: Mapping[str, Value], key: str, words: frozenset[str]) -> bool:
    return text(at(head, key)).strip().casefold() in words
