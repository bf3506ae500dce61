"""Where a page ended, as text that the next request brings back."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import date
from json import dumps, loads
from math import isfinite

from index.asking.plan import After, Order
from search.errors import BadParameterError

START = "*"
"""The cursor that begins at the first result."""


def write(after: After, order: Order, generation: str) -> str:
    """The cursor after a hit in an answer of a generation. The score is written so that it reads
    back as the same number.
    """
    day = after.day.isoformat() if after.day else None
    members = [order, after.score.hex(), day, after.id, generation]
    text = dumps(members, separators=(",", ":"))
    return urlsafe_b64encode(text.encode()).decode().rstrip("=")


def read(cursor: str, order: Order) -> After | None:
    """Where the cursor says that the last page ended; None for the start.

    Raises:
        BadParameterError: it is not a cursor, or one of another order.
    """
    if cursor == START:
        return None
    written, after, _ = _members(cursor)
    if written != order:
        raise BadParameterError(
            "cursor", f"This cursor belongs to order-by={written}, not to {order}."
        )
    return after


def generation(cursor: str) -> str | None:
    """The generation of the answer that gave the cursor; None for the start.

    Raises:
        BadParameterError: it is not a cursor.
    """
    return None if cursor == START else _members(cursor)[2]


def _members(cursor: str) -> tuple[str, After, str]:
    """The order, the place and the generation."""
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
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
    return order, after, str(generation)
