"""The steps of a timeline."""

from datetime import date

from index.asking.plan import Interval


def interval_for(first: date, last: date) -> Interval:
    """The step of a timeline from `first` to `last`: days up to two months, months up to five
    years, else years.
    """
    if (last - first).days < 62:
        return "day"
    months = (last.year - first.year) * 12 + last.month - first.month
    return "month" if months < 60 else "year"


def bucket_start(day: date, interval: Interval) -> date:
    """The first day of the bucket that holds `day`."""
    if interval == "day":
        return day
    return day.replace(day=1) if interval == "month" else day.replace(month=1, day=1)
