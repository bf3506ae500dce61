"""What RSS and Atom have in common: texts that may be HTML, addresses, and ledes."""

import html
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from urllib.parse import urljoin

from lxml import etree

from index.article import Image
from index.readers.feeds.xml.names import XML_LANG
from index.readers.html.fragment import blocks_of
from index.readers.images import without_repeats
from index.readers.record import Block, Told
from index.readers.sectioning import letters

_INLINE = re.compile(
    r"</?(?:a|abbr|b|big|cite|code|em|font|i|img|mark|q|s|small|span|strong|sub|sup|tt|u|wbr)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_BREAK = re.compile(r"</?(?:br|p|div)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_MORE = re.compile(
    r"\s*(?:\[\s*(?:…|\.\.\.)\s*\]|\(\s*(?:…|\.\.\.)\s*\)|…|\.{3,})\s*(?:→|»|>>)?\s*$"
)
_EMAIL = re.compile(r"[^\s@()<>]+@[^\s@()<>]+\.[^\s@()<>]+")
_PERSON = re.compile(r"\(([^()]+)\)|^([^<>]+?)\s*<[^<>]*>$")
_SHARING = re.compile(r"<div[^<>]*\bclass=[\"']feedflare[\"'][^<>]*>.*?</div>", re.DOTALL)
_POINT = re.compile(r"<img\b(?=[^<>]*\b(?:width|height)=[\"']?[01][\"'\s/>])[^<>]*>")
_POINT_SIZES = ('="1"', '="0"', "='1'", "='0'", "=1 ", "=0 ")
"""What FeedBurner and counters add to every article: links to share it, images of one point."""
_TRAILER = re.compile(
    r"(?:The post|Der Beitrag|L['’]article|La entrada|Het bericht|O post) (?P<title>.+?)"
    r" (?:appeared first|first appeared|erschien zuerst|est apparu en premier"
    r"|(?:se publicó|aparece|apareció) primero|verscheen eerst|apareceu primeiro)"
    r" (?:on|auf|sur|en|op|em) (?P<site>.+?)\.?",
    re.IGNORECASE,
)
"""What plugins of WordPress put below every article of a feed."""
_MAX_TRAILER = 1_000

_MAX_LEDE = 5_000
"""A first paragraph that does not end before is no lede; a summary that long repeats the text."""


def plain(text: str) -> str:
    """A title or name that may hold HTML, as text: references decoded once, tags gone."""
    if "<" in text:
        text = _INLINE.sub("", _BREAK.sub(" ", text))
    return html.unescape(text) if "&" in text else text


def told(found: tuple[str, str] | None) -> Told | None:
    """A field as `Fields.first` finds it, its references decoded."""
    return Told(plain(found[0]), found[1]) if found else None


def each_once(values: Iterable[tuple[str, str]]) -> tuple[Told, ...]:
    """Values and where they stand, in their order, without empty ones and repetitions; `News` and
    `NEWS` are one.
    """
    found: dict[str, Told] = {}
    for value, origin in values:
        shown = " ".join(plain(value).split())
        if shown:
            found.setdefault(shown.casefold(), Told(shown, origin))
    return tuple(found.values())


def person(text: str) -> str:
    """The name in an RSS author (`jane@example.org (Jane Doe)`); never an address."""
    text = text.strip()
    if "@" not in text:
        return text
    named = _PERSON.search(text)
    name = (named[1] or named[2] or "").strip(" \"'") if named else _EMAIL.sub("", text)
    return "" if "@" in name else name.strip(" ,;-()<>")


def article_html(text: str) -> str:
    """The HTML of a body without what FeedBurner and counters added."""
    if "feedflare" in text:
        text = _SHARING.sub("", text)
    if "<img" in text and any(size in text for size in _POINT_SIZES):
        text = _POINT.sub("", text)
    return text


def lede(summary: str, blocks: Sequence[Block]) -> str | None:
    """The lede of an article that has a summary (HTML) and a body. A summary that only repeats how
    the body begins is none.
    """
    parts = blocks_of(summary[:_MAX_LEDE])
    if not parts or (len(parts) == 1 and len(summary) > _MAX_LEDE):
        return None
    text = parts[0].text
    begun = _begin(blocks, len(text) + 200)
    if len(parts) > 1 and begun.startswith(" ".join(part.text for part in parts[:2])):
        return None
    whole = bool(blocks) and text == blocks[0].text
    cut = "…" in text or "..." in text
    repeated = begun.startswith(_MORE.sub("", text) if cut else text)
    return None if repeated and not whole else text


def without_trailer(blocks: Sequence[Block], title: str, site: str) -> tuple[Block, ...]:
    """The blocks without a last one that only says where the article was first: `The post TITLE
    appeared first on SITE.` It has to name the article's title or its site.
    """
    last = blocks[-1] if blocks else None
    if last is None or last.kind != "paragraph" or len(last.text) > _MAX_TRAILER:
        return tuple(blocks)
    found = _TRAILER.fullmatch(last.text)
    if found is None:
        return tuple(blocks)
    names = ((found["title"], title), (found["site"], site))
    is_trailer = any(letters(named) == letters(own) != "" for named, own in names)
    return tuple(blocks[:-1] if is_trailer else blocks)


def language_of(node: etree._Element | None) -> str:
    """The `xml:lang` that holds for an element."""
    while node is not None:
        if found := node.get(XML_LANG):
            return found
        node = node.getparent()
    return ""


def absolute(url: str, base: str) -> str:
    """An address that may be relative, made absolute where the base is; what is no address stays
    as it is written.
    """
    url = url.strip()
    if not base or url.startswith(("https://", "http://")):
        return url
    try:
        return urljoin(base, url)
    except ValueError:
        return url


def with_base(images: Iterable[Image], base: str) -> tuple[Image, ...]:
    """Images with absolute addresses, each once, whatever size of it is asked for behind `?`."""
    whole = (
        replace(image, url=absolute(image.url, base) if image.url else None) for image in images
    )
    return without_repeats(whole, lambda url: url.partition("?")[0])


def _begin(blocks: Sequence[Block], most: int) -> str:
    shown = ""
    for block in blocks:
        if len(shown) > most:
            break
        shown = f"{shown} {block.text}" if shown else block.text
    return shown
