"""Answers are compressed where the client takes that and it is worth the work."""

import gzip

from flask import Response, request

_WORTH = 1000
"""Bytes below which an answer fits into one packet anyway."""
_LEVEL = 5
"""Beyond it a page of results costs half as much CPU again, for one part in two hundred."""
_TEXTUAL = ("json", "xml", "javascript")


def compress(response: Response) -> Response:
    """The answer in gzip, if it is text, whole and long enough, and the client takes gzip."""
    mimetype = response.mimetype or ""
    if not mimetype.startswith("text/") and not mimetype.endswith(_TEXTUAL):
        return response
    response.vary.add("Accept-Encoding")
    taken = request.accept_encodings.quality("gzip") > 0
    if not taken or response.status_code == 206 or _is_made_on_the_way(response):
        return response
    response.direct_passthrough = False
    body = response.get_data()
    if len(body) < _WORTH:
        return response
    response.set_data(gzip.compress(body, _LEVEL, mtime=0))
    response.headers["Content-Encoding"] = "gzip"
    etag, weak = response.get_etag()
    if etag and not weak:  # the same text, no longer the same bytes
        response.set_etag(etag, weak=True)
    return response


def _is_made_on_the_way(response: Response) -> bool:
    """Whether the body is made while it is sent; that of a static file is not."""
    return response.is_streamed and not response.direct_passthrough
