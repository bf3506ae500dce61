"""Names of elements without their namespaces' addresses, which differ between versions."""

import re
from collections import defaultdict
from functools import lru_cache

from lxml import etree

RDF_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"

_PREFIXES = (
    ("", r"http://purl\.org/(?:rss/1\.0|net/rss1\.1#)/?"),
    ("", r"http://(?:my|channel)\.netscape\.com/rdf/simple/0\.9/?"),
    ("", r"http://(?:backend\.userland\.com|blogs\.law\.harvard\.edu/tech)/rss.*"),
    ("", r"http://www\.rssboard\.org/.*"),
    ("atom:", r"http://www\.w3\.org/2005/Atom/?|http://purl\.org/atom/ns#.*"),
    ("dc:", r"http://purl\.org/dc/elements/1\.[01]/?"),
    ("dcterms:", r"http://purl\.org/dc/terms/?"),
    ("content:", r"http://purl\.org/rss/1\.0/modules/content/?"),
    ("media:", r"https?://(?:search\.yahoo\.com|www\.rssboard\.org)/(?:mrss|media-rss)/?"),
    ("wp:", r"https?://wordpress\.org/export/[\d.]+/?"),
    ("excerpt:", r"https?://wordpress\.org/export/[\d.]+/excerpt/?"),
    ("app:", r"http://www\.w3\.org/2007/app/?|http://purl\.org/atom/app#?"),
    ("blogger:", r"http://schemas\.google\.com/blogger/\d+"),
    ("feedburner:", r"http://rssnamespace\.org/feedburner/ext/1\.0/?"),
    ("itunes:", r"(?i:http://www\.itunes\.com/dtds/podcast-1\.0\.dtd)"),
    ("rdf:", r"http://www\.w3\.org/1999/02/22-rdf-syntax-ns#"),
    ("tei:", r"http://www\.tei-c\.org/ns/1\.0/?"),
    ("html:", r"http://www\.w3\.org/1999/xhtml/?"),
)
_NAMESPACES = tuple((prefix, re.compile(address)) for prefix, address in _PREFIXES)


@lru_cache(maxsize=4096)
def name_of(tag: str) -> str:
    """`dc:creator`, whatever prefix a file gives to that namespace, or `item` for RSS's own. A
    prefix that the file does not declare is taken by its name; other namespaces stay as they are.
    """
    if not tag.startswith("{"):
        return tag
    namespace, _, local = tag[1:].partition("}")
    for prefix, address in _NAMESPACES:
        if address.fullmatch(namespace):
            return prefix + local
    return tag


def local_name(tag: str) -> str:
    """A name without its namespace and its prefix."""
    return tag.rpartition("}")[2].rpartition(":")[2]


class Fields:
    """The children of an element by their names."""

    def __init__(self, node: etree._Element) -> None:
        self.node = node
        self._children: defaultdict[str, list[etree._Element]] = defaultdict(list)
        for child in node:
            self._children[name_of(str(child.tag))].append(child)

    def all(self, *names: str) -> list[etree._Element]:
        """All children that are called so, name after name."""
        return [child for name in names for child in self._children.get(name, ())]

    def first(self, *names: str) -> tuple[str, str] | None:
        """The text of the first child that has some, and its name."""
        for name in names:
            for child in self._children.get(name, ()):
                if value := text_of(child).strip():
                    return value, name
        return None

    def text(self, *names: str) -> str:
        """The text of the first child that has some, else an empty string."""
        found = self.first(*names)
        return found[0] if found else ""


def text_of(node: etree._Element) -> str:
    """All text in an element."""
    return "".join(node.itertext()) if len(node) else node.text or ""


def markup_of(node: etree._Element) -> str:
    """What an element holds as HTML: its text, which is HTML in itself, or the elements that
    somebody put there without escaping them.
    """
    if not len(node):
        return node.text or ""
    for child in node.iterdescendants():
        if isinstance(child.tag, str) and name_of(child.tag).startswith("html:"):
            # What is left of a damaged name may have a colon, with which lxml takes no name.
            child.tag = child.tag.rpartition("}")[2].replace(":", "") or "span"
    inner = (etree.tostring(child, encoding="unicode", method="html") for child in node)
    return "".join((_escaped(node.text or ""), *inner))


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
