"""What `/metrics` reports to a monitor, over all workers (the text format of Prometheus).

Under our server each worker counts in files of its own, in a folder that the server made and that
`PROMETHEUS_MULTIPROC_DIR` names before this is imported; elsewhere in memory.
"""

import os
import time
from collections.abc import Iterator
from typing import Any

from flask import Blueprint, Flask, Response, current_app, g, request
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from index.errors import DamagedIndexError, UnavailableError
from search.page import Page
from search.searcher import Searcher
from web.contract.operations import template

_FOLDER = "PROMETHEUS_MULTIPROC_DIR"
_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5)


class Metrics:
    """The counters of one app."""

    def __init__(self, searcher: Searcher) -> None:
        self._own = CollectorRegistry()
        self._index = CollectorRegistry()
        self._index.register(_IndexState(searcher))
        ours: dict[str, Any] = {"namespace": "dateline", "registry": self._own}
        timed = {**ours, "buckets": _SECONDS}
        self.requests = Counter("requests", "Requests answered.", ("route", "status"), **ours)
        self.begun = Histogram("request_seconds", "Until an answer begins.", ("route",), **timed)
        self.searches = Histogram("search_seconds", "Inside the searcher.", **timed)
        self.empty = Counter("searches_without_results", "Searches that found nothing.", **ours)
        self.partial = Counter("searches_partial", "Searches cut short by their budget.", **ours)
        self.refused = Counter("requests_refused", "Requests refused for load.", **ours)

    def register(self, app: Flask) -> None:
        """Counts every request of an app, and answers `/metrics`."""
        app.extensions["metrics"] = self
        app.before_request(_begin)
        app.after_request(self._answered)
        blueprint = Blueprint("metrics", __name__)
        blueprint.add_url_rule("/metrics", view_func=self.show)
        app.register_blueprint(blueprint)

    def show(self) -> Response:
        """The counts of all workers, and the state of the index."""
        registry = self._own
        if os.environ.get(_FOLDER):
            registry = CollectorRegistry()
            MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
        body = generate_latest(registry) + generate_latest(self._index)
        response = Response(body, content_type=CONTENT_TYPE_LATEST)
        response.headers["Cache-Control"] = "no-store"
        return response

    def _answered(self, response: Response) -> Response:
        route = template(request.url_rule.rule) if request.url_rule else "none"
        self.requests.labels(route, str(response.status_code)).inc()
        self.begun.labels(route).observe(time.perf_counter() - g.started)
        return response


def of_app() -> Metrics:
    """The counters of the app that answers."""
    found: Metrics = current_app.extensions["metrics"]
    return found


def searched(page: Page) -> Page:
    """Counts a search that a reader or a program asked for; returns its page."""
    metrics = of_app()
    metrics.searches.observe(page.took_ms / 1000)
    metrics.empty.inc(page.total == 0)
    metrics.partial.inc(page.partial)
    return page


class _IndexState(Collector):
    """The state of the index at the moment of asking."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Yields the gauges; only `ready` and `damaged` where the index cannot be asked."""
        archive = None
        try:
            archive = self._searcher.archive()
            damaged = archive.damaged
        except UnavailableError as error:
            damaged = isinstance(error, DamagedIndexError)
        yield _gauge(
            "ready", "1 where there is an index that can be searched.", archive is not None
        )
        yield _gauge("damaged", "1 where the published generation is damaged.", damaged)
        if archive:
            yield _gauge("generation", "The generation that answers.", int(archive.generation))
            yield _gauge("articles", "The articles in it.", archive.articles)
            if archive.published:
                age = time.time() - archive.published.timestamp()
                yield _gauge("age_seconds", "Since it was published.", age)


def _gauge(name: str, about: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"dateline_index_{name}", about, value=value)


def _begin() -> None:
    g.started = time.perf_counter()
