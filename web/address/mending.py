"""What of a refused address can be read, so that it can be mended and nothing is typed twice."""

from contextlib import suppress
from datetime import date

from search.errors import BadParameterError
from search.request import MAX_CHOICES, MAX_QUERY, SearchRequest
from web.address.checking import day
from web.address.form import Arguments, choices_in, first
from web.address.parameters import CHOICES


def readable(args: Arguments) -> SearchRequest:
    """The words, cut where they are too long, the dates, even where they run backwards, and the
    choices.
    """
    days: dict[str, date] = {}
    for name, last in (("from-date", False), ("to-date", True)):
        with suppress(BadParameterError):
            days[name] = day(name, first(args, name), last=last)
    chosen = {
        p.name: list(dict.fromkeys(v for n, v in args if n == p.name and v))[:MAX_CHOICES]
        for p in CHOICES
    }
    return SearchRequest(
        q=first(args, "q")[:MAX_QUERY],
        from_date=days.get("from-date"),
        to_date=days.get("to-date"),
        choices=choices_in(chosen),
    )
