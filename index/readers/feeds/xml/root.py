"""What a file of XML is, told by its first element."""

import re
from dataclasses import dataclass
from functools import lru_cache

from index.readers.feeds.xml import encoding
from index.readers.feeds.xml.mending import without_prolog
from index.readers.feeds.xml.names import name_of

_JUNK = 500
"""So many characters may stand before `<?xml`: blank lines, or a warning of the server."""

_START = re.compile(r"<\?xml[\s?]")
_HIDDEN = re.compile(r"(?:\s|<!--.*?-->|<\?.*?\?>)+", re.DOTALL)
_TAG = re.compile(r"<(?:([\w.-]+):)?([A-Za-z_][\w.-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*+)/?>")
_WRAPPED = re.compile(r"<html[^<>]*>\s*<body[^<>]*>\s*(?=<feed\s)")
"""A feed that a server put into an empty page."""


@dataclass(frozen=True, slots=True)
class Root:
    """The outermost element: its name as `name_of` gives it (`rss`, `rdf:RDF`, `atom:feed`), and
    the text of the file from its tag on, as far as it was looked at.
    """

    name: str
    shown: str


@lru_cache(maxsize=2)
def root_of(head: bytes) -> Root | None:
    """The root of a file of which these are the first bytes; None where it is no XML."""
    name, _ = encoding.name_of(head)
    shown = encoding.text(head) if name == "utf-8" else head.decode(name, "replace")
    shown = shown.lstrip("\ufeff \t\r\n")
    if not shown.startswith("<"):
        start = _START.search(shown, 0, _JUNK)
        if start is None or "```" in shown[: start.start()]:
            return None
        shown = shown[start.start() :]
    elif (start := _START.search(shown, 0, _JUNK)) is not None:
        shown = shown[start.start() :]
    shown = without_prolog(shown)
    if hidden := _HIDDEN.match(shown):
        shown = without_prolog(shown[hidden.end() :])
    if wrapped := _WRAPPED.match(shown):
        shown = shown[wrapped.end() :]
    tag = _TAG.match(shown)
    if tag is None:
        return None
    prefix, local, attributes = tag[1] or "", tag[2], tag[3]
    declared = f"xmlns:{prefix}" if prefix else "xmlns"
    space = re.search(rf"(?<!\S){re.escape(declared)}\s*=\s*[\"']([^\"']*)", attributes)
    if space is None:
        return Root(f"{prefix}:{local}" if prefix else local, shown)
    return Root(name_of(f"{{{space[1].strip()}}}{local}"), shown)
