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


def counted_as(number: int, noun: str) -> str:
    """The number of things in words."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def furniture(texts: int, repeats: int) -> str:
    """How much furniture there is: how many texts, and how many times they stand in articles."""
    return f"{counted_as(texts, 'text')} that a source repeats, {repeats:,} times in all"
