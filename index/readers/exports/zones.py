"""Times of a site's own clock, and the zone that they are in."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

_FARTHEST = timedelta(hours=14)
_STEP = timedelta(minutes=15)


def with_offset(local: str, utc: str) -> str:
    """A local time (`2025-04-28 09:30:00`) with its offset, which the same time in UTC tells:
    `2025-04-28T09:30:00+02:00`. Where one of them is no time (`0000-00-00 00:00:00`) the other
    holds alone; an empty string where both are none.
    """
    here, there = _time(local), _time(utc)
    if here is None:
        return there.replace(tzinfo=UTC).isoformat() if there else ""
    if there is None:
        return here.isoformat()
    offset = here - there
    if abs(offset) > _FARTHEST or offset % _STEP:
        return there.replace(tzinfo=UTC).isoformat()
    sign, minutes = ("-" if offset < timedelta() else "+"), abs(offset) // timedelta(minutes=1)
    return f"{here.isoformat()}{sign}{minutes // 60:02}:{minutes % 60:02}"


def in_zone(local: str, zone: str) -> str:
    """A local time with the offset of a named zone (`Europe/Madrid`); without one where the zone is
    none that is known, and as it is written where it is no time.
    """
    here = _time(local)
    if here is None:
        return local
    try:
        return here.replace(tzinfo=ZoneInfo(zone)).isoformat()
    except (ValueError, OSError, KeyError):
        return here.isoformat()


def _time(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text.strip()).replace(tzinfo=None)
    except ValueError:
        return None
