"""Where a page ended, as text that the next request brings back."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import date
from json import dumps, loads
from math import isfinite

from index.asking.plan import After, Order
from search.errors import BadParameterError

START = "*"
"""The cursor that begins at the first result."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a walk goes on: behind the hit `after`, in the `generation` that gave the cursor. Both
    are None at the start of a walk.
    """

    after: After | None = None
    generation: str | None = None


def write(after: After, order: Order, generation: str) -> str:
    """The text of a cursor that goes on behind a hit, in the order and the generation of an answer.
    The score is written so that it reads back as the same number.
    """
    day = after.day.isoformat() if after.day else None
    members = [order, after.score.hex(), day, after.id, generation]
    text = dumps(members, separators=(",", ":"))
    return urlsafe_b64encode(text.encode()).decode().rstrip("=")


def read(text: str, order: Order) -> Cursor:
    """The cursor that a request in this order brings back.

    Raises:
        BadParameterError: it is not a cursor that an answer gave, or one of another order.
    """
    if text == START:
        return Cursor()
    written, cursor = _decoded(text)
    if written != order:
        raise BadParameterError(
            "cursor", f"This cursor belongs to order-by={written}, not to {order}."
        )
    return cursor


def _decoded(text: str) -> tuple[str, Cursor]:
    """The order that the cursor was written for, and the cursor."""
    try:
        padded = text + "=" * (-len(text) % 4)
        members = loads(urlsafe_b64decode(padded.encode("ascii")))
        order, score, day, id_, generation = members
        number = float.fromhex(score)
        if not isfinite(number):
            raise ValueError(score)
        after = After(number, date.fromisoformat(day) if day else None, str(id_))
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError):
        raise BadParameterError(
            "cursor", f"This is not a cursor that an answer gave; start with cursor={START}."
        ) from None
    return str(order), Cursor(after, str(generation))
