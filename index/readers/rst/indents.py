"""Runs of lines that are set in."""

from collections.abc import Sequence


def indent_of(line: str) -> int:
    """How many blanks stand before a line's text."""
    return len(line) - len(line.lstrip(" "))


def block_end(lines: Sequence[str], start: int, least: int = 1) -> int:
    """Where the lines end that are set in by at least so many blanks; blank lines are among them,
    except the last ones.
    """
    end = at = start
    while at < len(lines):
        if lines[at].strip():
            if indent_of(lines[at]) < least:
                break
            end = at + 1
        at += 1
    return end


def dedented(lines: Sequence[str]) -> list[str]:
    """The lines without the blanks that all of them begin with."""
    least = min((indent_of(line) for line in lines if line.strip()), default=0)
    return [line[least:] for line in lines]
