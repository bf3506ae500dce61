"""Pages and articles of digitised newspapers, as libraries' interfaces answer them, under the keys
that every record has.

In these a `title` is that of the newspaper, and the text has the lines of print.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from html import escape, unescape

from index.readers.digitised.words import Word, running

_YEARS = re.compile(r"\s*:\s*\d{4}\s*-\s*\d{0,4}\s*(?=\)$)")
"""Trove: `The Elm Argus (Port Elm, Vic. : 1848 - 1957)`."""
_CARRIER = re.compile(r"\s*\[[\w ]+\]\s*$")
"""Chronicling America: `Port Elm tribune. [volume]`."""
_IMAGE_OF = re.compile(r"Image \d+ of (?P<paper>.+?)(?:\s+\(|,\s|$)")
_PARAGRAPH = re.compile(r"</?p\b[^<>]*>|\n\s*\n", re.IGNORECASE)
_LINE = re.compile(r"</?span\b[^<>]*>|<br\s*/?>|\n", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")

Record = Mapping[str, object]


def in_print(record: Record) -> Record:
    """A record of Trove, Chronicling America or loc.gov with the keys of other records; any other
    as it is.
    """
    for is_one, made in _FORMS:
        if is_one(record):
            return {key: value for key, value in made(record).items() if value}
    return record


def _is_trove(record: Record) -> bool:
    paper = record.get("title")
    return "heading" in record and isinstance(paper, Mapping) and "troveUrl" in record


def _trove(record: Record) -> Record:
    paper = record["title"]
    names = (paper.get("value"), paper.get("title")) if isinstance(paper, Mapping) else ()
    name = next(filter(None, names), "")
    category = _text(record.get("category"))
    return {
        "id": record.get("id"),
        "url": record.get("identifier") or _text(record.get("troveUrl")).partition("?")[0],
        "title": record.get("heading"),
        "publisher": _YEARS.sub("", _text(name)),
        "date": record.get("date"),
        "page": record.get("page"),
        "edition": record.get("edition"),
        "section": "" if category == "Article" else category,
        "status": record.get("status"),
        "facsimile": record.get("trovePageUrl"),
        "content_html": _html(_text(record.get("articleText")), is_html=True),
    }


def _is_chronicling_america(record: Record) -> bool:
    return "lccn" in record and any(str(key).startswith("ocr_") for key in record)


def _chronicling_america(record: Record) -> Record:
    paper = _CARRIER.sub("", _text(record.get("title"))).rstrip(".")
    number = _text(record.get("page")) or _text(record.get("sequence"))
    edition = _text(record.get("edition"))
    texts = (_text(value) for key, value in record.items() if str(key).startswith("ocr_"))
    url = _text(record.get("url")).removesuffix(".json")
    return {
        "id": record.get("id"),
        "url": url,
        "title": f"{paper}, page {number}" if number else paper,
        "publisher": paper,
        "date": record.get("date"),
        "page": number,
        "edition": _text(record.get("edition_label")) or (edition if edition != "1" else ""),
        "language": _first(record.get("language")),
        "facsimile": f"{url}/" if url else "",
        "content_html": _html("\n\n".join(filter(None, texts))),
    }


def _is_loc(record: Record) -> bool:
    return "number_page" in record and "partof_title" in record and "full_text" in record


def _loc(record: Record) -> Record:
    found = _IMAGE_OF.match(_text(record.get("title")))
    paper = found["paper"] if found else _first(record.get("partof_title"))
    number = _first(record.get("number_page")).lstrip("0")
    edition = _first(record.get("number_edition"))
    images = record.get("image_url")
    return {
        "id": record.get("id"),
        "url": record.get("url"),
        "title": f"{paper}, page {number}" if number else paper,
        "publisher": paper,
        "date": record.get("date"),
        "page": number,
        "edition": edition if edition != "1" else "",
        "language": _first(record.get("language")),
        "facsimile": _text(images[-1]) if isinstance(images, list) and images else "",
        "content_html": _html(_text(record.get("full_text"))),
    }


_FORMS: tuple[tuple[Callable[[Record], bool], Callable[[Record], Record]], ...] = (
    (_is_trove, _trove),
    (_is_chronicling_america, _chronicling_america),
    (_is_loc, _loc),
)


def _html(text: str, *, is_html: bool = False) -> str:
    """Lines of print as paragraphs, their parted words joined."""
    shown = (running(_words(part, is_html=is_html)) for part in _PARAGRAPH.split(text))
    return "".join(f"<p>{escape(paragraph)}</p>" for paragraph in shown if paragraph)


def _words(paragraph: str, *, is_html: bool) -> Iterable[Word]:
    for line in _LINE.split(paragraph):
        words = (unescape(_TAG.sub("", line)) if is_html else line).split()
        for number, word in enumerate(words, 1):
            yield Word(word, ends_line=number == len(words))


def _text(value: object) -> str:
    return str(value).strip() if isinstance(value, str | int | float) else ""


def _first(value: object) -> str:
    return _text(value[0]) if isinstance(value, list) and value else _text(value)
