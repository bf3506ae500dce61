"""What is printed on the standard streams. One that nobody reads any more stops no command."""

import os
import sys
from collections.abc import Iterable

import click
from tqdm import tqdm

from index.sweep import Progress


def say(text: str, *, err: bool = False, nl: bool = True) -> None:
    """Prints on standard output or standard error. Where the reader of a pipe has seen enough, as
    `head` has, the rest is dropped, and the exit code stays that of what was done: `search | head`
    ends with 0, and `reindex` publishes.
    """
    try:
        click.echo(text, err=err, nl=nl)
    except BrokenPipeError:
        stream = sys.stderr if err else sys.stdout
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, stream.fileno())
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
