"""Headers: what every answer says to the browser, and how answers are cached."""

import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

from flask import Response, current_app, request

from index.release import __version__
from web.contract.operations import is_for_programs

STRICT = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}

_PARTS = (".py", ".html", ".css", ".js", ".svg")


def strict(response: Response) -> Response:
    """Puts the strict headers on an answer, whatever it is."""
    response.headers.update(STRICT)
    return response


_SHARED = {
    "Access-Control-Allow-Methods": "GET, HEAD",
    "Access-Control-Allow-Headers": "If-None-Match",
    "Access-Control-Expose-Headers": "ETag, Link",
}


def shared_with(origin: str) -> Callable[[Response], Response]:
    """Lets scripts of an origin (`*`: of all) read the answers that are made for programs."""

    def share(response: Response) -> Response:
        if is_for_programs(request.path):
            response.headers.update({"Access-Control-Allow-Origin": origin, **_SHARED})
        return response

    return share


@cache
def release() -> str:
    """Names the front end as it is: other templates or styles make other answers."""
    digest = hashlib.sha256(__version__.encode())
    for path in sorted(Path(__file__).parent.parent.rglob("*")):
        if path.suffix in _PARTS:
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def tag(generation: str, query: str = "") -> str:
    """The weak ETag of the answer to this path and canonical query, from this generation, of a
    service with these settings.
    """
    of_us = (release(), current_app.config["SETTINGS"], generation)
    named = "\0".join((*of_us, request.script_root, request.path, query))
    return hashlib.sha256(named.encode("utf-8", "replace")).hexdigest()[:20]


def unchanged(etag: str) -> Response | None:
    """The 304 for a client that holds this answer already, so that nothing need be searched."""
    held = request.if_none_match
    if held.star_tag or not held.contains_weak(etag):
        return None
    return cacheable(Response(status=304), etag)


def cacheable(response: Response, etag: str, *, partial: bool = False) -> Response:
    """The answer may be kept and must be asked about: a new index shows at once. One that is
    partial may not: the next one may be whole.
    """
    if partial:
        response.headers["Cache-Control"] = "no-store"
        return response
    if request.if_none_match.star_tag:  # any answer, where there is one (RFC 9110, 13.1.2)
        response = Response(status=304)
    response.set_etag(etag, weak=True)
    response.headers["Cache-Control"] = "public, no-cache"
    return response
