"""The values of JSON-LD, each of which may be a text, an object, a reference or a list of these."""

import re
from collections.abc import Iterator
from typing import Any

from index.article import Image
from index.readers.html import authors
from index.readers.html.captions import describe

Node = dict[str, Any]
MOST_DEPTH = 8
_SEPARATORS = re.compile(r"[,;]")
_CORRECTION_KEYS = ("text", "description", "name", "url")
_TEXT_KEYS = ("@value", "name", "url", "@id", "value", "text", "alternateName")


def text_of(value: object) -> str:
    """The text of a value: of an object its name, address or value, of a list its first."""
    for _ in range(MOST_DEPTH):
        if isinstance(value, list):
            value = next(iter(value), None)
        elif isinstance(value, dict):
            value = next((value[key] for key in _TEXT_KEYS if value.get(key)), None)
    if isinstance(value, str):
        return value.strip()
    return str(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else ""


def each(value: object, known: dict[str, Node]) -> Iterator[object]:
    """The values of a list (or the only one), references followed."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict) and isinstance(one.get("@id"), str) and len(one) <= 2:
            yield known.get(one["@id"], one)
        elif one:
            yield one


def name_of(value: object, known: dict[str, Node]) -> str:
    """The first name among the values."""
    return next(iter(names_of(value, known)), "")


def names_of(value: object, known: dict[str, Node]) -> list[str]:
    """The names of all values; what has only an address has none."""
    found = (
        text_of(one.get("name") or one.get("alternateName"))
        if isinstance(one, dict)
        else text_of(one)
        for one in each(value, known)
    )
    return [name for name in found if name]


def authors_of(value: object, known: dict[str, Node]) -> list[str]:
    """Persons and organisations, each once; an organisation's name is never parted."""
    names: list[str] = []
    for one in each(value, known):
        kind = text_of(one.get("@type")) if isinstance(one, dict) else ""
        for name in names_of(one, known) if not isinstance(one, dict) else _own_names(one):
            names += authors.whole(name) if "Organi" in kind else authors.split(name)
    return authors.unique(names)


def _own_names(node: Node) -> list[str]:
    several = node.get("name")
    found = [text_of(one) for one in (several if isinstance(several, list) else [several])]
    both = f"{text_of(node.get('givenName'))} {text_of(node.get('familyName'))}".strip()
    return [name for name in found if name] or ([both] if both else [])


def topics_of(value: object, known: dict[str, Node]) -> list[str]:
    """Keywords: of a list each is one, a single text is parted at commas and semicolons."""
    names = names_of(value, known)
    if len(names) == 1:
        names = [part.strip() for part in _SEPARATORS.split(names[0])]
    return authors.unique(name for name in names if name)


def corrections_of(value: object, known: dict[str, Node]) -> tuple[list[str], str]:
    """What is said of corrections, each once, and the day of the last of them as it is written;
    empty where none is told.
    """
    said: list[str] = []
    days: list[str] = []
    for one in each(value, known):
        texts = [one.get(key) for key in _CORRECTION_KEYS] if isinstance(one, dict) else [one]
        said.append(next(filter(None, map(text_of, texts)), ""))
        days.append(text_of(one.get("datePublished")) if isinstance(one, dict) else "")
    return authors.unique(filter(None, said)), max(days, default="")


def images_of(value: object, known: dict[str, Node]) -> tuple[Image, ...]:
    """The images; of bare addresses, which are sizes of one picture, the first."""
    found: list[Image] = []
    for one in each(value, known):
        if isinstance(one, str) and not found:
            found.append(Image(url=one.strip()))
        elif isinstance(one, dict) and (image := _image(one, known)) is not None:
            found.append(image)
    told = [image for image in found if image.caption or image.credit or image.licence_url]
    return tuple(told or found[:1])


def _image(node: Node, known: dict[str, Node]) -> Image | None:
    url = next((text_of(node[key]) for key in ("contentUrl", "url", "@id") if node.get(key)), "")
    if not url:
        return None
    people = node.get("creator") or node.get("author")
    credit = text_of(node.get("creditText")) or text_of(node.get("copyrightNotice"))
    caption = text_of(node.get("caption") or node.get("description"))
    image = describe(url, caption, credit, text_of(node.get("license")) or None)
    name = name_of(people, known)
    if not name:
        return image
    source = image.source or image.author
    return Image(source if source != name else None, name, image.licence_url, image.caption, url)
