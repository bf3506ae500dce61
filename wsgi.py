"""What gunicorn and the flask command load: settings, index, searcher, app."""

from contextlib import suppress

from cli import dateline
from index.deadline import Deadline
from index.engines.opening import open_index
from index.errors import DamagedIndexError, NoIndexError
from index.settings import load
from search.searcher import Searcher
from web.app import create_app
from web.settings import WebSettings

settings = load()
index = open_index(settings)
app = create_app(
    Searcher(index, Deadline), WebSettings(settings.title, settings.url, settings.cors)
)
with suppress(NoIndexError, DamagedIndexError):  # the pages answer 503 with the reason
    index.reader().warm()
for command in dateline.commands.values():
    app.cli.add_command(command)
