"""The texts of an item of ninjs 2 and 3 take the places that they have in ninjs 1."""

from collections.abc import Mapping
from html import escape

from lxml import etree

from index.readers.agencies.nitf_text import fragment_of
from index.readers.tables.synonyms import normal
from index.readers.tables.texts import text_of

_HTML, _TEXT, _NITF = "body_html", "body_text", "body_nitf"
_KNOWN = ("bodyhtml", "bodytext", "bodyxhtml", "bodynitf", "bodymain", "bodyrich", "articlehtml")


def plain(item: Mapping[str, object]) -> dict[str, object]:
    """An item as ninjs 1 writes it: one headline and one text, under their own keys. Of several
    texts HTML counts before plain text, and that before NITF.
    """
    found = dict(item)
    keys = {normal(str(key)): key for key in item}
    bodies = item.get(keys.get("bodies", ""))
    if isinstance(bodies, list):
        for body in bodies:
            if isinstance(body, Mapping) and (text := text_of(body.get("value"))):
                found.setdefault(_body_key(body, text), text)
    if not has_text(found, _KNOWN):
        named = (key for key in item if normal(str(key)).startswith("body") and item[key])
        if (key := next(named, None)) is not None and isinstance(item[key], str):
            found[_TEXT] = item[key]
    nitf = found.pop(_NITF, None)
    if isinstance(nitf, str) and not (found.get(_HTML) or found.get(_TEXT)):
        found[_HTML] = _html_of(nitf)
    return found


def has_text(item: Mapping[str, object], keys: tuple[str, ...] = ("body", "articlehtml")) -> bool:
    """Whether an item has a text of its own, under a key that begins like one of these."""
    return any(
        isinstance(value, str) and value.strip()
        for key, value in item.items()
        if normal(str(key)).startswith(keys)
    )


def _body_key(body: Mapping[str, object], text: str) -> str:
    kind = next((str(v) for k, v in body.items() if normal(str(k)) == "contenttype"), "").casefold()
    role = str(body.get("role") or "").casefold()
    if "nitf" in kind or "nitf" in role:
        return _NITF
    is_html = "html" in kind or "html" in role or (not kind and "</" in text)
    return _HTML if is_html else _TEXT


def _html_of(nitf: str) -> str:
    """NITF that stands in JSON, as HTML; as it is where it is no XML."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    try:
        node = etree.fromstring(f"<nitf>{nitf.partition('?>')[2] or nitf}</nitf>", parser)
    except (etree.XMLSyntaxError, ValueError):
        return nitf
    content = next(node.iter("{*}body.content", "body.content"), node)
    blocks = fragment_of(content).blocks
    tags = {"heading": "h2", "item": "li", "quote": "blockquote"}
    return "".join(
        f"<{tag}>{escape(block.text)}</{tag}>"
        for block in blocks
        for tag in (tags.get(block.kind, "p"),)
    )
