"""Long texts in a pager, where somebody reads them on a terminal."""

import os
import sys
from collections.abc import Iterable

import click

from terminal.streams import echo


def paged(lines: Iterable[str]) -> None:
    """Prints lines on standard output: on a terminal by the pager that `PAGER` names, else `less`,
    which shows what fits on the screen and ends at once; without any where `PAGER` is empty.
    """
    if not (sys.stdout.isatty() and sys.stdin.isatty() and os.environ.get("PAGER", "less")):
        echo(lines)
        return
    # Ends where all is on one screen, keeps colours, and leaves the text on the screen.
    os.environ.setdefault("LESS", "-FRX")
    click.echo_via_pager(f"{line}\n" for line in lines)
