"""Whatever goes wrong becomes a page for a reader or an RFC 9457 document for a program."""

import logging
import re
from http import HTTPStatus

from flask import Flask, Response, render_template, request
from msgspec import UNSET
from werkzeug.exceptions import HTTPException

from index.errors import UnavailableError
from search.errors import BadParameterError, LateError
from web.address import form
from web.address.checking import echo
from web.address.mending import readable
from web.address.parameters import CHOICES, RANGES, SEARCH
from web.contract.operations import is_for_programs
from web.formats.answers import Problem
from web.formats.representation import encoded
from web.serving import metrics
from web.serving.gate import TooBusyError
from web.serving.logs import request_id
from web.serving.requests import arguments

_SENTENCES = {
    HTTPStatus.NOT_FOUND: "There is nothing at this address.",
    HTTPStatus.METHOD_NOT_ALLOWED: "Everything here is read with GET; nothing can be changed.",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "A request here has no body.",
    HTTPStatus.INTERNAL_SERVER_ERROR: "Something broke while this was answered; it is in the log.",
}

_ADDRESSES = re.compile(
    r"(?: at)? ?https?://[^\s,]*[^\s,:.;](?:, *https?://[^\s,]*[^\s,:.;])*"
    r"|\[*(?:(?:\d{1,3}\.){3}\d{1,3}|::1|[0-9a-f]{1,4}(?::+[0-9a-f]{0,4}){3,7})\]?(?::\d{2,5})?\]?"
)


def register(app: Flask) -> None:
    """Registers the handlers, so that no error is answered in the words of Flask."""
    app.register_error_handler(BadParameterError, _bad_parameter)
    app.register_error_handler(UnavailableError, _unavailable)
    app.register_error_handler(TooBusyError, _too_busy)
    app.register_error_handler(LateError, _unavailable)
    app.register_error_handler(HTTPException, _http)


def _bad_parameter(error: BadParameterError) -> Response:
    return _answer(HTTPStatus.BAD_REQUEST, error.detail, parameter=error.parameter)


def _unavailable(error: UnavailableError | LateError) -> Response:
    response = _answer(HTTPStatus.SERVICE_UNAVAILABLE, logged_reason(error))
    response.headers["Retry-After"] = "30"
    return response


def logged_reason(error: UnavailableError | LateError) -> str:
    """Logs why a request cannot be answered now; returns the sentence as anybody may read it."""
    fields = {"request": request_id(), "error": str(error)}
    logging.getLogger("dateline.errors").warning("unavailable", extra={"fields": fields})
    return without_addresses(str(error))


def without_addresses(sentence: str) -> str:
    """The sentence without the addresses of other machines, which only the log may name."""
    return _ADDRESSES.sub("", sentence)


def _too_busy(error: TooBusyError) -> Response:
    metrics.of_app().refused.inc()
    response = _answer(HTTPStatus.SERVICE_UNAVAILABLE, str(error))
    response.headers["Retry-After"] = "1"
    return response


def _http(error: HTTPException) -> Response:
    status = HTTPStatus(error.code or HTTPStatus.INTERNAL_SERVER_ERROR)
    ours = _SENTENCES.get(status, status.description)
    own = error.description if error.description != type(error).description else None
    response = _answer(status, own or ours)
    for name, value in error.get_headers():
        if name in ("Allow", "Content-Range"):
            response.headers[name] = value
    return response


def _answer(status: HTTPStatus, detail: str, parameter: str | None = None) -> Response:
    if is_for_programs(request.path):
        return problem(status, detail, parameter)
    response = Response(_page(status, detail, parameter), status)
    response.headers["Cache-Control"] = "no-store"
    return response


def _page(status: HTTPStatus, detail: str, parameter: str | None) -> str:
    """The page that says it to a reader. What was typed and chosen stays, so that it can be mended:
    in the field that has the mistake, in those that show the rest, and unseen.
    """
    args = arguments()
    asked = readable(args)
    wrong = next((p for p in SEARCH if p.name == parameter), None)
    shown = {"q", *RANGES, parameter, *(choice.name for choice in CHOICES)}
    return render_template(
        "error.html",
        asked=asked,
        carried=[pair for pair in form.write(asked) if pair[0] not in shown],
        status=status,
        detail=detail,
        parameter=parameter,
        wrong=wrong,
        typed=echo(form.first(args, parameter or "")),
        logged=request_id() if status == HTTPStatus.INTERNAL_SERVER_ERROR else None,
    )


def problem(status: HTTPStatus, detail: str, parameter: str | None = None) -> Response:
    """An RFC 9457 document, with `no-store`. A 500 is made within a request, for it has its id."""
    where = UNSET if parameter is None else parameter
    logged = request_id() if status == HTTPStatus.INTERNAL_SERVER_ERROR else UNSET
    document = Problem("about:blank", status.phrase, status.value, detail, where, logged)
    response = Response(encoded(document), status, content_type="application/problem+json")
    response.headers["Cache-Control"] = "no-store"
    return response
