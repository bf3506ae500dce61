"""Conditional GET (RFC 9110, section 13): a client that holds an answer gets 304 until the index
or the service itself is another.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from flask import Response, current_app, request

from index.release import __version__
from web.serving import arrival, reach

_PARTS = (".py", ".html", ".css", ".js", ".svg", ".png")


@dataclass(frozen=True, slots=True)
class Made:
    """A response that was made because the client does not hold it.

    `generation` is the one that it was made from, where that may be newer than the one that was
    asked about; `partial` says that something is missing from it.
    """

    response: Response
    generation: str | None = None
    partial: bool = False


def answer(generation: str, query: str, make: Callable[[], Made]) -> Response:
    """Answers the request with 304 where the client holds the answer, so that nothing need be
    searched; else with what `make` returns, and the ETag by which to ask for it again.

    Args:
        generation: of the index, at this moment; empty for what does not depend on an index.
        query: the parameters in one spelling, so that equal requests have equal ETags.
        make: makes the response.
    """
    etag = _tag(generation, query)
    held = request.if_none_match
    if held.contains_weak(etag) and not held.star_tag:
        return _cacheable(Response(status=304), etag)
    made = make()
    if made.partial:  # the next one may be whole
        made.response.headers["Cache-Control"] = "no-store"
        return made.response
    # `*` stands for any answer, where there is one: only now that is known (section 13.1.2).
    response = Response(status=304) if held.star_tag else made.response
    return _cacheable(response, _tag(made.generation or generation, query))


@cache
def release() -> str:
    """A hash of the front end: other code, templates or styles may make another answer."""
    digest = hashlib.sha256(__version__.encode())
    for path in sorted(Path(__file__).parent.parent.rglob("*")):
        if path.suffix in _PARTS:
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _tag(generation: str, query: str) -> str:
    """The weak ETag of the answer to this path and query, from this generation, of a service with
    these settings, to those who reach it there.
    """
    of_us = (release(), current_app.config["SETTINGS"], generation, reach.of_app().root())
    named = "\0".join((*of_us, request.script_root, request.path, query, *arrival.notes()))
    return hashlib.sha256(named.encode("utf-8", "replace")).hexdigest()[:20]


def _cacheable(response: Response, etag: str) -> Response:
    """Lets the client keep the response, and makes it ask each time whether it still holds: a new
    index shows at once.
    """
    response.set_etag(etag, weak=True)
    response.headers["Cache-Control"] = "public, no-cache"
    return response
