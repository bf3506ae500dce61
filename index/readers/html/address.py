"""The address of a page, among those that it names."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from index.readers.record import Told

_HOME = re.compile(r"/*(?:index\.\w+|home|default\.\w+)?/*")
_MIRRORED = re.compile(r"(?:^|/)((?:[\w-]+\.)+[a-z]{2,24})/")
_HOST = re.compile(r"^(?:www\d?|m|mobile|amp)\.")


def host_of(address: str) -> str:
    """The host of an address without `www.` or `m.`, empty where it has none."""
    try:
        return _HOST.sub("", (urlsplit(address).hostname or "").lower())
    except ValueError:
        return ""


def is_home(address: str) -> bool:
    """Whether an address is that of a site's first page, or none at all."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return True
    return _HOME.fullmatch(parts.path) is not None and not parts.query


def choose(told: Iterable[Told | None], name: str) -> Told | None:
    """The first address that can be the page's own. One that names a site's first page is a broken
    template's; one on another host than the page's is that of whom it was taken from.

    Args:
        told: the addresses that the page names, the most trusted first.
        name: the file's name, which tells the host in a mirror (`www.valleypost.example/a.html`).
    """
    fit = [one for one in told if one is not None and _is_address(one.value)]
    mirrored = _MIRRORED.search(name)
    hosts = [host_of(one.value) for one in fit]
    own = _HOST.sub("", mirrored[1]) if mirrored and _HOST.sub("", mirrored[1]) in hosts else ""
    others = [host for host in hosts[1:] if host]
    if not own and len(set(others)) == 1 and others[0] != hosts[0]:
        own = others[0]
    same = (one for one, host in zip(fit, hosts, strict=True) if not own or host in ("", own))
    return next(same, None)


def _is_address(address: str) -> bool:
    try:
        scheme = urlsplit(address).scheme
    except ValueError:
        return False
    return scheme in ("http", "https", "") and not is_home(address) and " " not in address
