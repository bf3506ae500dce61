"""NPF, the blocks of Tumblr's posts (Neue Post Format)."""

from collections.abc import Iterator, Mapping, Sequence

from index.article import Image
from index.readers.html.fragment import Fragment
from index.readers.record import Block

_TYPES = frozenset({"text", "image", "link", "audio", "video", "paywall", "poll"})
_QUOTES = frozenset({"quote", "indented", "quirky"})
_ITEMS = frozenset({"ordered-list-item", "unordered-list-item"})


def is_npf(value: object) -> bool:
    """Whether a value is a list of such blocks."""
    if not isinstance(value, list) or not value:
        return False
    return all(isinstance(block, Mapping) and block.get("type") in _TYPES for block in value)


def npf_fragment(content: Sequence[object]) -> Fragment:
    """The blocks and images of a post's content."""
    parts = [part for block in content if isinstance(block, Mapping) for part in _parts(block)]
    blocks = tuple(part for part in parts if isinstance(part, Block) and part.text.strip())
    return Fragment(blocks, tuple(part for part in parts if isinstance(part, Image)))


def _parts(block: Mapping[str, object]) -> Iterator[Block | Image]:
    kind, text = block.get("type"), block.get("text")
    if kind == "text" and isinstance(text, str):
        yield _text(text, str(block.get("subtype", "")))
    elif kind == "image":
        yield _image(block)
    elif kind == "link":
        words = [block.get("title"), block.get("description")]
        yield Block("paragraph", ". ".join(w for w in words if isinstance(w, str) and w))


def _text(text: str, subtype: str) -> Block:
    if subtype.startswith("heading"):
        return Block("heading", text, 2 if subtype.endswith("1") else 3)
    if subtype in _QUOTES:
        return Block("quote", text)
    return Block("item" if subtype in _ITEMS else "paragraph", text)


def _image(block: Mapping[str, object]) -> Image:
    media = block.get("media")
    largest = media[0] if isinstance(media, list) and media else media
    address = largest.get("url") if isinstance(largest, Mapping) else None
    caption, owner = block.get("caption"), block.get("attribution")
    credit = owner.get("display_text") if isinstance(owner, Mapping) else None
    return Image(
        url=address if isinstance(address, str) else None,
        caption=caption if isinstance(caption, str) and caption else None,
        source=credit if isinstance(credit, str) and credit else None,
    )
