"""What is no article and is passed over: drafts, pages, menus, pictures of an agency."""

from collections.abc import Mapping
from functools import lru_cache

from index.readers.tables.synonyms import normal, normals

_STATES = frozenset({"status", "pubstatus", "state", "poststatus", "workflowstate"})
_UNPUBLISHED = normals("""
    draft drafts pending private auto-draft autodraft future scheduled trash trashed inherit
    unpublished queue queued in_progress in-progress ingested fetched routed submitted spiked
    killed withheld stat:withheld deleted archived_draft entwurf brouillon borrador bozza
    concept rascunho
""")
_TYPES = frozenset({"type", "posttype", "documenttype", "kind"})
_KINDS = {
    "page": "pages",
    "pages": "pages",
    "staticpage": "pages",
    "blogger#page": "pages",
    "attachment": "attachments",
    "navmenuitem": "menu items",
    "revision": "revisions",
    "wpblock": "blocks of pages",
    "wptemplate": "templates",
    "wpnavigation": "menu items",
}
_MEDIA = {"picture": "pictures", "graphic": "graphics", "video": "videos", "audio": "recordings"}
_MEDIA_SIGNS = frozenset({"renditions", "pubstatus"})
_LISTED = frozenset({"ts", "loadstate", "url"})
"""What a line of the list of pages in a WACZ file has."""
_PACKAGES = ("data-package", "tabular-data-package")
"""The profiles of Frictionless Data, as WACZ files have one."""
_YES = frozenset({"true", "1", "yes", "y", "t"})
_NO = frozenset({"false", "0", "no", "n", "f"})
_TELLING = (
    *("draft", "generation", "ispublished", "isdraft", "page", "published", "understoodas"),
    *("jp2", "ocr", "text", "format", "profile", *_LISTED),
    *(*_STATES, *_TYPES, *_MEDIA_SIGNS),
)
"""The keys that are asked for."""
_MOST_KEYS = 400
"""An object with more keys is no record; which they are is not kept."""


def passed_over(record: Mapping[str, object]) -> str | None:
    """The kind of what is no article, in the plural; None for an article."""
    telling = _telling if len(record) <= _MOST_KEYS else _telling.__wrapped__
    known = {name: record[key] for key, name in telling(tuple(record))}
    if not known:
        return None
    if _is_draft(known):
        return "drafts"
    if _says(known.get("page"), _YES) and isinstance(known.get("page"), bool):
        return "pages"
    if {"jp2", "ocr", "text"} <= known.keys():
        return "descriptions of pages"
    if str(known.get("format")).startswith("json-pages-") or known.keys() >= _LISTED:
        return "lists of pages"
    if known.get("profile") in _PACKAGES:
        return "descriptions of packages"
    if "understoodas" in known and "generation" in known:
        return "heads of exports"
    kinds = [normal(word) for key in _TYPES if isinstance(word := known.get(key), str)]
    found = next((_KINDS[kind] for kind in kinds if kind in _KINDS), None)
    if found is None and _MEDIA_SIGNS & known.keys():
        found = next((_MEDIA[kind] for kind in kinds if kind in _MEDIA), None)
    return found


@lru_cache(maxsize=512)
def _telling(keys: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Those of the keys that are asked for, each with its normal form."""
    names = ((key, normal(str(key))) for key in keys)
    return tuple((key, name) for key, name in names if name in _TELLING)


def _is_draft(known: Mapping[str, object]) -> bool:
    states = (known.get(key) for key in _STATES)
    if any(isinstance(state, str) and normal(state) in _UNPUBLISHED for state in states):
        return True
    if _says(known.get("draft"), _YES) or _says(known.get("isdraft"), _YES):
        return True
    return _says(known.get("ispublished"), _NO) or known.get("published") is False


def _says(value: object, words: frozenset[str]) -> bool:
    return isinstance(value, str | bool | int) and str(value).strip().lower() in words
