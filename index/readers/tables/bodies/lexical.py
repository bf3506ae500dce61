"""Lexical, the editor of Ghost since version 5: a tree of nodes."""

from collections.abc import Iterator, Mapping

from index.article import Image
from index.readers.html.fragment import Fragment, fragment
from index.readers.record import Block, Kind
from index.readers.tables.bodies.running import text_fragment

_KINDS: Mapping[str, Kind] = {
    "paragraph": "paragraph",
    "extended-paragraph": "paragraph",
    "aside": "quote",
    "quote": "quote",
    "extended-quote": "quote",
    "listitem": "item",
}
_CARDS = ("html", "markdown", "calloutText", "heading", "content", "subheading")
"""Where cards keep text of their own, as HTML or Markdown."""


def is_lexical(value: object) -> bool:
    """Whether a value is a document of this editor."""
    root = value.get("root") if isinstance(value, Mapping) else None
    return isinstance(root, Mapping) and isinstance(root.get("children"), list)


def lexical_fragment(document: Mapping[str, object]) -> Fragment:
    """The blocks and images of a document."""
    blocks: list[Block] = []
    images: list[Image] = []
    for part in _parts(document["root"]):
        if isinstance(part, Block):
            blocks.append(part)
        else:
            images.append(part)
    return Fragment(tuple(block for block in blocks if block.text.strip()), tuple(images))


def _parts(node: object) -> Iterator[Block | Image]:
    if not isinstance(node, Mapping):
        return
    kind = str(node.get("type"))
    children = _children(node)
    if "heading" in kind and children:
        level = str(node.get("tag"))[1:2]
        yield Block("heading", _text(node), int(level) if level in tuple("123456") else 2)
    elif kind in _KINDS:
        yield Block(_KINDS[kind], _text(node).strip())
        yield from (part for child in children if _is_list(child) for part in _parts(child))
    elif children:
        for child in children:
            yield from _parts(child)
    else:
        yield from _card(node, kind)


def _card(node: Mapping[str, object], kind: str) -> Iterator[Block | Image]:
    yield from _images(node, kind)
    if kind == "codeblock" and isinstance(node.get("code"), str):
        yield Block("paragraph", str(node["code"]))
    for key in _CARDS:
        text = node.get(key)
        if isinstance(text, str) and text.strip():
            found = text_fragment(text)
            yield from found.blocks
            yield from found.images


def _images(node: Mapping[str, object], kind: str) -> Iterator[Image]:
    listed = node.get("images")
    each = listed if isinstance(listed, list) else [node] if kind == "image" else []
    for picture in each:
        if isinstance(picture, Mapping) and isinstance(picture.get("src"), str):
            caption = picture.get("caption") or node.get("caption")
            yield Image(url=str(picture["src"]), caption=_caption(caption))


def _caption(value: object) -> str | None:
    if not isinstance(value, str):
        return None
    return " ".join(block.text for block in fragment(value).blocks) or None


def _text(node: object) -> str:
    """The words below a node; lists in it are blocks of their own."""
    if not isinstance(node, Mapping):
        return ""
    if str(node.get("type")) == "linebreak":
        return "\n"
    text = node.get("text")
    inner = "".join(_text(child) for child in _children(node) if not _is_list(child))
    return (text if isinstance(text, str) else "") + inner


def _children(node: Mapping[str, object]) -> list[object]:
    children = node.get("children")
    return children if isinstance(children, list) else []


def _is_list(node: object) -> bool:
    return isinstance(node, Mapping) and str(node.get("type")) in ("list", "extended-list")
