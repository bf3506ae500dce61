"""The images of an article: those in its page, with what JSON-LD and Open Graph say of them."""

import re
from dataclasses import replace
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from index.article import Image
from index.readers.html.walking import walk

MOST_IMAGES = 200
"""So many images of a page are kept."""

_SCOPES = (".//*[@itemprop='articleBody']", ".//article", ".//main", ".//*[@role='main']")
_OUTSIDE = frozenset(("footer", "aside"))
_SIZE = re.compile(r"[-_](?:\d{2,4}x\d{2,4}|scaled|\d{3,4}w)(?=\.\w+$)")
_NO_PICTURE = re.compile(
    r"gravatar\.com|/avatars?/|/logos?[./_-]|/icons?[./_-]|pixel|spacer|blank\.gif"
)


def of_page(tree: HtmlElement) -> tuple[tuple[Image, ...], frozenset[str]]:
    """The images in the article's element with all that the page says of them, and the captions
    as they stand there. Of a page that marks no article: those that have a caption.
    """
    for path in _SCOPES:
        element = tree.find(path)
        if element is not None:
            builder = walk(element, _OUTSIDE)
            break
    else:
        builder = walk(tree, _OUTSIDE | {"header"})
        builder.images = [image for image in builder.images if image.caption]
    captions = frozenset(image.caption for image in builder.images if image.caption)
    images = [image for image in builder.pictures() if not _NO_PICTURE.search(image.url or "")]
    return tuple(images[:MOST_IMAGES]), captions


def merged(page: tuple[Image, ...], told: tuple[Image, ...]) -> tuple[Image, ...]:
    """The page's images; what the metadata says of one of them completes it. One that only the
    metadata has comes first, if it has a caption or a credit or the page has none.
    """
    known = {_key(image): image for image in page}
    before = []
    for image in told:
        own = known.get(_key(image))
        if own is not None:
            known[_key(image)] = _completed(own, image)
        elif image.caption or image.credit or not page:
            before.append(image)
    return (*before, *known.values())


def _completed(own: Image, told: Image) -> Image:
    if own.credit is None:
        own = replace(own, author=told.author, source=told.source)
    return replace(
        own,
        licence_url=own.licence_url or told.licence_url,
        caption=own.caption or told.caption,
    )


def _key(image: Image) -> str:
    """The name of the picture's file, whatever size of it is meant."""
    try:
        path = urlsplit(image.url or "").path
    except ValueError:
        path = image.url or ""
    return _SIZE.sub("", path.rpartition("/")[2]).lower() or path
