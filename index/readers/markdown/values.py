"""What stands in a head: texts, lists of them, and keys with values, each as it was written."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TypeAlias

from index.readers.record import UnreadableError

Value: TypeAlias = str | Sequence["Value"] | Mapping[str, "Value"]
"""A text is never read as a number, a day or a truth; what has no value is an empty text."""

MOST_VALUES = 10_000
MOST_DEPTH = 50
NAMES = ("name", "title", "term", "label", "value")
"""Keys under which a value that has several says what it is called."""


class Counter:
    """Counts the values of a head, so that none can unfold without an end."""

    def __init__(self) -> None:
        self._left = MOST_VALUES

    def count(self, depth: int) -> None:
        """One more value, so deep in others.

        Raises:
            UnreadableError: they are too many, or too deep.
        """
        self._left -= 1
        if self._left < 0 or depth > MOST_DEPTH:
            raise UnreadableError(
                f"Its head unfolds to more than {MOST_VALUES:,} values, or one within another "
                f"more than {MOST_DEPTH} deep; write its values out, without anchors (`&`, `*`)."
            )


@lru_cache(maxsize=1024)
def normal(key: str) -> str:
    """A key without case, and with `_` for blanks, dots and dashes; `lastMod` is `lastmod`."""
    return key.strip().casefold().replace("-", "_").replace(" ", "_")


def at(values: Mapping[str, Value], path: str) -> Value:
    """What stands at a path of keys with dots between them, blind to case; else an empty text. The
    keys of `values` are as `normal` makes them.
    """
    first, _, further = path.partition(".")
    here = values.get(normal(first), "")
    for step in further.split(".") if further else ():
        if not isinstance(here, Mapping):
            return ""
        wanted = normal(step)
        here = next((held for key, held in here.items() if normal(key) == wanted), "")
    return here


def texts(value: Value) -> Iterator[str]:
    """The texts of a value, in their order. Of keys with values, the one that names it."""
    if isinstance(value, str):
        if value.strip():
            yield value
    elif isinstance(value, Mapping):
        yield from texts(next((value[key] for key in NAMES if value.get(key)), ""))
    else:
        for each in value:
            yield from texts(each)


def text(value: Value) -> str:
    """The first text of a value, or an empty one."""
    return next(texts(value), "")
