"""What gunicorn and the flask command load: settings, index, searcher, app."""

from cli import dateline
from index.engines.opening import open_index
from index.settings import load
from search.searcher import Searcher
from web.app import create_app
from web.settings import WebSettings

settings = load()
app = create_app(Searcher(open_index(settings)), WebSettings(settings.title, settings.url))
for command in dateline.commands.values():
    app.cli.add_command(command)
