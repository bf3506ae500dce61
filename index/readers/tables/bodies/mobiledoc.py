"""Mobiledoc 0.3, the editor of Ghost up to version 4: sections of markers, and cards."""

from collections.abc import Iterator, Mapping, Sequence

from index.article import Image
from index.readers.html.fragment import Fragment
from index.readers.record import Block, Kind
from index.readers.tables.bodies.running import plain_blocks, text_fragment

_MARKERS: Mapping[str, Kind] = {"blockquote": "quote", "aside": "quote", "pull-quote": "quote"}


def is_mobiledoc(value: object) -> bool:
    """Whether a value is a document of this editor."""
    return (
        isinstance(value, Mapping)
        and "version" in value
        and isinstance(value.get("sections"), list)
    )


def mobiledoc_fragment(document: Mapping[str, object]) -> Fragment:
    """The blocks and images of a document."""
    sections = document["sections"]
    parts = [
        part
        for section in (sections if isinstance(sections, list) else ())
        if isinstance(section, list) and section
        for part in _parts(section, document)
    ]
    blocks = tuple(part for part in parts if isinstance(part, Block) and part.text.strip())
    return Fragment(blocks, tuple(part for part in parts if isinstance(part, Image)))


def _parts(section: Sequence[object], document: Mapping[str, object]) -> Iterator[Block | Image]:
    match section:
        case [1, str(tag), list(markers), *_]:
            yield _marked(tag.lower(), _text(markers, document))
        case [2, str(address), *_]:
            yield Image(url=address)
        case [3, str(), list(items), *_]:
            for item in items:
                if isinstance(item, list):
                    yield Block("item", _text(item, document))
        case [10, int(number), *_]:
            yield from _card(_at(document.get("cards"), number))


def _marked(tag: str, text: str) -> Block:
    if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
        return Block("heading", text, int(tag[1]))
    return Block(_MARKERS.get(tag, "paragraph"), text)


def _text(markers: Sequence[object], document: Mapping[str, object]) -> str:
    words = []
    for marker in markers:
        match marker:
            case [0, _, _, str(text), *_]:
                words.append(text)
            case [1, _, _, int(number), *_]:
                atom = _at(document.get("atoms"), number)
                words.append(_said(atom))
    return "".join(words)


def _said(atom: object) -> str:
    match atom:
        case ["soft-return", *_]:
            return "\n"
        case [str(), str(text), *_]:
            return text
    return ""


def _card(card: object) -> Iterator[Block | Image]:
    match card:
        case [str(), dict(payload), *_]:
            address, caption = payload.get("src"), payload.get("caption")
            if isinstance(address, str):
                told = caption if isinstance(caption, str) else ""
                words = " ".join(block.text for block in text_fragment(told).blocks)
                yield Image(url=address, caption=words or None)
            if isinstance(markdown := payload.get("markdown"), str):
                yield from plain_blocks(markdown)
            if isinstance(html := payload.get("html"), str):
                found = text_fragment(html)
                yield from found.blocks
                yield from found.images


def _at(table: object, number: int) -> object:
    inside = isinstance(table, list) and 0 <= number < len(table)
    return table[number] if isinstance(table, list) and inside else None
