"""The pictures of an article, told of in several places, each once."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from index.article import Image
from index.readers.html.captions import credited


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
