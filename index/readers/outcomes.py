"""What comes of a file, as reports say it."""

from collections.abc import Iterator
from dataclasses import replace

from index.article import Article
from index.readers.files import Ignored, Noted, Skipped, SourceFile
from index.readers.making import Made
from index.readers.record import Mark, Notice, PassedOver, Unreadable
from index.text.cleaning import printable

Outcome = Article | Skipped | Ignored | Noted
Making = Made | Skipped | Ignored | Noted | Mark


def noted(made: Made, file: SourceFile) -> Iterator[Noted]:
    """What is to be said about an article."""
    return (_noted(notice, file.shown) for notice in made.notices)


def said(reading: Notice | PassedOver | Unreadable | Mark, shown: str) -> Making:
    """What a reader says in place of an article."""
    if isinstance(reading, Mark):
        return reading
    if isinstance(reading, Notice):
        return _noted(reading, shown)
    if isinstance(reading, PassedOver):
        return Ignored(reading.kind)
    return _skipped(reading, shown)


def within(
    making: Made | Skipped | Ignored | Noted, inside: str, file: SourceFile
) -> Made | Skipped | Ignored | Noted:
    """What is said of a member of a container, by the member's name in it."""
    name = printable(inside)
    if isinstance(making, Made):
        said = (replace(n, place="", reason=f"{name}: {_of(n)}") for n in making.notices)
        return replace(making, notices=tuple(said))
    if isinstance(making, Ignored):
        return making
    line = f", line {making.line}" if making.line else ""
    return replace(making, path=file.shown, line=None, reason=f"{name}{line}: {making.reason}")


def _of(notice: Notice) -> str:
    return _placed(notice.place, notice.reason)


def _noted(notice: Notice, shown: str) -> Noted:
    return Noted(shown, None, _of(notice), notice.kind)


def _skipped(unreadable: Unreadable, shown: str) -> Skipped:
    place = "" if unreadable.line else unreadable.place
    reason = _placed(place, unreadable.reason)
    return Skipped(shown, unreadable.line, reason, unreadable.kind, unreadable.count)


def _placed(place: str, reason: str) -> str:
    """A sentence that begins with its place in the file: `Record 3: It has no text.`"""
    return f"{place[0].upper()}{place[1:]}: {reason}" if place else reason
