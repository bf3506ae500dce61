"""When articles are dated.

    day                  i32  (documents,)  `date.toordinal` of the first day; 0: undated
    partial.document     u32  (entries,)    the documents whose date is known to the month or the
                                            year only, ascending; left out where there is none
    partial.last         i32  (entries,)    the last day that each date may stand for

Documents are numbered newest first, undated ones last, so `day` descends: the documents that begin
in a range of days are a slice of numbers. What also reaches into the range began before it and is
partial, so it is found among those few.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.article import Article
from index.asking.plan import Days
from index.engines.whoosh.columns.columns import Array, Columns

UNDATED = 0


class Partial(NamedTuple):
    """The documents of a segment whose date is known to the month or the year only."""

    documents: NDArray[np.int64]
    """(entries,): ascending."""
    firsts: NDArray[np.int64]
    """(entries,): the first day that each date may stand for, `date.toordinal`."""
    lasts: NDArray[np.int64]
    """(entries,): the last one."""

    def reaching(self, days: Days) -> NDArray[np.int64]:
        """The documents that begin before a range of days and reach into it: (documents,)."""
        if not len(self.documents) or days.first is None or days.first > (days.last or date.max):
            return self.documents[:0]
        first = days.first.toordinal()
        return self.documents[(self.firsts < first) & (first <= self.lasts)]


def day_columns(days: Array, lasts: Array) -> dict[str, Array]:
    """The columns of the dates.

    Args:
        days: (documents,): the first day of each, descending; 0: undated.
        lasts: (documents,): the last one; 0: undated.
    """
    columns: dict[str, Array] = {"day": days.astype(np.int32)}
    partial = np.flatnonzero(days != lasts)
    if len(partial):
        columns["partial.document"] = partial.astype(np.uint32)
        columns["partial.last"] = lasts[partial].astype(np.int32)
    return columns


def days_of(article: Article) -> tuple[int, int]:
    """The first and the last day of an article's date, as `day_columns` takes them."""
    if article.date is None or article.last_day is None:
        return UNDATED, UNDATED
    return article.date.toordinal(), article.last_day.toordinal()


def partial_of(columns: Columns) -> Partial:
    """The partial dates of a segment."""
    documents = columns.get("partial.document")
    if documents is None:
        nothing = np.zeros(0, np.int64)
        return Partial(nothing, nothing, nothing)
    numbers = documents.astype(np.int64)
    firsts = columns["day"][numbers].astype(np.int64)
    return Partial(numbers, firsts, columns["partial.last"].astype(np.int64))


def last_days(days: NDArray[np.int32], partial: Partial) -> NDArray[np.int32]:
    """The last day of every document, (documents,); 0: undated."""
    lasts = days.copy()
    lasts[partial.documents] = partial.lasts
    return lasts


def dated_from(days: NDArray[np.int32], firsts: Sequence[int]) -> NDArray[np.int64]:
    """How many documents are dated on each of some days or later, (days asked for,); these stand
    before all others. The days are `date.toordinal`.
    """
    return len(days) - days[::-1].searchsorted(np.array(firsts, np.int32), "left")


def day_range(days: NDArray[np.int32], first: date | None, last: date | None) -> slice:
    """The document numbers dated in a range of days; undated documents are never among them.

    Args:
        days: (documents,): `date.toordinal`, descending; 0: undated.
        first: the first day; None leaves this end open.
        last: the last day, included; None leaves this end open.
    """
    newest = last.toordinal() if last else date.max.toordinal()
    oldest = first.toordinal() if first else 1
    backwards = days[::-1]
    count = len(days)
    start = count - int(backwards.searchsorted(np.int32(newest), "right"))
    end = count - int(backwards.searchsorted(np.int32(oldest), "left"))
    return slice(start, max(start, end))
