"""What can be put right in XML before a parser would lose it.

libxml2, when it recovers, drops a bare `&` with the word behind it, entities of HTML and `<` before
a blank. Here they become the characters that were meant.
"""

import re
from collections import Counter
from collections.abc import Mapping
from html import escape
from html.entities import html5

MAX_ENTITY = 100
"""The characters that an entity may stand for which a file declares itself."""

_CDATA = re.compile(r"(<!\[CDATA\[.*?(?:\]\]>|\Z))", re.DOTALL)
_CDATA_END = re.compile(r"\]\]>(?=\s*+(?:<|\Z))")
_WRONG = re.compile(
    r"&(?!(?:amp|lt|gt|quot|apos);)(?:(?P<name>\w{1,40});"
    r"|#(?P<number>[xX][0-9a-fA-F]{1,6}|\d{1,7});)?"
    r"|<(?![A-Za-z_:/!?])"
    r"|\]\]>"
)
_FORBIDDEN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_DOCTYPE = re.compile(
    r"<!DOCTYPE(?:[^\[>\"']|\"[^\"]*\"|'[^']*')*+(?:\[(?:.*?\]\s*+>|.*)|>|\Z)", re.DOTALL
)
_DECLARATION = re.compile(r"<\?xml\s[^>]*>")
_ENTITY = re.compile(rf"<!ENTITY\s+(\w+)\s+[\"']([^\"'&%<]{{0,{MAX_ENTITY}}})[\"']\s*>")
_TAG = re.compile(r"<(/?)([A-Za-z_][\w:.-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*+)>")
_HIDDEN = re.compile(r"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)", re.DOTALL)


_TEXT_TAG = re.compile(
    r"<(title|description|summary|content|subtitle|(?:content|excerpt):encoded)\b[^<>]*(?<!/)>"
)


def mended(shown: str, entities: Mapping[str, str]) -> str:
    """XML with bare `&` and `<` escaped, names of HTML's and the file's own entities replaced, and
    what XML forbids left out. CDATA stays as it is, and ends where it was meant to end.
    """

    def right(found: re.Match[str]) -> str:
        if found["name"]:
            return _named(found["name"], entities)
        if found["number"]:
            return _numbered(found["number"])
        return found[0].replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

    shown = _FORBIDDEN.sub("", shown)
    parts = _CDATA.split(shown)
    if any("]]>" in part for part in parts[::2]):
        parts = _CDATA.split(_with_whole_cdata(shown))
    for at in range(0, len(parts), 2):
        # `<<![CDATA[` is a slip of the pen; what is behind the last CDATA is no such thing.
        part = parts[at].removesuffix("<") if at + 1 < len(parts) else parts[at]
        parts[at] = _WRONG.sub(right, part)
    return "".join(parts)


def with_html_as_text(shown: str) -> str:
    """XML in whose texts HTML stands as it is, with that escaped, as it should have been. HTML
    closes neither `<br>` nor `<p>`, and what stands behind them would become part of the text.
    """
    kept, at, unclosed = list[str](), 0, set[str]()
    for tag in _TEXT_TAG.finditer(shown):
        if tag.start() < at or tag[1] in unclosed:
            continue
        end = shown.find(f"</{tag[1]}>", tag.end())
        if end < 0:
            unclosed.add(tag[1])
            continue
        inner = shown[tag.end() : end]
        if "<" in inner and "<![CDATA[" not in inner:
            text = escape(inner, quote=False)
            kept += shown[at : tag.start()], tag[0].replace("xhtml", "html"), text
            at = end
    return "".join((*kept, shown[at:]))


def declared_entities(shown: str) -> tuple[dict[str, str], bool]:
    """The entities that a file declares with a short text, and whether it declares others."""
    found = {name: value.strip() and value for name, value in _ENTITY.findall(shown)}
    return found, shown.count("<!ENTITY") > len(found)


def without_prolog(shown: str) -> str:
    """XML without its declaration, its DOCTYPE and what stands before its first tag."""
    shown = _DOCTYPE.sub("", _DECLARATION.sub("", shown), count=1)
    return shown[max(shown.find("<"), 0) :]


def open_tags(shown: str) -> list[tuple[str, str]]:
    """The elements that are open at the end of some XML: their names and what their tags hold."""
    opened: list[tuple[str, str]] = []
    names = Counter[str]()
    for closing, name, rest in _TAG.findall(_HIDDEN.sub("", without_prolog(shown))):
        if not closing and not rest.endswith("/"):
            opened.append((name, rest))
            names[name] += 1
        elif closing and names[name]:
            while (last := opened.pop()[0]) != name:
                names[last] -= 1
            names[name] -= 1
    return opened


def _with_whole_cdata(shown: str) -> str:
    """Old WordPress wrote `]]>` within CDATA as it is: the CDATA ends at the one before a tag."""
    kept, at = [], 0
    while (start := shown.find("<![CDATA[", at)) >= 0:
        end = _CDATA_END.search(shown, start)
        if end is None:
            break
        inner = shown[start + 9 : end.start()].replace("]]>", "]]]]><![CDATA[>")
        kept.append(f"{shown[at:start]}<![CDATA[{inner}]]>")
        at = end.end()
    return "".join((*kept, shown[at:]))


def _named(name: str, entities: Mapping[str, str]) -> str:
    known = entities.get(name) or html5.get(f"{name};")
    if known is None:
        return f"&amp;{name};"
    return known.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _numbered(number: str) -> str:
    code = int(number[1:], 16) if number[0] in "xX" else int(number)
    allowed = code in (9, 10, 13) or 32 <= code < 0xD800 or 0xE000 <= code < 0xFFFE
    return f"&#{code};" if allowed or 0x10000 <= code < 0x110000 else ""
