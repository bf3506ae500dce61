"""Media RSS: each image with the caption, credit and licence that stand in its own element."""

import re
from collections.abc import Iterator

from lxml import etree

from index.article import Image
from index.readers.feeds.telling import plain
from index.readers.feeds.xml.names import Fields

_IMAGE_NAME = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|tiff?|bmp)(?:[?#].*)?$", re.IGNORECASE)
_CREDIT = re.compile(
    r"^\s*(?:photo(?:graph)?|foto|image|bild|picture)\s*(?:by\b|:)\s*", re.IGNORECASE
)
_COMPANIES = ("distribution company", "company", "owner", "publishing company")


def images_of(item: Fields) -> Iterator[Image]:
    """The images of an item or entry. Of a `media:group`, which has one thing in several forms, the
    largest; likewise of `media:content` whose addresses differ in their query only. Thumbnails
    count where there is no other image.
    """
    found: dict[str, tuple[int, Image]] = {}
    contents = item.all("media:content")
    for node in contents:
        _keep(found, node, item, alone=len(contents) == 1)
    for group in item.all("media:group"):
        fields = Fields(group)
        largest: dict[str, tuple[int, Image]] = {}
        for node in fields.all("media:content"):
            _keep(largest, node, fields, alone=True)
        if largest:
            size, image = max(largest.values(), key=lambda pair: pair[0])
            found.setdefault((image.url or "").partition("?")[0], (size, image))
    if found:
        yield from (image for _, image in found.values())
        return
    for parent in (item, *map(Fields, item.all("media:group", "media:content"))):
        for thumbnail in parent.all("media:thumbnail"):
            if url := thumbnail.get("url"):
                yield _described(parent, item, url, alone=True)
                return


def _keep(
    found: dict[str, tuple[int, Image]], node: etree._Element, outer: Fields, *, alone: bool
) -> None:
    url = (node.get("url") or "").strip()
    if not url or not _is_image(node, url):
        return
    width = node.get("width") or ""
    size = int(width) if width.isdecimal() and len(width) < 9 else 0
    key = url.partition("?")[0]
    if key not in found or size > found[key][0]:
        found[key] = size, _described(Fields(node), outer, url, alone=alone)


def _is_image(node: etree._Element, url: str) -> bool:
    medium, kind = node.get("medium"), node.get("type")
    if medium or kind:
        return medium == "image" or (kind or "").startswith("image")
    return _IMAGE_NAME.search(url) is not None


def _described(own: Fields, outer: Fields, url: str, *, alone: bool) -> Image:
    """An image with what its element says of it; what its parent says holds for its only image,
    and a credit and a licence for all of them.
    """
    caption = own.text("media:description") or (outer.text("media:description") if alone else "")
    author, source = _credits(own)
    if not author and not source:
        author, source = _credits(outer)
    licence = next(
        (
            address
            for fields in (own, outer)
            for node in fields.all("media:license")
            if (address := node.get("href"))
        ),
        None,
    )
    return Image(source or None, author or None, licence, plain(caption) or None, url)


def _credits(fields: Fields) -> tuple[str, str]:
    """The author and the source that `media:credit` names."""
    author = source = ""
    for node in fields.all("media:credit"):
        name = _CREDIT.sub("", plain(node.text or "")).strip()
        if (node.get("role") or "").lower() in _COMPANIES:
            source = source or name
        else:
            author = author or name
    return author, source
