"""The standard streams. A command goes on when one of them is closed, or when nobody reads it."""

import io
import os
import sys
from collections.abc import Iterable

import click

from index.errors import DatelineError


def open_closed() -> None:
    """Opens the null device on each standard stream that the caller has closed. Otherwise a file of
    an index would be opened with the number of that stream, and what is printed would be written
    into it.
    """
    for descriptor, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            _point_at_null_device(descriptor)
            os.set_inheritable(descriptor, True)
            mode = "w" if descriptor else "r"
            setattr(sys, name, os.fdopen(descriptor, mode, encoding="utf-8"))


def escape_what_cannot_be_written() -> None:
    r"""Makes both output streams print `\u2026` for a character that their encoding does not have,
    where Python would raise an error.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def say(text: str | bytes, *, err: bool = False, nl: bool = True) -> None:
    """Prints on standard output or standard error. Where the reader of a pipe has seen enough, as
    `head` has, the rest is dropped, and the exit code stays that of what was done: `search | head`
    ends with 0, and `reindex` publishes.
    """
    try:
        click.echo(text, err=err, nl=nl)
    except BrokenPipeError:
        _point_at_null_device((sys.stderr if err else sys.stdout).fileno())


def put(text: str) -> None:
    """Prints a text on standard output, to its end.

    Raises:
        DatelineError: whoever read it has gone.
        OSError: it cannot be written.
    """
    try:
        click.echo(text, nl=False)
    except BrokenPipeError as error:
        _point_at_null_device(sys.stdout.fileno())
        raise DatelineError("What was printed was not read to its end.") from error


def echo(lines: Iterable[str]) -> None:
    """Prints lines on standard output; styles are kept only on a terminal."""
    for line in lines:
        say(line)


def _point_at_null_device(descriptor: int) -> None:
    """Points a file descriptor, open or closed, at the null device."""
    null = os.open(os.devnull, os.O_RDWR)
    if null != descriptor:
        os.dup2(null, descriptor)
        os.close(null)
