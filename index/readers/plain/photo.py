"""The line that credits a picture: `Photo: <source> by <author>, <licence URL> <caption>`."""

import re

from index.article import Image

MOST_HOST = 254
"""The longest name that a host can have, and a comma."""

_ADDRESS = re.compile(r"(?:^|(?<=[\s,;(]))https?://\S+")
_COMMONS = re.compile(r"https?://(?:www\.)?creativecommons\.org/", re.IGNORECASE)
_HOST = re.compile(r"[^\W_](?:[\w-]*\w)?(?:\.[^\W_](?:[\w-]*\w)?)+$")
_BY = re.compile(r"(?:^|\s)by\s+")


def starts(line: str) -> bool:
    """Whether a line is such a credit."""
    return line.startswith("Photo:")


def read(line: str) -> Image:
    """The picture of a credit line; every part of it may be missing.

    The licence is the first Creative Commons address, else the first address. Before it stand
    source and author, parted by the first ` by ` (an author may hold commas, colons and dots);
    after it stands the caption. Without an address, a line that begins with a host name or with
    `by` names source and author, and any other line is a caption.
    """
    text = line.removeprefix("Photo:").strip()
    address = _licence(text)
    if address is None:
        credit, caption = _without_licence(text)
        return Image(*_source_and_author(credit), None, caption or None)
    url = address[0].rstrip(".,;:)]")
    caption = text[address.end() :].lstrip(" ,;:)]")
    return Image(*_source_and_author(text[: address.start()]), url, caption or None)


def _licence(text: str) -> re.Match[str] | None:
    found = list(_ADDRESS.finditer(text))
    commons = [match for match in found if _COMMONS.match(match[0])]
    return next(iter(commons or found), None)


def _without_licence(text: str) -> tuple[str, str]:
    """The credit and the caption of a line without a licence."""
    first, _, rest = text.partition(" ")
    host = len(first) <= MOST_HOST and _HOST.match(first.rstrip(",")) is not None
    if first == "by" or (host and rest.startswith("by ")):
        return text, ""
    return (first, rest) if host else ("", text)


def _source_and_author(credit: str) -> tuple[str | None, str | None]:
    credit = credit.strip(" ,;(")
    by = _BY.search(credit)
    if by is None:
        return credit or None, None
    return credit[: by.start()].strip(" ,;") or None, credit[by.end() :].strip(" ,;") or None
