"""What gunicorn and the flask command load: settings, index, searcher, app."""

from contextlib import suppress

from cli import dateline
from index.engines.opening import open_index
from index.errors import DamagedIndexError, EngineDownError, NoIndexError
from index.settings import load
from search.searcher import Searcher
from web.app import create_app
from web.settings import WebSettings

settings = load()
index = open_index(settings)
app = create_app(Searcher(index), WebSettings(settings.title, settings.url, settings.cors))
# Without an index or its cluster the pages answer 503 with the reason.
with suppress(NoIndexError, DamagedIndexError, EngineDownError):
    index.reader().warm()
for command in dateline.commands.values():
    app.cli.add_command(command)
