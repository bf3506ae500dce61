"""What of a refused address can be read, so that it can be mended and nothing is typed twice."""

from contextlib import suppress
from typing import Any

from search.errors import BadParameterError
from search.request import MAX_CHOICES, MAX_QUERY, SearchRequest
from web.address.form import Arguments, choices_in, first, value
from web.address.parameters import CHOICES, SINGLE

_STARTED_AGAIN = ("q", "page", "cursor")
"""Parameters that are read otherwise, or belong to the answer that there is not."""


def readable(args: Arguments) -> SearchRequest:
    """The words, cut where they are too long, the dates, even where they run backwards, the
    choices, and whatever else has a value that is allowed.
    """
    chosen = {
        p.name: list(dict.fromkeys(v for n, v in args if n == p.name and v))[:MAX_CHOICES]
        for p in CHOICES
    }
    known: dict[str, Any] = {}
    for parameter in SINGLE:
        text = first(args, parameter.name)
        if text and parameter.name not in _STARTED_AGAIN:
            with suppress(BadParameterError):
                known[parameter.name.replace("-", "_")] = value(parameter, text)
    return SearchRequest(q=first(args, "q")[:MAX_QUERY], choices=choices_in(chosen), **known)
