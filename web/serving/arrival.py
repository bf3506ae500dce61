"""What is looked at before any route: the Host, the body, the address as it was written."""

from urllib.parse import urlsplit

from flask import Flask, Response, abort, current_app, g, request
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import HTTPException, NotFound
from werkzeug.routing import RequestRedirect

from search.errors import BadParameterError
from web.address.checking import echo, nearest
from web.address.decoration import undecorated, unescaped
from web.contract.operation import PAGE
from web.contract.operations import PROBES, operation, takes_none, template
from web.serving import reach
from web.serving.requests import address_below, arguments

_NOTES = 5
"""Unknown parameters that a page tells of."""


def register(app: Flask) -> None:
    """Registers what happens to every request first, in its order."""
    app.before_request(_require_one_host)
    app.before_request(_refuse_body)
    app.before_request(_redirect_within)
    app.before_request(_redirect_to_plain)
    app.before_request(_set_aside)
    app.before_request(_refuse_parameters)


def path() -> str:
    """The path that routing found, its variables in braces; empty where it found none."""
    return template(request.url_rule.rule) if request.url_rule else ""


def notes() -> tuple[str, ...]:
    """What a page has to say of the address that it was asked by."""
    said: tuple[str, ...] = g.get("notes", ())
    return said


def _require_one_host() -> None:
    """RFC 9112, section 3.2; the server lets none and several pass. HTTP/1.0 needs none. A monitor
    asks by whatever name or address it knows.
    """
    old = request.environ.get("SERVER_PROTOCOL") == "HTTP/1.0"
    host = request.headers.get("Host", "" if old else ",")
    if "," in host:
        abort(400, "A request has to name one Host.")
    if not reach.of_app().admits(host) and request.path not in PROBES:
        abort(400, "This service is not known by that Host; DATELINE_HOSTS names those it is.")


def _refuse_body() -> None:
    if request.content_length or "Transfer-Encoding" in request.headers:
        abort(413)


def _redirect_within() -> None:
    """Routing's own redirect (to the slash of a mount point) would name the Host header's host."""
    error = request.routing_exception
    if isinstance(error, RequestRedirect):
        error.new_url = urlsplit(error.new_url)._replace(scheme="", netloc="").geturl()


def _redirect_to_plain() -> Response | None:
    """The way to the same address without a slash at its end and without decoration, as a path."""
    if request.method not in ("GET", "HEAD"):
        return None
    written = request.query_string.decode("utf-8", "replace")
    plain = request.path
    if isinstance(request.routing_exception, NotFound):
        plain = plain.rstrip("/")
        if not _is_answered(plain):
            return None
    query = undecorated(written)
    if plain == request.path and query == unescaped(written):
        return None
    return Response(status=301, headers={"Location": address_below(plain, query)})


def _is_answered(plain: str) -> bool:
    """Whether there is a route for a path."""
    try:
        current_app.url_map.bind("").match(plain, "GET")
    except HTTPException:
        return False
    return True


def _set_aside() -> None:
    """On a page, a parameter that means nothing is told of and left out; it is no reason to show
    nothing. To a program it is an error.
    """
    asked = operation(path())
    if asked is None or asked.type != PAGE:
        return
    allowed = tuple(parameter.name for parameter in asked.parameters)
    unknown = tuple(dict.fromkeys(name for name, _ in arguments() if name not in allowed))
    if unknown:
        request.args = MultiDict(pair for pair in arguments() if pair[0] in allowed)
        g.notes = tuple(_note(name, allowed) for name in unknown[:_NOTES])


def _note(name: str, allowed: tuple[str, ...]) -> str:
    near = nearest(name, allowed)
    hint = f" Did you mean {near}?" if near else ""
    return f"“{echo(name)}” in the address means nothing here, so it was left out.{hint}"


def _refuse_parameters() -> None:
    """An address that takes no parameter refuses them all, as the others refuse unknown ones."""
    name = next(iter(request.args), None)
    if name is not None and takes_none(path()):
        raise BadParameterError(echo(name), "This takes no parameter.")
