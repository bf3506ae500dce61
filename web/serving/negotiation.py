"""Content negotiation (RFC 9110, section 12): the format that a client prefers, at one address.

Every format has an address of its own, which needs none of this. At the address of a page, an
Accept header that prefers another of its formats is answered with that, as at its own address.
"""

from collections.abc import Iterable
from typing import Any

from flask import Flask, Response, request
from werkzeug.datastructures import MIMEAccept
from werkzeug.http import parse_accept_header

from web.contract.operation import PLAIN
from web.contract.operations import is_plain_too, page_at, siblings
from web.serving.requests import address_below

_CHOSEN = "dateline.chosen"


class Negotiated:
    """A WSGI application that is asked for the format that the client prefers.

    Args:
        application: what answers.
    """

    def __init__(self, application: Any) -> None:
        self._application = application

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """Adds the ending of that format to the path."""
        path = environ.get("PATH_INFO", "")
        page = page_at(path)
        if page:
            accept = parse_accept_header(environ.get("HTTP_ACCEPT", ""), MIMEAccept)
            formats = {o.type: o.path.removeprefix(page.path) for o in siblings(page)}
            chosen = accept.best_match([page.type, *formats], page.type)
            environ[_CHOSEN] = ending = formats.get(chosen, "")
            environ["PATH_INFO"] = path + ending
        answer: Iterable[bytes] = self._application(environ, start_response)
        return answer


def register(app: Flask) -> None:
    """Has an app answer in the format that is preferred, and say so."""
    app.wsgi_app = Negotiated(app.wsgi_app)  # type: ignore[method-assign]
    app.after_request(_plain)
    app.after_request(_told)


def _plain(response: Response) -> Response:
    """Text that few programs know the type of, as plain text for those that prefer it."""
    mimetype = response.mimetype or ""
    if response.status_code in (200, 304) and is_plain_too(mimetype):
        response.vary.add("Accept")
        if request.accept_mimetypes.best_match([mimetype, PLAIN]) == PLAIN:
            response.content_type = f"{PLAIN}; charset=utf-8"
    return response


def _told(response: Response) -> Response:
    """What the answer depends on, and the address of the format that was chosen."""
    ending = request.environ.get(_CHOSEN)
    if ending is not None:
        response.vary.add("Accept")
        if ending and response.status_code == 200:
            query = request.query_string.decode("ascii", "replace")
            response.headers["Content-Location"] = address_below(request.path, query)
    return response
