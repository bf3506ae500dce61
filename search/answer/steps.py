"""The steps in which queries are counted side by side."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from index.asking.hits import Timeline
from index.asking.intervals import bucket_start, interval_for
from index.asking.plan import Interval
from search.request import CompareRequest, SearchRequest
from search.typed.days import DaySpan, day_span_of

MAX_STEPS = 400
"""How many steps are told apart."""

_COARSER: dict[Interval, Interval] = {"day": "month", "month": "year"}


@dataclass(frozen=True, slots=True)
class Scale:
    """Steps, oldest first, each from its first to its last day, and sentences about them."""

    interval: Interval
    steps: tuple[DaySpan, ...]
    notices: tuple[str, ...] = ()

    def counts(self, timeline: Timeline) -> tuple[int, ...]:
        """The articles in each step, of a timeline with the same interval."""
        found = dict(timeline.buckets)
        return tuple(found.get(bucket_start(first, self.interval), 0) for first, _ in self.steps)


def scale(whole: Timeline, asked: CompareRequest) -> Scale:
    """The steps from the first to the last article under the filters, those at the ends cut to the
    days that are asked for.

    Args:
        whole: of all articles under the filters, in whatever steps.
        asked: the request, which may say how long a step is.
    """
    if whole.first is None or whole.last is None:
        return Scale(asked.interval or "year", ())
    first = max(whole.first, asked.shared.from_date or whole.first)
    last = max(whole.last, first)
    wanted = interval = asked.interval or interval_for(first, last)
    while len(found := tuple(islice(buckets(first, last, interval), MAX_STEPS + 1))) > MAX_STEPS:
        if interval == "year":
            return _of_articles(whole, asked, wanted)
        interval = _COARSER[interval]
    return Scale(interval, _within(found, asked.shared), _coarser(wanted, interval))


def buckets(first: date, last: date, interval: Interval) -> Iterator[DaySpan]:
    """The steps of the calendar from that of one day to that of another."""
    start = bucket_start(first, interval)
    while start <= last:
        found = bucket(start, interval)
        yield found
        if found[1] == date.max:
            return
        start = found[1] + timedelta(days=1)


def bucket(start: date, interval: Interval) -> DaySpan:
    """The step that begins on a day."""
    if interval == "day":
        return start, start
    return day_span_of(start.year, start.month if interval == "month" else None)


def _coarser(wanted: Interval, interval: Interval) -> tuple[str, ...]:
    if wanted == interval:
        return ()
    said = f"By {wanted} these would be more than {MAX_STEPS} steps, so they are by {interval}"
    return (f"{said}; fewer days (from-date, to-date) can be told by {wanted}.",)


def _of_articles(whole: Timeline, asked: CompareRequest, wanted: Interval) -> Scale:
    """The years that have articles, of more years than can be shown; the last ones, if need be."""
    years = sorted({day.year for day, _ in whole.buckets})
    shown = tuple(day_span_of(year) for year in years[-MAX_STEPS:])
    said = f"There are more than {MAX_STEPS} years here: those without articles are left out"
    more = f", and those before {shown[0][0].year}" if len(years) > MAX_STEPS else ""
    notices = (*_coarser(wanted, "year"), f"{said}{more}.")
    return Scale("year", _within(shown, asked.shared), notices)


def _within(steps: tuple[DaySpan, ...], request: SearchRequest) -> tuple[DaySpan, ...]:
    """The steps without the days that are not asked for."""
    first, last = request.from_date or date.min, request.to_date or date.max
    return tuple((max(start, first), min(end, last)) for start, end in steps)
