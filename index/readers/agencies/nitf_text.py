"""The text of NITF, which NewsML and ninjs carry too, becomes blocks and images."""

from copy import deepcopy

from lxml import etree

from index.article import Image
from index.readers.agencies.items import bare, values
from index.readers.html.elements import names_of
from index.readers.html.fragment import Fragment
from index.readers.html.walking import walk
from index.text.cleaning import squeeze

_HTML = {
    "block": "div",
    "bq": "blockquote",
    "hl1": "h1",
    "hl2": "h2",
    "hl3": "h3",
    "hl4": "h4",
    "fn": "p",
    "credit": "p",
    "nitf-table": "div",
}
_OWN = names_of(
    "p a em strong q sub sup br ol ul li dl dt dd pre hr table caption thead tbody tfoot tr td th"
    " h1 h2 h3 h4 h5 h6 b i u div span section blockquote"
)
"""Names that mean in NITF what they mean in HTML, and those of HTML that stand in it all the same;
what has another name marks words in a line.
"""
_DROPPED = ("media", "nitf-table-metadata", "custom-table", "media-metadata")


def fragment_of(node: etree._Element) -> Fragment:
    """The blocks and images of an element of NITF."""
    node = bare(deepcopy(node))
    images = tuple(image for media in node.iter("media") if (image := _image(media)))
    for name in _DROPPED:
        for each in list(node.iter(name)):
            _drop(each)
    for note in list(node.iter("note")):
        if note.get("type") == "npa" or note.get("noteclass") in ("editorsnote", "cpyrt"):
            _drop(note)
        else:
            note.tag = "div"
    for each in node.iter():
        if isinstance(each.tag, str) and each is not node:
            each.tag = _HTML.get(each.tag) or (each.tag if each.tag in _OWN else "span")
    node.tag = "div"
    return Fragment(tuple(walk(node).blocks), images)


def _image(media: etree._Element) -> Image | None:
    """A picture with its caption and who took it; None for sounds and films."""
    if (media.get("media-type") or "image").casefold() not in ("image", "photo", "graphic"):
        return None
    first = {
        name: next(values(media, path), "") or None
        for name, path in (
            ("url", "media-reference/@source"),
            ("caption", "media-caption"),
            ("author", "media-producer"),
        )
    }
    caption = first["caption"] or next(values(media, "media-reference/@alternate-text"), None)
    if not (first["url"] or caption):
        return None
    return Image(url=first["url"], caption=caption, author=first["author"])


def _drop(node: etree._Element) -> None:
    """Takes an element out, and leaves what stands behind it."""
    parent, before = node.getparent(), node.getprevious()
    if parent is None:
        return
    tail = node.tail if squeeze(node.tail or "") else ""
    if before is not None:
        before.tail = f"{before.tail or ''}{tail}"
    else:
        parent.text = f"{parent.text or ''}{tail}"
    parent.remove(node)
