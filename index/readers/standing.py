"""Whether a record may be read by people: now, later, or no more."""

from collections.abc import Mapping
from datetime import UTC, datetime, time, tzinfo
from typing import get_args

from index.article import Status
from index.readers import dates
from index.readers.record import NOT_YET, PassedOver, Record, Told, Unreadable
from index.readers.source_settings import Context
from index.text.cleaning import one_line

_UNPUBLISHED = {
    **dict.fromkeys(("draft", "auto-draft", "pending", "inherit", "in-progress"), "drafts"),
    **dict.fromkeys(("future", "scheduled", "embargoed", "withheld"), NOT_YET.kind),
    **dict.fromkeys(("trash", "trashed", "deleted"), "deleted articles"),
    **dict.fromkeys(("private", "password"), "private articles"),
}
"""The words of a status that say that nobody was to read the article, and what it is counted as."""
_UNTIL_A_TIME = frozenset(("future", "scheduled", "embargoed"))
"""Those that end when the embargo does."""
_STATUSES: Mapping[str, Status] = {
    **{status: status for status in get_args(Status)},
    **dict.fromkeys(("correction", "corrects"), "corrected"),
    **dict.fromkeys(("update", "updates"), "updated"),
    **dict.fromkeys(
        ("canceled", "cancelled", "retracted", "retraction", "killed", "recalled"), "withdrawn"
    ),
    **dict.fromkeys(("publish", "published", "usable", "public", "true", "yes", "1"), "live"),
}


def held_back(record: Record, context: Context) -> PassedOver | Unreadable | None:
    """What stands for a record that nobody is to read, or not yet; None where people may. An
    embargo that cannot be read holds, since what was published once cannot be called back.
    """
    word = _word(record.status)
    when = dates.read(record.embargo.value, context.zone) if record.embargo else dates.NoDate()
    if isinstance(when, dates.When):
        if instant_of(when, context.zone) > context.now:
            return NOT_YET
        if word in _UNTIL_A_TIME:
            return None
    elif when.reason:
        reason = f"It is held back, for its embargo is no time that can be read. {when.reason}"
        return Unreadable(record.place, reason, kind="under an embargo that is no time")
    return PassedOver(_UNPUBLISHED[word]) if word in _UNPUBLISHED else None


def status_of(record: Record) -> Status:
    """What became of the article since it was published. That it was changed is no correction; the
    day of a correction is one.
    """
    return _STATUSES.get(_word(record.status), "corrected" if record.corrected else "live")


def status_called(word: str) -> Status | None:
    """What a person means who writes this of an article (`Retracted`); None where it is nothing
    that becomes of one.
    """
    return _STATUSES.get(_word(Told(word, "")))


def instant_of(when: dates.When, zone: tzinfo) -> datetime:
    """When something happened, in UTC; of a day alone, its beginning in a zone."""
    return when.instant or datetime.combine(when.day, time(), zone).astimezone(UTC)


def _word(told: Told | None) -> str:
    word = one_line(told.value).lower() if told else ""
    return word.removeprefix("stat:").replace("_", "-").replace(" ", "-")
