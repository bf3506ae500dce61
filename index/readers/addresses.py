"""Addresses of articles, pictures and licences: absolute, of the web, and always written alike."""

import re
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

from index.text.cleaning import one_line

MOST = 4000
_GHOST = "__GHOST_URL__"
"""What an export of Ghost writes for the address of its site."""
_WHOLE = re.compile(r"https?://[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?/[\w/.~%+-]*", re.ASCII)
"""An address that is already written as all are: most of them."""
_PORTS = {"http": 80, "https": 443}
_TRACKING = re.compile(r"(?:utm_\w+|fbclid|gclid|igshid|mc_cid|mc_eid)(?:=|$)")
_LICENCE = re.compile(
    r"(?:CC|Creative Commons)[ -]*(?P<code>BY(?:[ -](?:NC|SA|ND))*)[ -]*(?P<version>\d\.\d)?"
    r"(?:[ -](?P<port>[A-Z]{2}))?",
    re.IGNORECASE,
)
_ZERO = re.compile(r"CC[ -]?0(?: ?1\.0)?(?: universal)?", re.IGNORECASE)


def web_address(text: str, base: str = "") -> str | None:
    """The address that a text is, seen from `base`: with http or https, without fragment, tracking
    parameters, user and password; scheme and host in small letters. None where it is none, also
    for a relative one without a base.
    """
    plain = one_line(text).replace(" ", "%20").removeprefix(_GHOST)
    if not plain or len(plain) > MOST:
        return None
    if _WHOLE.fullmatch(plain):
        return plain
    try:
        found = urlsplit(urljoin(base, plain))
        host, port = found.hostname, found.port
    except ValueError:
        return None
    if found.scheme not in _PORTS or not host:
        return None
    place = f"[{host}]" if ":" in host else host
    if port and port != _PORTS[found.scheme]:
        place = f"{place}:{port}"
    return urlunsplit((found.scheme, place, found.path or "/", _query(found), _fragment(found)))


def licence_address(text: str) -> str:
    """The address of the licence that a text names (`CC BY-SA 4.0`), or the text itself."""
    plain = one_line(text)
    if _ZERO.fullmatch(plain):
        return "https://creativecommons.org/publicdomain/zero/1.0/"
    if found := _LICENCE.fullmatch(plain):
        parts = (found["code"].replace(" ", "-"), found["version"] or "4.0", found["port"])
        return f"https://creativecommons.org/licenses/{'/'.join(filter(None, parts)).lower()}/"
    return plain


def _query(found: SplitResult) -> str:
    if "=" not in found.query:
        return found.query
    return "&".join(part for part in found.query.split("&") if not _TRACKING.match(part))


def _fragment(found: SplitResult) -> str:
    """What follows `#` names a place in a page, but for `#!`, which names the page."""
    return found.fragment if found.fragment.startswith("!") else ""
