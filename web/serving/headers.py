"""The headers that every answer has, and those by which other sites may read it."""

import unicodedata
from collections.abc import Callable
from urllib.parse import quote

from flask import Response, request
from werkzeug.http import dump_options_header

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


def as_file(response: Response, name: str) -> Response:
    """Has the answer kept as a file of that name. A header holds ASCII alone, so a name with other
    letters stands there twice (RFC 6266): written in ASCII as far as that goes, and in UTF-8.
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    names = {"filename": plain}
    if plain != name:
        names["filename*"] = f"UTF-8''{quote(name, safe='')}"
    response.headers["Content-Disposition"] = dump_options_header("attachment", names)
    return response


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
