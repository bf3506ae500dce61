"""The headers that every answer has, and those by which other sites may read it."""

from collections.abc import Callable

from flask import Response, request

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
