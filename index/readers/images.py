"""The pictures of an article, told of in several places, each once."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from index.article import Image
from index.readers.addresses import licence_address, web_address
from index.readers.html.captions import credited
from index.text.cleaning import one_line


def without_repeats(images: Iterable[Image], name: Callable[[str], str] = str) -> tuple[Image, ...]:
    """The pictures in their order. Of two with one address, by the `name` that is made of it, the
    second completes the first; one with a caption of its own stays, so that no caption is lost.
    Where nothing else names who took one, the credit in its caption does.
    """
    kept: list[Image] = []
    places: dict[str, list[int]] = {}
    for image in images:
        known = places.setdefault(name(image.url), []) if image.url else []
        place = next((n for n in known if _are_one(kept[n], image)), None)
        if place is None:
            known.append(len(kept))
            kept.append(image)
        else:
            kept[place] = _completed(kept[place], image)
    return tuple(map(credited, kept))


def with_whole_addresses(images: Iterable[Image], base: str) -> tuple[Image, ...]:
    """The images that tell something, each text on one line, with addresses as seen from `base`."""
    cleaned = (
        Image(
            source=_line(image.source),
            author=_line(image.author),
            licence_url=licence_address(image.licence_url) if image.licence_url else None,
            caption=_line(image.caption),
            url=web_address(image.url, base) if image.url else None,
        )
        for image in images
    )
    return tuple(image for image in cleaned if image != Image())


def _line(text: str | None) -> str | None:
    return (one_line(text) or None) if text else None


def _are_one(image: Image, other: Image) -> bool:
    return not image.caption or not other.caption or image.caption == other.caption


def _completed(image: Image, other: Image) -> Image:
    """A picture with what only the other tells. Author and source are one credit."""
    if image.credit is None:
        image = replace(image, author=other.author, source=other.source)
    return replace(
        image,
        licence_url=image.licence_url or other.licence_url,
        caption=image.caption or other.caption,
    )
