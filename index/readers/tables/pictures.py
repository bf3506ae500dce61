"""Pictures that stand in a record of their own, as an address or as an object."""

from collections.abc import Iterator, Mapping, Sequence

from index.article import Image
from index.readers.tables.paths import Step, all_parsed, values
from index.readers.tables.texts import MOST_VALUES, line_of, listed, text_of

_URL = all_parsed("""
    source_url url src href contenturl link original_size.url renditions.original.href
    renditions.baseimage.href renditions.main.href default.url media.url image_url file
""")
_CAPTION = all_parsed("""
    caption.rendered caption.plaintext caption captiontext description_text description_caption
    description legend bildunterschrift legende didascalia
""")
_AUTHOR = all_parsed("""
    photographer credit.author author.name author creator.name creator byline fotograf
""")
_SOURCE = all_parsed("""
    credit credittext description_creditline credit_line copyright copyrightholder.name
    copyrightholder copyrightnotice source.name source agency
""")
_LICENCE = all_parsed("licence_url license_url licence.url license.url licence license")
_LONGEST_ADDRESS = 4_000
_NEW_YORK = "https://www.nytimes.com/"


def pictures(value: object) -> list[Image]:
    """The images that a value tells of: addresses, objects, lists of both, or objects by name."""
    return [image for part in _parts(value) if (image := _picture(part)) != Image()]


def _parts(value: object) -> Iterator[object]:
    for part in listed(value):
        if isinstance(part, Mapping) and not _address(part) and not _looks_told(part):
            named = [inner for inner in part.values() if isinstance(inner, Mapping | list)]
            for inner in named[:MOST_VALUES]:
                yield from listed(inner)
        else:
            yield part


def _picture(part: object) -> Image:
    if isinstance(part, str):
        return Image(url=part.strip()) if _is_address(part) else Image()
    if not isinstance(part, Mapping):
        return Image()
    url = _address(part)
    if url is None and not _looks_told(part):
        return Image()
    return Image(
        source=_first(part, _SOURCE),
        author=_first(part, _AUTHOR),
        licence_url=_first(part, _LICENCE),
        caption=_first(part, _CAPTION),
        url=url,
    )


def _address(part: Mapping[str, object]) -> str | None:
    url = _first(part, _URL)
    if url is None or not _is_address(url):
        return None
    return _NEW_YORK + url if url.startswith("images/") and "crop_name" in part else url


def _looks_told(part: Mapping[str, object]) -> bool:
    return any("caption" in str(key).lower() or str(key).lower() == "credit" for key in part)


def _is_address(text: str) -> bool:
    return len(text) < _LONGEST_ADDRESS and len(text.split()) == 1


def _first(part: Mapping[str, object], paths: Sequence[tuple[Step, ...]]) -> str | None:
    for steps in paths:
        for value, _ in values(part, steps, ""):
            if isinstance(value, str | Mapping) and (said := line_of(text_of(value))):
                return said
    return None
