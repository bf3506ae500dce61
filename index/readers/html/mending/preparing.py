"""A page's tree is made such that trafilatura loses no word of the text and takes none that the
page does not show.

Trafilatura drops some elements wherever they stand (`<time>`, `<math>`, `<output>`, `<figure>`,
`<menu>`, `<footer>`), and makes a quotation of `<q>` and `<pre>`.
"""

import re

from lxml import etree
from lxml.html import HtmlElement

from index.readers.html import structure
from index.readers.html.dating import times
from index.readers.html.mending.rearranging import rearrange

_HIDDEN = etree.XPath("//template | //*[@hidden] | //*[contains(@style, 'display')]")
_TEXT = etree.XPath("string(//body)", smart_strings=False)
_READING = frozenset(("rt", "rp", "rtc"))
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
_HAS_BLOCKS = etree.XPath(
    "boolean(.//p or .//h1 or .//h2 or .//h3 or .//h4 or .//ul or .//ol or .//table or .//div"
    " or .//blockquote or .//img)"
)


def prepare(tree: HtmlElement) -> None:
    """Changes a page's tree in place."""
    _drop_hidden(tree)
    _free_times(tree)
    rearrange(tree)
    for element in [
        *tree.iter("ruby", "math", "output", "label", "button", "q", "blink", "marquee")
    ]:
        _INLINE[str(element.tag)](element)
    for element in [*tree.iter("pre", "listing", "xmp", "plaintext")]:
        _preformatted(element)


def _drop_hidden(tree: HtmlElement) -> None:
    """What is hidden goes, except most of a page: that is shown by a script."""
    most: float | None = None
    for element in _HIDDEN(tree):
        if element.tag == "template" and element.get("shadowrootmode"):
            element.tag = "div"
        elif element.tag == "template" or structure.is_hidden(element.tag, element.attrib):
            most = len(_TEXT(tree)) / 2 if most is None else most
            if element.getparent() is not None and len(element.text_content()) <= most:
                element.drop_tree()


def _free_times(tree: HtmlElement) -> None:
    """The words of a `<time>` are the text's, except where they date the article, or a card."""
    dating = set(times.of_head(tree))
    for time in [*tree.iter("time")]:
        alone = times.block_of(time) is None and not _is_beside_text(time) and times.has_day(time)
        if not alone and time not in dating:
            _inline(time)


def _inline(element: HtmlElement) -> None:
    """An element becomes one that is nothing but its words. To put those into the text around it
    takes time with the square of their number, and trafilatura does it faster.
    """
    element.tag = "bdi"
    element.attrib.clear()


def _is_beside_text(element: HtmlElement) -> bool:
    before, parent = element.getprevious(), element.getparent()
    told = [element.tail, None if before is None else before.tail]
    if before is None and parent is not None:
        told.append(parent.text)
    return any(text and not text.isspace() for text in told)


def _free(element: HtmlElement) -> None:
    """An element of forms that stands in a sentence is a part of it."""
    if times.block_of(element) is not None and _is_beside_text(element):
        _inline(element)


def _quoted(element: HtmlElement) -> None:
    element.text = f"“{element.text or ''}"
    if len(element):
        element[-1].tail = f"{element[-1].tail or ''}”"
    else:
        element.text += "”"
    _inline(element)


def _math(element: HtmlElement) -> None:
    """A formula's signs, one after another, without the source that stands beside them."""
    etree.strip_elements(element, "annotation", "annotation-xml", with_tail=False)
    pieces = (str(piece).strip() for piece in element.itertext())
    _replace(element, " ".join(piece for piece in pieces if piece))


def _ruby(element: HtmlElement) -> None:
    """A word, and how it is read in brackets behind it."""
    reading = "".join(one.text_content().strip() for one in element.iter("rt"))
    etree.strip_elements(element, *_READING, with_tail=False)
    parts = element.text_content().split()
    word = (" " if "".join(parts).isascii() else "").join(parts)
    _replace(element, f"{word} ({reading})" if reading else word)


def _replace(element: HtmlElement, text: str) -> None:
    for child in [*element]:
        element.remove(child)
    element.text = text
    _inline(element)


def _preformatted(element: HtmlElement) -> None:
    """Preformatted text becomes a paragraph for each part between two blank lines."""
    if _HAS_BLOCKS(element):
        element.tag = "div"
        return
    for line in element.iter("br"):
        line.tail = f"\n{line.tail or ''}"
    parts = [part for part in _BLANK_LINE.split(element.text_content()) if part.strip()]
    tail = element.tail
    element.clear()
    element.tail = tail
    element.tag = "div" if len(parts) > 1 else "p"
    if len(parts) == 1:
        element.text = parts[0]
        return
    for part in parts:
        etree.SubElement(element, "p").text = part


_INLINE = {
    "ruby": _ruby,
    "math": _math,
    "output": _free,
    "label": _free,
    "button": _free,
    "q": _quoted,
    "blink": _inline,
    "marquee": _inline,
}
