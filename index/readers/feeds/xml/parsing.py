"""One piece of XML becomes a tree: as it is where it is well-formed, else after repair.

No entity is expanded but those that HTML names and short ones that the file declares itself; no
DTD and nothing from the network is read; nesting and text are bounded by libxml2.
"""

import re
from collections.abc import Callable, Mapping

from lxml import etree

from index.readers.feeds.xml.encoding import NOT_UTF8, text
from index.readers.feeds.xml.mending import mended, with_html_as_text

Say = Callable[[str], None]
"""What a repair is told to, in a sentence."""

_WINDOWS = re.compile(rb"&#(?:1(?:2[89]|[345]\d)|[xX][89][0-9a-fA-F]);")
_SENTENCES = (
    ("Namespace prefix", "It uses prefixes that it does not declare: they were taken by name."),
    ("Invalid bytes", NOT_UTF8),
    ("invalid xmlChar", "It refers to characters that XML forbids: they were left out."),
    ("nvalid Char", "It has control characters, which XML forbids: they were left out."),
    ("nvalid character", "It has control characters, which XML forbids: they were left out."),
    ("Excessive depth", "Elements are nested deeper than 256: what lies deeper was left out."),
    ("Resource limit", "A text in it is too long: its end was left out."),
    ("invalid element name", "It has a bare <: it was kept as text."),
    ("Entity", "It has a bare & or entities that XML does not know: they were kept as text."),
    ("]]>", "It ends CDATA twice: all of it was kept as text."),
)


def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        encoding="utf-8",
        recover=recover,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


_STRICT = _parser(recover=False)
_RECOVERING = _parser(recover=True)


def parse(data: bytes, entities: Mapping[str, str], say: Say) -> etree._Element | None:
    """The root of some XML in UTF-8; None where nothing can be read."""
    if b"&#" in data:
        data = _WINDOWS.sub(_windows, data)
    try:
        return etree.fromstring(data, _STRICT)
    except etree.XMLSyntaxError as error:
        wrong = error.msg
    repaired = mended(text(data), entities)
    try:
        root = etree.fromstring(repaired.encode("utf-8", "replace"), _STRICT)
        say(sentence(wrong))
        return root
    except etree.XMLSyntaxError as error:
        say(sentence(error.msg))
    try:
        whole = with_html_as_text(repaired).encode("utf-8", "replace")
        return etree.fromstring(whole, _RECOVERING)
    except etree.XMLSyntaxError:
        return None


def _windows(found: re.Match[bytes]) -> bytes:
    """`&#146;` is a quotation mark of windows-1252 to everyone but XML."""
    number = found[0][2:-1].lower()
    code = int(number[1:], 16) if number.startswith(b"x") else int(number)
    return bytes([code]).decode("cp1252", "replace").encode()


def sentence(message: str | None) -> str:
    """What is told of something that a parser said."""
    said = message or "no reason given"
    for part, sentence in _SENTENCES:
        if part in said:
            return sentence
    return f"It is not well-formed XML ({said.split(', line')[0].strip()}): it was mended."
