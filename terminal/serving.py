"""The commands that serve the pages: `serve`, `demo`."""

import os
from pathlib import Path

import click

from index.settings import SOCKET, Settings, cache_folder, load
from terminal.commands import index_option
from terminal.streams import say

SAMPLES = Path(__file__).resolve().parent.parent / "samples"


_PORT = click.IntRange(1, 65535)


@click.command()
@click.option("--host", help="Address to serve on.  [default: 127.0.0.1]")
@click.option("--port", type=_PORT, help="Port to serve on.  [default: 8000]")
@click.option("--workers", type=click.IntRange(1, 64), help="Worker processes.")
@index_option
def serve(host: str | None, port: int | None, workers: int | None, index: str | None) -> None:
    """Serve the search page and the JSON endpoint."""
    from web.serving.server import address_note

    settings = load({"index": index})
    bind = settings.bind
    if host or port:
        own = Settings().bind if bind.startswith(SOCKET) else bind
        own_host, _, own_port = own.rpartition(":")
        bind = f"{host or own_host}:{port or own_port}"
    settings = load({"index": index, "bind": bind})
    _serve(settings, workers, address_note(settings))


@click.command()
@click.option("--port", type=_PORT, default=8000, show_default=True, help="Port to serve on.")
def demo(port: int) -> None:
    """Index the bundled samples and serve them."""
    from index.engines.opening import open_index
    from index.filling.indexer import Job, reindex
    from terminal.compiling import compiling
    from terminal.reindexing import warm

    own = {"index": str(cache_folder(load()) / "demo"), "engine": "whoosh"}
    settings = load({**own, "bind": f"127.0.0.1:{port}"})
    opened = open_index(settings)
    say("Indexing the samples; the first time, kernels are compiled for it.", err=True)
    with compiling(cache_folder(settings)):
        reindex(opened, Job((SAMPLES,), force=True))
        warm(opened, settings)
    _serve(settings, 1)


def _serve(settings: Settings, workers: int | None, note: str | None = None) -> None:
    # What `--help` can do without.
    from index.engines.opening import open_index
    from web.serving import server

    archive = open_index(settings).reader().archive()
    server.require_free(settings.bind)
    # The workers read the settings as every other command does: from the environment.
    os.environ["DATELINE_INDEX"] = str(Path(settings.index).resolve())
    os.environ["DATELINE_BIND"] = settings.bind
    os.environ["DATELINE_ENGINE"] = settings.engine
    say(f"{settings.title}: {archive.articles:,} articles at {settings.address}")
    if note:
        say(note, err=True)
    say("Ctrl-C stops it.")
    if os.geteuid() == 0:
        say("It runs as root, which it need not: use a user that can read the index.", err=True)
    server.run("wsgi:app", settings.bind, workers)
