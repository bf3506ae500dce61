"""The pictures that a head names."""

from collections.abc import Iterator, Mapping

from index.article import Image
from index.readers.html.captions import describe
from index.readers.markdown import body, keys
from index.readers.markdown.values import Value, at, text


def of_head(head: Mapping[str, Value]) -> tuple[Image, ...]:
    """The pictures under the first key that holds some, with the captions and credits that stand
    in it or under keys beside it (`image_caption`).
    """
    for key in keys.IMAGES:
        found = tuple(_images(at(head, key)))
        if found and len(found) == 1:
            found = (_completed(found[0], head, key),)
        if found:
            return tuple(describe(*picture, None) for picture in found)
    return ()


_Picture = tuple[str, str, str]
"""Address, caption and credit."""


def _images(value: Value) -> Iterator[_Picture]:
    if isinstance(value, str):
        url = value.strip()
        if url and not any(map(str.isspace, url)) and ("/" in url or "." in url):
            yield url, "", ""
    elif isinstance(value, Mapping):
        lower = {key.casefold(): held for key, held in value.items()}
        url = next((text(lower.get(key, "")) for key in keys.PICTURE_URL if lower.get(key)), "")
        if url.strip():
            caption = _first(lower, keys.PICTURE_CAPTION)
            yield url.strip(), body.line(caption), body.line(_first(lower, keys.PICTURE_CREDIT))
    else:
        for each in value:
            yield from _images(each)


def _completed(picture: _Picture, head: Mapping[str, Value], key: str) -> _Picture:
    url, caption, credit = picture
    beside = [text(at(head, f"{key}{end}")) for end in keys.BESIDE_CAPTION]
    by = [text(at(head, f"{key}{end}")) for end in keys.BESIDE_CREDIT]
    caption = caption or body.line(next(filter(None, beside), ""))
    return url, caption, credit or body.line(next(filter(None, by), ""))


def _first(values: Mapping[str, Value], names: tuple[str, ...]) -> str:
    return next((found for name in names if (found := text(values.get(name, "")))), "")
