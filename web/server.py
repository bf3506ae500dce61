"""The web server: gunicorn, started from Python with our defaults."""

import os
import socket
from typing import Any

from gunicorn.app.wsgiapp import WSGIApplication

from index.errors import DatelineError

THREADS = 8


class PortTakenError(DatelineError):
    """Something else listens where we were told to."""


def require_free(bind: str) -> None:
    """Checks that nothing listens on `host:port` yet.

    Raises:
        PortTakenError: something does, or the address is not of this machine.
    """
    host, _, port = bind.rpartition(":")
    family = socket.AF_INET6 if host.startswith("[") else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host.strip("[]"), int(port)))
        except OSError as error:
            raise PortTakenError(
                f"{bind} cannot be served ({error.strerror}); choose another with --port or --host."
            ) from error


class _Server(WSGIApplication):
    """Gunicorn without a command line of its own."""

    def __init__(self, app: str, options: dict[str, Any]) -> None:
        self._options = {**options, "default_proc_name": app}
        self.app_uri = app
        super().__init__()

    def load_config(self) -> None:
        """Takes our options instead of arguments and files."""
        for name, value in self._options.items():
            self.cfg.set(name, value)


def run(app: str, bind: str, workers: int | None = None) -> None:
    """Serves `module:name` until it is told to stop.

    The application is loaded before the workers fork, so that they share what it loads.
    """
    options = {
        "bind": bind,
        "workers": workers or min(os.cpu_count() or 1, 4),
        "worker_class": "gthread",
        "threads": THREADS,
        "preload_app": True,
        "timeout": 30,
        "graceful_timeout": 25,
        "keepalive": 5,
        "limit_request_line": 8190,
        "limit_request_fields": 50,
        "loglevel": "warning",
        "control_socket_disable": True,
    }
    _Server(app, options).run()
