"""The search that finds what one step of a comparison counts."""

from dataclasses import replace
from datetime import date

from index.asking.plan import Interval
from search.answer.over_time import Line
from search.help.writing import both
from search.request import SearchRequest
from search.typed.days import DaySpan


def within(line: Line, step: DaySpan, interval: Interval) -> SearchRequest:
    """The request that finds the articles of one line in one step, neither more nor fewer.

    Days also find what is dated to their month or year only. Where the line has such articles, no
    step counts them, so the request leaves them out: they are of another day of the month, or
    another month of the year, too.
    """
    return _within(line.request, step, interval, leave_out=line.too_coarse > 0)


def all_within(
    request: SearchRequest, step: DaySpan, interval: Interval, *, leave_out: bool
) -> SearchRequest:
    """The request that finds all articles that its filters let pass in one step. `leave_out`: not
    those whose date is too coarse for a step.
    """
    return _within(replace(request, q="", match="all"), step, interval, leave_out=leave_out)


def _within(
    request: SearchRequest, step: DaySpan, interval: Interval, *, leave_out: bool
) -> SearchRequest:
    first, last = step
    found = replace(request, from_date=first, to_date=last, page=1, cursor=None)
    if not leave_out or interval == "year":
        return found
    without = f"-date:{_beside(first, interval)}"
    if request.q.isupper():  # all that is added in small letters would make it another query
        return replace(found, q=f"{request.q} {without.upper()}")
    q = both(request.q, without, any_first=request.match == "any")
    return replace(found, q=q, match="all")


def _beside(day: date, interval: Interval) -> str:
    """The day of the month or the month of the year before, as it is typed; of the first one the
    one after.
    """
    if interval == "day":
        return str(day.replace(day=day.day + 1 if day.day == 1 else day.day - 1))
    return f"{day.year:04}-{day.month + 1 if day.month == 1 else day.month - 1:02}"
