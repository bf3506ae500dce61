"""MODS and Dublin Core, as far as they describe a newspaper, an issue or an article of it."""

import re
from dataclasses import dataclass

from lxml import etree

from index.readers.feeds.xml.names import local_name, text_of

_DAY = re.compile(r"\s*\d{4}(?!\s*[-/]\s*\d{4})|\s*\d{1,2}[./-]")
"""What may be a date, and no range of years."""


@dataclass(frozen=True, slots=True)
class Description:
    """What is said; empty where nothing is. `host` is the title of what it is a part of."""

    title: str = ""
    host: str = ""
    date: str = ""
    language: str = ""
    edition: str = ""
    page: str = ""
    id: str = ""
    rights: str = ""
    authors: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()


def description(node: etree._Element) -> Description:
    """What an element that holds MODS or Dublin Core says."""
    related = _all(node, "relatedItem")
    inner = frozenset(one for item in related for one in item.iter())
    hosts = (item for item in related if item.get("type") == "host")

    def texts(*names: str) -> list[str]:
        found = (one for name in names for one in _all(node, name) if one not in inner)
        return [text for one in found if (text := _text(one))]

    def first(*names: str) -> str:
        return next(iter(texts(*names)), "")

    # `language` holds `languageTerm` in MODS; several are for each text to tell apart.
    languages = set(texts("languageTerm") or texts("language"))
    return Description(
        title=_title(node, inner),
        host=next(filter(None, map(_title, hosts)), ""),
        date=next(filter(_DAY.match, texts("dateIssued", "date", "issued", "dateCreated")), ""),
        language=languages.pop() if len(languages) == 1 else "",
        edition=_detail(node, "edition") or first("edition"),
        page=first("start"),
        id=first("identifier", "recordIdentifier"),
        rights=first("accessCondition", "rights", "license"),
        authors=tuple(filter(None, (*map(_name, _all(node, "name")), *texts("creator")))),
        subjects=tuple(texts("topic", "subject")),
    )


def _title(node: etree._Element, without: frozenset[etree._Element] = frozenset()) -> str:
    """The first title, with what it begins with (`The`) and its part, but no shorter form of it."""
    for info in _all(node, "titleInfo"):
        if info not in without and info.get("type") not in ("abbreviated", "uniform"):
            parts = (_text(one) for name in ("nonSort", "title") for one in _all(info, name))
            if title := " ".join(filter(None, parts)):
                return title
    plain = (one for one in _all(node, "title") if one not in without)
    return next((text for one in plain if (text := _text(one))), "")


def _name(node: etree._Element) -> str:
    """A person, the parts of the name in the order of a byline."""
    parts = {one.get("type") or "": _text(one) for one in _all(node, "namePart")}
    whole = filter(None, (parts.get("given", ""), parts.get("family", "")))
    return parts.get("") or " ".join(whole)


def _detail(node: etree._Element, kind: str) -> str:
    """The words for a part, such as an edition, else its number."""
    details = [one for one in _all(node, "detail") if (one.get("type") or "").lower() == kind]
    for name in ("caption", "number", "title"):
        for detail in details:
            for one in _all(detail, name):
                if text := _text(one):
                    return text
    return ""


def _all(node: etree._Element, *names: str) -> list[etree._Element]:
    return [one for one in node.iterdescendants() if local_name(str(one.tag)) in names]


def _text(node: etree._Element) -> str:
    return " ".join(text_of(node).split())
