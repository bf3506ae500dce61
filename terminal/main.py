"""The command `dateline`. One vocabulary with the URLs: `--from-date`, `--source`, `--order-by`."""

import os
import sys
from contextlib import suppress
from importlib import import_module
from typing import Any, NoReturn

import click

from index.errors import DatelineError
from index.release import __version__
from index.settings import require_folder
from terminal.commands import INTERRUPTED, USAGE, VARIABLE, Commands
from terminal.ending import told
from terminal.interrupting import listen
from terminal.streams import escape_what_cannot_be_written, open_closed, say

COMMANDS = Commands(
    {
        "alert": "terminal.alerts.command",
        "batch": "terminal.asking",
        "compare": "terminal.over_time.command",
        "completion": "terminal.shells",
        "demo": "terminal.serving",
        "diff": "terminal.copies.commands",
        "family": "terminal.copies.commands",
        "inspect": "terminal.inspect",
        "mcp": "terminal.models.mcp",
        "reindex": "terminal.reindexing",
        "review": "terminal.review.reviewing",
        "search": "terminal.searching",
        "serve": "terminal.serving",
        "show": "terminal.asking",
        "status": "terminal.checking",
        "verify": "terminal.checking",
    }
)
"""The commands and their modules. To add one, write its module and a line here."""


class _Interrupted(BaseException):
    """Ctrl-C, by a name that click does not know: it would print a blank line of its own."""


class _Group(click.Group):
    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            raise _Interrupted from None


@click.group(
    cls=_Group, commands=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(__version__, prog_name="dateline")
def dateline() -> None:
    """Full-text search for news archives.

    Start with: dateline reindex FOLDER, then dateline serve or dateline search WORDS.
    """


def main() -> None:
    """Runs the command line; every error becomes one sentence and an exit code."""
    listen()
    open_closed()
    escape_what_cannot_be_written()
    try:
        require_folder()
        if VARIABLE in os.environ:
            import_module("terminal.shells")
        color = False if os.environ.get("NO_COLOR") else None
        dateline(prog_name="dateline", standalone_mode=False, color=color)
    except click.ClickException as error:
        error.show()
        sys.exit(USAGE)
    except (DatelineError, OSError) as error:
        sys.exit(told(error))
    except (KeyboardInterrupt, click.exceptions.Abort, _Interrupted):
        _stop()


def _stop() -> NoReturn:
    """Ends an interrupted command at once: what a library had half made would complain while it is
    taken down.
    """
    # A terminal shows ^C where the line was.
    line = "\n" if sys.stderr.isatty() else ""
    say(f"{line}dateline: stopped; what was published before is whole.", err=True)
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError):
            stream.flush()
    os._exit(INTERRUPTED)
