"""Where readers reach the service: what the absolute addresses in an answer begin with.

That is `DATELINE_PUBLIC_URL`, where it is set. Else the Host of the request says it, where it is a
name of ours (of `DATELINE_HOSTS`, or the bound one); of any other Host no address is made, and no
answer names the bound address to those who asked for another: addresses are paths then.
"""

import logging
import re
from uuid import NAMESPACE_URL, uuid5

from flask import Flask, current_app, request

from web.address.links import Links
from web.settings import WebSettings

LOOPBACK = ("127.0.0.1", "[::1]", "localhost")
_PORT = re.compile(r":\d*$")
_BY_A_PROXY = (
    *("Forwarded", "Via", "X-Real-IP", "X-Forwarded-For", "X-Forwarded-Host"),
    *("X-Forwarded-Prefix", "X-Forwarded-Proto"),
)
"""Headers of a proxy. One that does not hand on the reader's Host sends the bound one in its place.
"""
CURE = "set DATELINE_PUBLIC_URL to the address that readers use"


class Reach:
    """What one app knows of where it is reached.

    Args:
        settings: its public address, the names it has, and the address it is bound to.
    """

    def __init__(self, settings: WebSettings) -> None:
        self._public = settings.public_url
        self._named = frozenset(map(str.lower, settings.hosts))
        self._bound = frozenset((*LOOPBACK, name_of(settings.bind)))
        self._told = False
        self.replay = settings.replay

    def register(self, app: Flask) -> None:
        """Lets the app's routes ask for it."""
        app.extensions["reach"] = self

    def admits(self, host: str) -> bool:
        """Whether a request may call the service by this Host."""
        return not self._named or name_of(host) in {*self._named, *LOOPBACK}

    @property
    def is_fixed(self) -> bool:
        """Whether the address is set, and so the same for every request."""
        return bool(self._public)

    def root(self) -> str:
        """What addresses begin with in the answer to this request."""
        return self._public or self._origin() + request.script_root

    def _origin(self) -> str:
        """Scheme and Host of the request, where that is a name of ours; else nothing."""
        host = request.headers.get("Host", "").lower()
        name = name_of(host)
        direct = not any(header in request.headers for header in _BY_A_PROXY)
        if name in self._named or (name in self._bound and direct):
            return f"{request.scheme}://{host}"
        self._tell(host)
        return ""

    def _tell(self, host: str) -> None:
        if not self._told:
            self._told = True
            said = f"Addresses are given as paths to readers of this Host: {CURE}."
            fields = {"host": host, "error": said}
            logging.getLogger("dateline.reach").warning("address", extra={"fields": fields})


def name_of(host: str) -> str:
    """The name in a Host or in `host:port`, without the port and in small letters."""
    return _PORT.sub("", host).lower()


def of_app() -> Reach:
    """What the app that answers knows."""
    found: Reach = current_app.extensions["reach"]
    return found


def own_links() -> Links:
    """The addresses of this service as its own pages need them."""
    return Links(request.script_root, of_app().replay)


def public_links() -> Links:
    """The addresses of this service as somebody needs them who reads them elsewhere."""
    return Links(of_app().root(), of_app().replay)


def lasting_id(links: Links, path: str) -> str:
    """An id that stays the same for the thing at a path below `links`, as feeds want one: its
    address where that is set, else a URN made of the path (RFC 9562, version 5), since the same
    thing is reached by several addresses.
    """
    if of_app().is_fixed:
        return path
    return uuid5(NAMESPACE_URL, f"dateline:{path.removeprefix(links.root)}").urn
