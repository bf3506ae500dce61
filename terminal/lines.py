"""What lines of text are made of: how wide they are, and counts in words."""

import shutil
import textwrap
from collections.abc import Sequence

_BARS = " ▁▂▃▄▅▆▇█"


def width() -> int:
    """Signs in a line of text."""
    return max(40, min(shutil.get_terminal_size((100, 24)).columns, 110))


def wrapped(text: str, first: str, rest: str | None = None) -> str:
    """The text in lines that fit: `first` stands before the first, `rest` before the others."""
    indent = first if rest is None else rest
    return textwrap.fill(text, width(), initial_indent=first, subsequent_indent=indent)


def bars(values: Sequence[float], most: float) -> str:
    """A bar for each value, as high as its part of the most there is; none for nothing."""
    return "".join(
        _BARS[int(-(-value * (len(_BARS) - 1) // most)) if most else 0] for value in values
    )


def in_groups(steps: int, room: int) -> list[range]:
    """The numbers of the steps that each bar is of, so that the bars fit into the room."""
    each = -(-steps // max(1, room))
    return [range(start, min(start + each, steps)) for start in range(0, steps, each)]


def by(interval: str, each: int) -> str:
    """What a row of bars goes by: `By month:`, `By 3 months:`."""
    return f"By {each} {interval}s:" if each > 1 else f"By {interval}:"


def counted_as(number: int, noun: str) -> str:
    """The number of things in words."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def furniture(texts: int, repeats: int) -> str:
    """How much furniture there is: how many texts, and how many times they stand in articles."""
    return f"{counted_as(texts, 'text')} that a source repeats, {repeats:,} times in all"
