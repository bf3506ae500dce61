"""What WordPress keeps in the text of a post: shortcodes, and paragraphs without tags."""

import re

_SHORTCODE = re.compile(
    r"\[(?P<escaped>\[?)(?P<end>/?)(?P<name>[A-Za-z][\w-]{0,60})"
    r"(?P<rest>[\s=:/][^\[\]]{0,4000}+)?\](?P<also>\]?)"
)
_ADDRESS = re.compile(r"\s*(?:https?:)?//[^\s\[\]<>]+\s*(?=\[/)")
_MORE = re.compile(r"<!--\s*(?:more|nextpage)\b[^>]{0,200}-->")
_ATTRIBUTE = re.compile(r"[\w-]\s*=\s*[\"'&\w#/.]|^[\s/:]*(?:https?:)?//|^=")
_KNOWN = frozenset(
    [
        "ad",
        "ads",
        "adsense",
        "archives",
        "audio",
        "button",
        "code",
        "columns",
        "column",
        "contact",
        "dropcap",
        "embed",
        "flickr",
        "gallery",
        "googlemaps",
        "instagram",
        "jetpack",
        "latex",
        "livestream",
        "map",
        "newsletter",
        "playlist",
        "poll",
        "polldaddy",
        "pullquote",
        "related",
        "sharethis",
        "sidebar",
        "slideshare",
        "slideshow",
        "soundcloud",
        "subscribe",
        "tabs",
        "toc",
        "tweet",
        "twitter",
        "video",
        "vimeo",
        "wpvideo",
        "youtube",
    ]
)


def without_shortcodes(text: str) -> str:
    """The HTML of a post without its shortcodes; the text between two of them stays.

    A word in brackets is a shortcode where it has attributes, is closed by `[/word]`, has `_` or
    `-` in its name, or is one of those that WordPress and its widest spread plugins bring:
    `[sic]` and `[update]` stay. `[caption]` is left to the reader of the HTML.
    """
    closed = set(re.findall(r"\[/([A-Za-z][\w-]{0,60})\s?\]", text))
    parts, here = [], 0
    for found in _SHORTCODE.finditer(text):
        name = found["name"]
        if name == "caption" or found.start() < here:
            continue
        if found["escaped"] and found["also"]:
            kept = found[0][1:-1]
        elif _is_shortcode(name, found["rest"] or "", closed):
            kept = found["escaped"] + found["also"]
        else:
            continue
        parts += [text[here : found.start()], kept]
        here = found.end()
        if not found["end"] and (address := _ADDRESS.match(text, here)):
            here = address.end()
    return "".join((*parts, text[here:]))


def post_html(text: str) -> str:
    """The HTML of a post as far as it is not for WordPress alone. Its paragraphs are parted by
    blank lines where they have no tags.
    """
    text = text.replace("\r\n", "\n")
    if "<!--" in text:
        text = _MORE.sub("\n\n", text)
    if "[" in text:
        text = without_shortcodes(text.replace("[wp_caption", "[caption").replace("[/wp_", "[/"))
    return text


def _is_shortcode(name: str, rest: str, closed: set[str]) -> bool:
    known = name in closed or name.lower() in _KNOWN or "_" in name or "-" in name.strip("-")
    if known:
        return not rest or _ATTRIBUTE.search(rest) is not None or name in closed or "_" in name
    return _ATTRIBUTE.search(rest) is not None
