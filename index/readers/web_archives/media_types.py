"""What a captured file is: by what its server said of it, and by what is in it."""

import re

from index.readers.html import page
from index.readers.unread import by_magic

HTML = "HTML"
_HTML = re.compile(r"(?:text/html|application/xhtml\+xml|application/vnd\.wap\.xhtml\+xml)\b")
_UNSAID = re.compile(r"$|text/plain|(?:application|binary)/octet-stream|\*/\*|unknown|no-type")
_KINDS = (
    (r"image/", "captured images"),
    (r"(?:audio|video)/|application/(?:ogg|x-mpegurl|vnd\.apple\.mpegurl|dash)", "captured films"),
    (r"(?:font/|application/(?:x-)?font|application/vnd\.ms-fontobject)", "captured fonts"),
    (r"text/css", "captured style sheets"),
    (r"(?:text|application)/(?:x-)?(?:java|ecma)script", "captured scripts"),
    (r"application/pdf", "captured PDF files"),
    (r"application/(?:rss|atom|rdf)\+xml", "captured feeds"),
    (r"application/(?:[\w.+-]+\+)?json|text/json", "captured JSON"),
    (r"(?:text|application)/(?:[\w.+-]+\+)?xml", "captured XML"),
    (r"text/", "captured texts"),
)
_FAMILIES = tuple((re.compile(pattern), kind) for pattern, kind in _KINDS)
_FEED = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:rss|feed|rdf:RDF)\b", re.DOTALL)
_JSON = re.compile(rb"\s*(?:\xef\xbb\xbf)?[\[{]\s*[\"\[{\]}]")
OTHER = "other captured files"
_SOUGHT = 65_536


def may_be_html(told: str) -> bool:
    """Whether a media type, as the server told it, is HTML's, or says nothing."""
    return _HTML.match(told) is not None or _UNSAID.match(told) is not None


def kind_of(told: str) -> str:
    """What files of a media type are counted as."""
    return next((kind for family, kind in _FAMILIES if family.match(told)), OTHER)


def kind_inside(told: str, body: bytes) -> str:
    """`HTML`, or what a file is counted as that may be a page.

    Args:
        told: its media type.
        body: its bytes, unpacked.
    """
    head = body[:_SOUGHT]
    if known := by_magic(head):
        return f"captured {known.kind}"
    if _FEED.match(head):
        return "captured feeds"
    if _JSON.match(head):
        return "captured JSON"
    if _HTML.match(told):
        return HTML
    if page.sniff("", head):
        return HTML
    return kind_of(told)
