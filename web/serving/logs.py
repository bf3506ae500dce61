"""The log: one event, one line, whatever a reader typed; as logfmt or as JSON.

Each value is escaped as JSON escapes it, to plain ASCII: a line break, an escape of a terminal or a
mark that turns the direction of writing stays inside its value.
"""

import json
import logging
import re
import sys
import time
import uuid
from datetime import UTC, datetime
from typing import Any

from flask import Flask, Response, g, request

ID_HEADER = "X-Request-ID"
_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_BARE = re.compile(r"[A-Za-z0-9_./:+-]+")
_LONGEST = 512
"""Characters of a value; what went wrong is logged in full."""

access = logging.getLogger("dateline.access")


class Line(logging.Formatter):
    """Writes an event as one line; `record.fields` are its values by name."""

    def __init__(self, style: str) -> None:
        super().__init__()
        self._write = _escaped if style == "json" else _logfmt

    def format(self, record: logging.LogRecord) -> str:
        """Returns the line, without a line break at its end."""
        fields: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": record.getMessage()[:_LONGEST],
        }
        for name, value in getattr(record, "fields", {}).items():
            fields[name] = value[:_LONGEST] if isinstance(value, str) else value
        if record.exc_info:
            fields["error"] = self.formatException(record.exc_info)
        return self._write(fields)


def _escaped(value: Any) -> str:
    return json.dumps(value).replace("\x7f", "\\u007f")


def _logfmt(fields: dict[str, Any]) -> str:
    return " ".join(f"{name}={_plain(value)}" for name, value in fields.items())


def _plain(value: Any) -> str:
    text = str(value)
    return text if _BARE.fullmatch(text) else _escaped(text)


def set_up(style: str) -> None:
    """Sends every event of this process to standard error.

    Args:
        style: plain | json.
    """
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Line(style))
    logging.getLogger().handlers = [handler]
    access.setLevel(logging.INFO)


def register(app: Flask, *, queries: bool) -> None:
    """Gives each request an id and, when it has been answered, a line; `queries`: with what was
    asked, which readers may not want to be kept.
    """

    def begin() -> None:
        g.begun = time.perf_counter()

    def answered(response: Response) -> Response:
        response.headers[ID_HEADER] = request_id()
        fields = about()
        if queries:
            fields["query"] = request.query_string.decode("utf-8", "replace")
        begun = g.begun

        def closed() -> None:
            took = round((time.perf_counter() - begun) * 1000, 1)
            access.info("request", extra={"fields": {**fields, "ms": took}})

        fields |= {"status": response.status_code, "bytes": response.content_length or "-"}
        response.call_on_close(closed)
        return response

    app.before_request(begin)
    app.after_request(answered)


def request_id() -> str:
    """The id of this request: the one that a proxy gave it, if it is one, or a new one."""
    if "id" not in g:
        given = request.headers.get(ID_HEADER, "")
        g.id = given if _ID.fullmatch(given) else uuid.uuid4().hex
    id: str = g.id
    return id


def about() -> dict[str, Any]:
    """The fields of a log line that identify this request."""
    return {"id": request_id(), "method": request.method, "path": request.path}
