"""The standard streams. One that was closed, or that nobody reads any more, stops no command."""

import io
import os
import sys
from collections.abc import Iterable

import click
from tqdm import tqdm

from index.filling.sweep import Progress


def open_closed() -> None:
    """Opens on nothing each stream that the caller has closed: for what prints, and so that no file
    of an index gets its number, and with it what a library writes there.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            _lead_nowhere(number)
            os.set_inheritable(number, True)
            setattr(sys, name, os.fdopen(number, "w" if number else "r", encoding="utf-8"))


def escape_what_cannot_be_written() -> None:
    r"""What an encoding has no sign for is printed as `\u2026`, and stops no command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def say(text: str, *, err: bool = False, nl: bool = True) -> None:
    """Prints on standard output or standard error. Where the reader of a pipe has seen enough, as
    `head` has, the rest is dropped, and the exit code stays that of what was done: `search | head`
    ends with 0, and `reindex` publishes.
    """
    try:
        click.echo(text, err=err, nl=nl)
    except BrokenPipeError:
        _lead_nowhere((sys.stderr if err else sys.stdout).fileno())


def _lead_nowhere(number: int) -> None:
    """Makes a number of a file, in use or not, one of what drops all and gives nothing."""
    nothing = os.open(os.devnull, os.O_RDWR)
    if nothing != number:
        os.dup2(nothing, number)
        os.close(nothing)


def echo(lines: Iterable[str]) -> None:
    """Prints lines on standard output; styles are kept only on a terminal."""
    for line in lines:
        say(line)


def progress() -> Progress:
    """A bar on a terminal; elsewhere a line for each tenth of the way."""
    if sys.stderr.isatty():
        bar = tqdm(unit=" files", file=sys.stderr, leave=False)

        def show(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)
            if done == total:
                bar.close()

        return show

    def tell(done: int, total: int) -> None:
        if done * 10 // total != (done - 1) * 10 // total:
            say(f"{done:,} of {total:,} files read", err=True)

    return tell
