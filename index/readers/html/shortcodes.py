"""WordPress's `[caption]` in the text of a post becomes the figure that its pages show."""

import html
import re

_CAPTION = re.compile(r"""\bcaption=(?:"([^"]*)"|'([^']*)')""")
_IMAGE = re.compile(r"(?:<a\b[^<>]*>\s*)?<img\b[^<>]*>\s*(?:</a\s*>)?", re.IGNORECASE)


def captions(text: str) -> str:
    """The text with a `<figure>` for each `[caption …]<img …> words[/caption]`."""
    parts, here = [], 0
    while (start := text.find("[caption", here)) >= 0:
        head, end = text.find("]", start), text.find("[/caption]", start)
        if not start < head < end:
            break
        parts += [text[here:start], _figure(text[start:head], text[head + 1 : end])]
        here = end + len("[/caption]")
    return "".join([*parts, text[here:]])


def _figure(head: str, inner: str) -> str:
    image = _IMAGE.match(inner.lstrip())
    words = inner.lstrip()[image.end() :] if image else inner
    if (named := _CAPTION.search(html.unescape(head))) is not None:
        words = f"{html.escape(named[1] or named[2] or '')} {words}"
    return f"<figure>{image[0] if image else ''}<figcaption>{words}</figcaption></figure>"
