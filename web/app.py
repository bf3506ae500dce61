"""The Flask application: routes, headers, errors, and what every template may use."""

from contextlib import nullcontext
from typing import Any

from flask import Flask, url_for

from search.searcher import Searcher
from web.contract.operations import needs_index
from web.routes import docs
from web.routes.api import Api
from web.routes.articles import Articles
from web.routes.asking import Asking
from web.routes.batch import Batches
from web.routes.citing import Citing
from web.routes.compare import Comparisons
from web.routes.copies import Copies
from web.routes.discovery import Discovery
from web.routes.exports import Exports
from web.routes.feeds import Feeds
from web.routes.pages import Pages
from web.routes.selection import Selections
from web.routes.unapi import UnApi
from web.serving import arrival, conditional, errors, headers, logs, negotiation
from web.serving.compression import compress
from web.serving.gate import Gate
from web.serving.metrics import Metrics
from web.serving.reach import Reach, own_links
from web.serving.requests import Utf8Request
from web.settings import WebSettings
from web.view.furnishing import furnish

_YEAR = 365 * 24 * 3600


class _Flask(Flask):
    request_class = Utf8Request

    def __init__(self, name: str, gate: Gate) -> None:
        super().__init__(name)
        self._gate = gate

    def dispatch_request(self) -> Any:
        """Calls the route; one that needs the index waits for its turn first."""
        with self._gate.turn() if needs_index(arrival.path()) else nullcontext():
            return super().dispatch_request()

    def log_exception(self, exc_info: Any) -> None:
        """Logs what broke, with the request's id."""
        self.logger.error("broken", exc_info=exc_info, extra={"fields": logs.about()})


def create_app(searcher: Searcher, settings: WebSettings | None = None) -> Flask:
    """The front end of one searcher."""
    settings = settings or WebSettings()
    gate = Gate()
    app = _Flask(__name__, gate)
    app.config["MAX_CONTENT_LENGTH"] = 0
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = _YEAR
    app.config["SETTINGS"] = repr(settings)
    app.url_map.merge_slashes = False
    logs.register(app, queries=settings.log_queries)
    Metrics(searcher).register(app)
    Reach(settings).register(app)
    arrival.register(app)
    negotiation.register(app)
    app.after_request(compress)
    app.after_request(headers.strict)
    if settings.cors:
        app.after_request(headers.shared_with(settings.cors))
    errors.register(app)
    _set_up_templates(app, settings)
    app.register_blueprint(Pages(searcher).routes())
    app.register_blueprint(Articles(searcher, settings.title).routes())
    app.register_blueprint(Citing(searcher, settings.title).routes())
    app.register_blueprint(Copies(searcher).routes())
    app.register_blueprint(Exports(searcher, gate, settings.title).routes())
    app.register_blueprint(Feeds(searcher, settings.title).routes())
    app.register_blueprint(Discovery(searcher).routes())
    app.register_blueprint(Asking(searcher).routes())
    app.register_blueprint(Batches(searcher).routes())
    app.register_blueprint(Comparisons(searcher).routes())
    app.register_blueprint(Api(searcher, settings.title).routes())
    app.register_blueprint(Selections(searcher, settings.title).routes())
    app.register_blueprint(UnApi(searcher, settings.title).routes())
    app.register_blueprint(docs.routes())
    return app


def _set_up_templates(app: Flask, settings: WebSettings) -> None:
    furnish(app.jinja_env, settings)

    @app.context_processor
    def addresses() -> dict[str, Any]:
        return {"links": own_links(), "asset": _asset, "notes": arrival.notes()}


def _asset(name: str) -> str:
    """The address of a static file; it changes with the release, so that it may be kept."""
    return url_for("static", filename=name, v=conditional.release())
