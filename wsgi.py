"""What gunicorn and the flask command load: settings, index, searcher, app."""

from contextlib import suppress

from index.asking.deadline import Deadline
from index.engines.opening import open_index
from index.errors import UnavailableError
from index.settings import load
from search.searcher import Searcher
from terminal.main import dateline
from web.app import create_app
from web.settings import WebSettings

settings = load()
index = open_index(settings)
hosts = tuple(filter(None, settings.hosts.split(",")))
log_queries = settings.log_queries == "yes"
shown = WebSettings(
    title=settings.title,
    public_url=settings.public_url.rstrip("/"),
    cors=settings.cors,
    hosts=hosts,
    log_queries=log_queries,
    bind=settings.bind,
    replay=settings.replay,
)
searcher = Searcher(index, Deadline, settings.rerank == "yes")
app = create_app(searcher, shown)
# Without an index or its cluster the pages answer 503 with the reason.
with suppress(UnavailableError):
    searcher.warm()
index.watch()  # in the workers: a thread of this process would not be in theirs
for command in dateline.commands.values():
    app.cli.add_command(command)
