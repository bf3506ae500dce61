"""The command `mcp`: the archive as tools for a model client (docs/desk.md)."""

import signal
import sys
from contextlib import suppress

import click

from index.errors import DatelineError, SettingsError, UnavailableError
from terminal.commands import index_option

PACKAGE = "mcp>=2.3,<3"
"""What the extra `mcp` brings."""


@click.command()
@index_option
def mcp(index: str | None) -> None:
    """Answer a model client (Model Context Protocol) on standard input and output.

    A client starts this itself. It ends when its input is closed. Nothing but answers is printed.
    """
    # `--help` needs no SDK.
    from index.asking.deadline import Deadline
    from index.engines.opening import open_index
    from index.settings import cache_folder, load
    from search.searcher import Searcher
    from terminal.compiling import compiling
    from terminal.exporting import root
    from terminal.models.tools import Tools
    from web.address.links import Links

    try:
        from terminal.models.serving import serve
    except ImportError as error:
        if (error.name or "").partition(".")[0] not in ("mcp", "mcp_types"):
            raise
        raise DatelineError(
            f"dateline mcp needs the extra mcp: `{sys.executable} -m pip install '{PACKAGE}'`."
        ) from error
    if not root():
        raise SettingsError(
            "bind is a socket, which no address can name: set DATELINE_PUBLIC_URL to the address "
            "that readers use."
        )
    settings = load({"index": index})
    searcher = Searcher(open_index(settings), Deadline, settings.rerank == "yes")
    searcher.archive()  # where there is no index, a client would hear of it with its first call
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        # The SDK waits for a line of its input, whatever interrupts it.
        signal.signal(signal.SIGINT, signal.SIG_DFL)

    def make_ready() -> None:
        # What is wrong with an index is said to whoever asks it.
        with suppress(UnavailableError), compiling(cache_folder(settings)):
            searcher.warm()

    serve(Tools(searcher, Links(root()), settings.title), make_ready)
