"""The Flask application: routes, headers, errors, and what every template may use."""

import re
from contextlib import nullcontext
from typing import Any
from urllib.parse import urlsplit

from flask import Flask, abort, current_app, request, url_for
from jinja2 import StrictUndefined
from werkzeug.routing import RequestRedirect

from index.readers.kinds import kind_of
from search.errors import BadParameterError
from search.searcher import Searcher
from web.address.checking import echo
from web.address.links import Links, host_of, web_address
from web.contract.operations import needs_index, takes_none, template
from web.formats import wording
from web.routes import docs
from web.routes.api import Api
from web.routes.batch import Batches
from web.routes.discovery import Discovery
from web.routes.exports import Exports
from web.routes.feeds import Feeds
from web.routes.pages import Pages
from web.serving import conditional, errors, headers, logs
from web.serving.compression import compress
from web.serving.gate import Gate
from web.serving.metrics import Metrics
from web.serving.requests import Utf8Request
from web.settings import WebSettings
from web.view import places

_LOOPBACK = ("127.0.0.1", "[::1]", "localhost")
_PORT = re.compile(r":\d*$")
_YEAR = 365 * 24 * 3600


class _Flask(Flask):
    request_class = Utf8Request

    def __init__(self, name: str, gate: Gate) -> None:
        super().__init__(name)
        self._gate = gate

    def dispatch_request(self) -> Any:
        """Calls the route; one that needs the index waits for its turn first."""
        with self._gate.turn() if needs_index(_path()) else nullcontext():
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
    app.config["HOSTS"] = settings.hosts and (*map(str.lower, settings.hosts), *_LOOPBACK)
    app.url_map.merge_slashes = False
    logs.register(app, queries=settings.log_queries)
    Metrics(searcher).register(app)
    app.before_request(_require_one_host)
    app.before_request(_refuse_body)
    app.before_request(_redirect_within)
    app.before_request(_refuse_parameters)
    app.after_request(compress)
    app.after_request(headers.strict)
    if settings.cors:
        app.after_request(headers.shared_with(settings.cors))
    errors.register(app)
    _set_up_templates(app, settings)
    app.register_blueprint(Pages(searcher, settings).routes())
    app.register_blueprint(Exports(searcher, settings, gate).routes())
    for routes in (Feeds, Discovery):
        app.register_blueprint(routes(searcher, settings).routes())
    app.register_blueprint(Batches(searcher).routes())
    app.register_blueprint(Api(searcher, settings).routes())
    app.register_blueprint(docs.routes())
    return app


def _refuse_body() -> None:
    if request.content_length or "Transfer-Encoding" in request.headers:
        abort(413)


def _path() -> str:
    """The path that routing found, its variables in braces; empty where it found none."""
    return template(request.url_rule.rule) if request.url_rule else ""


def _refuse_parameters() -> None:
    """An address that takes no parameter refuses them all, as the others refuse unknown ones."""
    name = next(iter(request.args), None)
    if name is not None and takes_none(_path()):
        raise BadParameterError(echo(name), "This takes no parameter.")


def _require_one_host() -> None:
    """RFC 9112, section 3.2; the server lets none and several pass. HTTP/1.0 needs none."""
    old = request.environ.get("SERVER_PROTOCOL") == "HTTP/1.0"
    host = request.headers.get("Host", "" if old else ",")
    trusted = current_app.config["HOSTS"]
    if "," in host:
        abort(400, "A request has to name one Host.")
    if trusted and _PORT.sub("", host).lower() not in trusted:
        abort(400, "This service is not known by that Host; DATELINE_HOSTS names those it is.")


def _redirect_within() -> None:
    """Routing's own redirect (to the slash of a mount point) would name the Host header's host."""
    error = request.routing_exception
    if isinstance(error, RequestRedirect):
        error.new_url = urlsplit(error.new_url)._replace(scheme="", netloc="").geturl()


def _set_up_templates(app: Flask, settings: WebSettings) -> None:
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.globals.update(
        site=settings,
        wording=wording,
        places=places,
        web_address=web_address,
        host_of=host_of,
        kind_of=kind_of,
    )

    @app.context_processor
    def addresses() -> dict[str, Any]:
        return {"links": Links(request.script_root), "asset": _asset}


def _asset(name: str) -> str:
    """The address of a static file; it changes with the release, so that it may be kept."""
    return url_for("static", filename=name, v=conditional.release())
