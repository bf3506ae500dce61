"""Blocks of editors as objects: Chorus, Editor.js, Portable Text, Gutenberg, fundus and others.

No editor is known by name. A component is told by the words in its `type` (heading, quote, list,
table, image) and by the keys that hold its text.
"""

from collections.abc import Iterator, Mapping, Sequence

from index.article import Image
from index.readers.html.fragment import Fragment
from index.readers.record import Block
from index.readers.tables.bodies.running import text_fragment
from index.readers.tables.pictures import pictures
from index.readers.tables.texts import line_of

_TYPES = ("__typename", "_type", "type", "name", "kind", "blockName", "component", "style")
_TEXTS = (
    *("html", "text", "rawHtml", "raw_html", "value", "content", "contents", "body", "line"),
    *("paragraph", "quote", "rendered", "markdown", "data", "attrs", "children", "paragraphs"),
    *("items", "summary", "sections", "blocks", "components", "elements"),
)
"""Where text may stand in a component, the plainest first; the lists stand last."""
_HEADINGS = ("headline", "heading", "title", "subtitle")
_PASSED_OVER = ("embed", "poll", "related", "rule", "advert", "promo", "newsletter", "script")
_LISTS = ("item", "list")
MOST_COMPONENTS = 20_000


def component_fragment(value: object) -> Fragment:
    """The blocks and images of a list of components, or of one, whatever its keys are called."""
    parts = list(_parts(value, ""))[:MOST_COMPONENTS]
    blocks = tuple(part for part in parts if isinstance(part, Block) and part.text.strip())
    return Fragment(blocks, tuple(part for part in parts if isinstance(part, Image)))


def _parts(value: object, kind: str) -> Iterator[Block | Image]:
    if isinstance(value, str):
        yield from _of_text(value, kind)
    elif isinstance(value, list):
        if _is_run(value):
            yield from _of_text("".join(str(span["text"]) for span in value), kind)
        else:
            for part in value[:MOST_COMPONENTS]:
                yield from _parts(part, kind)
    elif isinstance(value, Mapping):
        yield from _component(value, _kind(value) or kind)


def _component(part: Mapping[str, object], kind: str) -> Iterator[Block | Image]:
    if any(word in kind for word in _PASSED_OVER):
        return
    if "image" in kind or "picture" in kind or "photo" in kind:
        yield from pictures([part, *(v for v in part.values() if isinstance(v, Mapping))])
        return
    if isinstance(table := part.get("table"), Mapping):
        yield from _rows(table)
        return
    if "head" in kind:
        yield from _heading(part, kind)
        return
    for key in _HEADINGS:
        if isinstance(part.get(key), str | list) and (text := _line(part[key])):
            yield Block("heading", text, _level(part, 2))
            break
    yield from _texts(part, kind)


def _texts(part: Mapping[str, object], kind: str) -> Iterator[Block | Image]:
    """What stands under the first key that holds text; a summary stands above its sections."""
    if "summary" in part and "sections" in part:
        yield from _parts(part["summary"], kind)
        yield from _parts(part["sections"], kind)
        return
    for key in _TEXTS:
        if part.get(key) and (found := list(_parts(part[key], kind))):
            yield from found
            return


def _heading(part: Mapping[str, object], kind: str) -> Iterator[Block]:
    words = (_line(part[key]) for key in (*_TEXTS, *_HEADINGS) if part.get(key))
    if text := next(filter(None, words), ""):
        yield Block("heading", text, _level(part, int(kind[-1]) if kind[-1] in "123456" else 2))


def _of_text(text: str, kind: str) -> Iterator[Block | Image]:
    found = text_fragment(text)
    for block in found.blocks:
        plain = block.kind == "paragraph"
        if plain and "quote" in kind:
            yield Block("quote", block.text)
        elif plain and any(word in kind for word in _LISTS):
            yield Block("item", block.text)
        elif len(kind) == 2 and kind[0] == "h" and kind[1] in "123456":
            yield Block("heading", block.text, int(kind[1]))
        else:
            yield block
    yield from found.images


def _rows(table: Mapping[str, object]) -> Iterator[Block]:
    rows = table.get("rows")
    for row in (table.get("columns"), *(rows if isinstance(rows, list) else ())):
        if isinstance(row, list) and (cells := [line_of(cell) for cell in row]):
            yield Block("row", " | ".join(cells))


def _kind(part: Mapping[str, object]) -> str:
    """The words of a component's type, small: `entrybodyheading`, `core/quote`, `h2`."""
    words = (part.get(key) for key in _TYPES)
    named = [word.lower() for word in words if isinstance(word, str) and len(word) < 60]
    style = part.get("style")
    listed = " item" if part.get("listItem") else ""
    if isinstance(style, str) and style.lower() != "normal" and len(style) < 12:
        return style.lower()
    return (named[0] if named else "") + listed


def _level(part: Mapping[str, object], default: int) -> int:
    data = part.get("data")
    level = part.get("level", data.get("level") if isinstance(data, Mapping) else None)
    return level if isinstance(level, int) and 1 <= level <= 6 else default


def _line(value: object) -> str:
    blocks = (part for part in _parts(value, "") if isinstance(part, Block))
    return " ".join(block.text for block in blocks)


def _is_run(value: Sequence[object]) -> bool:
    """Whether a list is the spans of one paragraph (Portable Text), not paragraphs."""
    return bool(value) and all(
        isinstance(span, Mapping) and isinstance(span.get("text"), str) and _is_span(span)
        for span in value
    )


def _is_span(span: Mapping[str, object]) -> bool:
    return span.get("_type") == "span" or "marks" in span
