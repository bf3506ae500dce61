"""The web server: gunicorn, started from Python with our defaults."""

import logging
import os
import shutil
import socket
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from gunicorn.app.wsgiapp import WSGIApplication
from gunicorn.glogging import Logger

from index.errors import DatelineError
from index.settings import SOCKET, Settings, load
from web.serving import logs
from web.serving.reach import CURE

MAX_LINE = 8190
"""Bytes of the line with the address; gunicorn reads no longer one."""
THREADS = 64
CONNECTIONS = 900
"""With the files of an index, fewer than the 1,024 that a process may have open by default."""
# A disk that fills up ends a process that has mapped a file of it.
_IN_MEMORY = "/dev/shm"  # noqa: S108  # nosec B108
METRICS = "PROMETHEUS_MULTIPROC_DIR"


class PortTakenError(DatelineError):
    """Something else listens at the address to serve on."""


def require_free(bind: str) -> None:
    """Checks that nothing listens on `host:port` or the socket `unix:/…` yet, unless that is handed
    over to us (SIGUSR2).

    Raises:
        PortTakenError: something does, or the address is not of this machine.
    """
    if "GUNICORN_FD" in os.environ:
        return
    if bind.startswith(SOCKET):
        _require_free_socket(bind.removeprefix(SOCKET))
        return
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


def _require_free_socket(path: str) -> None:
    """Checks the same of a socket in the file system; one that nobody listens at is left over."""
    if not Path(path).parent.is_dir():
        raise PortTakenError(f"{SOCKET}{path} cannot be served: there is no such folder; make it.")
    with socket.socket(socket.AF_UNIX) as probe:
        try:
            probe.connect(path)
        except (FileNotFoundError, ConnectionRefusedError):
            return
        except OSError as error:
            raise PortTakenError(
                f"{SOCKET}{path} cannot be served ({error.strerror}); choose another path."
            ) from error
    raise PortTakenError(f"{SOCKET}{path} cannot be served: another server answers there; stop it.")


def address_note(settings: Settings) -> str | None:
    """What to know of the addresses in answers before the first is asked for; None where it is
    known how readers reach them.
    """
    if settings.public_url:
        return None
    known = ", ".join(filter(None, (settings.hosts, "this machine")))
    return f"Links that leave the pages are whole for readers of {known} only: {CURE}."


def say_address(_: object) -> None:
    """Logs that note, as gunicorn's `when_ready`."""
    note = address_note(settings())
    if note:
        fields = {"error": note}
        logging.getLogger("dateline.reach").warning("address", extra={"fields": fields})


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


class ServerLog(Logger):
    """Gunicorn's own messages, in the same lines as ours (`web/serving/logs.py`)."""

    def setup(self, cfg: Any) -> None:
        """Called at the start, and again by SIGHUP."""
        super().setup(cfg)
        logs.set_up(settings().log_format)
        for handler in logging.getLogger().handlers:
            self.error_log.handlers = [handler]


@cache
def settings() -> Settings:
    """The settings that the server was started with; SIGHUP does not read them again."""
    return load()


def options(bind: str, workers: int | None = None) -> dict[str, Any]:
    """Gunicorn's settings for the app, by their names; `deploy/gunicorn.conf.py` takes the same.

    The application is loaded before the workers fork, so that they share what it loads. A worker
    has many threads, for most of them only wait for slow clients (`worker.py`), and does few
    searches at once (`gate.py`).
    """
    _make_metrics_folder()
    return {
        "bind": bind,
        "workers": workers or min(os.cpu_count() or 1, 4),
        "worker_class": "web.serving.worker.Worker",
        "threads": THREADS,
        "worker_connections": CONNECTIONS,
        "preload_app": True,
        "timeout": 30,
        "graceful_timeout": 25,
        "keepalive": 5,
        "max_requests": 100_000,
        "max_requests_jitter": 10_000,
        "limit_request_line": MAX_LINE,
        "limit_request_fields": 50,
        "limit_request_field_size": 8190,
        "worker_tmp_dir": _in_memory(),
        "forwarded_allow_ips": os.environ.get("FORWARDED_ALLOW_IPS", "127.0.0.1,::1"),
        "loglevel": "warning",
        "logger_class": "web.serving.server.ServerLog",
        "control_socket_disable": True,
        "on_exit": _drop_metrics_folder,
    }


def _in_memory() -> str | None:
    """A folder in memory, for small files of a running server; None: the default of the system."""
    return _IN_MEMORY if os.access(_IN_MEMORY, os.W_OK) else None


def _metrics_prefix() -> str:
    return f"dateline-metrics-{os.getpid()}-"


def _make_metrics_folder() -> None:
    """Makes the folder where workers count, before `metrics.py` is imported: one for each
    server, so that SIGHUP finds it again and SIGUSR2 makes another.
    """
    if not Path(os.environ.get(METRICS, "")).name.startswith(_metrics_prefix()):
        os.environ[METRICS] = tempfile.mkdtemp(prefix=_metrics_prefix(), dir=_in_memory())


def _drop_metrics_folder(_: object) -> None:
    shutil.rmtree(os.environ[METRICS], ignore_errors=True)


def run(app: str, bind: str, workers: int | None = None) -> None:
    """Serves `module:name` until it is told to stop."""
    _Server(app, options(bind, workers)).run()
