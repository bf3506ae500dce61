"""A gunicorn worker that slow clients cannot keep busy.

Gunicorn's threaded worker reads the head of a request and sends the answer in a thread, and waits
there for as long as the client likes; then it waits for the client to hang up, and accepts nobody
meanwhile. Here each has a limit, and is waited for in a thread that does nothing else, so a worker
has many of them (`server.THREADS`).
"""

import errno
import socket
import struct
import time
from contextlib import suppress
from http import HTTPStatus
from typing import Any

from gunicorn import util
from gunicorn.http import errors
from gunicorn.workers.gthread import TConn, ThreadWorker

from web.serving import mount
from web.serving.errors import problem
from web.serving.headers import strict
from web.serving.server import MAX_LINE

HEAD_SECONDS = 10.0
"""A request whose head takes longer than this is not waited for."""
STALL_SECONDS = 20
"""A client that takes nothing of its answer for so long gets no more of it."""
LINGER_SECONDS = 2.0
"""A client that has its answer and does not hang up is waited for so long."""
_PIECE = 1 << 16
_STALL = struct.pack("ll", STALL_SECONDS, 0)


class Worker(ThreadWorker):
    """The threaded worker, with a limit to what it waits for."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._begun: dict[TConn, float] = {}
        """When each connection began with the head of a request that is not yet whole."""

    def handle(self, conn: TConn) -> Any:
        """Reads a request from a connection and answers it, in a thread."""
        conn.sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, _STALL)
        self._begun[conn] = time.monotonic()
        try:
            kept = super().handle(conn)
        finally:
            self._begun.pop(conn, None)
        if not kept:
            _linger(conn)
        return kept

    def handle_request(self, req: Any, conn: TConn) -> Any:
        """Answers a request whose head is whole."""
        self._begun.pop(conn, None)
        mount.place(req, trusted=req._peer_is_trusted_proxy())
        try:
            return super().handle_request(req, conn)
        except BlockingIOError as error:  # what a send timeout of the socket looks like
            raise BrokenPipeError(errno.EPIPE, "the client takes nothing") from error

    def handle_error(self, req: Any, client: Any, addr: Any, exc: BaseException) -> None:
        """Answers what cannot be read as a request (RFC 9457). Gunicorn would log who sent it, and
        what it asked.
        """
        refusal = _refusal(exc)
        if refusal is None:
            super().handle_error(req, client, addr, exc)
            return
        self.log.warning("A request cannot be read: %s", type(exc).__name__)
        with suppress(OSError):  # it is gone
            util.write_nonblock(client, refusal)

    def murder_pending(self) -> None:
        """What gunicorn does about once a second: ends what has waited too long."""
        super().murder_pending()
        latest = time.monotonic() - HEAD_SECONDS
        for conn, begun in list(self._begun.items()):
            if begun < latest:
                _hang_up(conn)


_REFUSED = (
    (
        errors.LimitRequestLine,
        HTTPStatus.REQUEST_URI_TOO_LONG,
        f"The address is longer than {MAX_LINE:,} bytes: type fewer words or choose fewer filters "
        "(in an address a letter that is not ASCII takes six bytes or more).",
    ),
    (
        errors.LimitRequestHeaders,
        HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
        "The headers are too many, or one is too long.",
    ),
    (
        errors.UnsupportedTransferCoding,
        HTTPStatus.NOT_IMPLEMENTED,
        "A body in this transfer coding is not read.",
    ),
    (errors.ExpectationFailed, HTTPStatus.EXPECTATION_FAILED, "This cannot be expected here."),
    (errors.ForbiddenProxyRequest, HTTPStatus.FORBIDDEN, "This proxy is not trusted."),
    (
        errors.InvalidRequestLine,
        HTTPStatus.BAD_REQUEST,
        "The request line cannot be read: write anything but plain ASCII as %XX in the address.",
    ),
    (errors.ParseException, HTTPStatus.BAD_REQUEST, "The request cannot be read."),
)
_OURS = (
    errors.ConfigurationProblem,
    errors.InvalidResponseHeader,  # type: ignore[attr-defined]
    errors.InvalidResponseHeaderName,  # type: ignore[attr-defined]
)


def _refusal(error: BaseException) -> bytes | None:
    """The bytes that answer what cannot be read as a request; None where the error is our own."""
    if isinstance(error, _OURS) or not isinstance(error, errors.ParseException):
        return None
    status, detail = next(row[1:] for row in _REFUSED if isinstance(error, row[0]))
    answer = strict(problem(status, detail))
    answer.headers["Connection"] = "close"
    # As text, the headers end with the empty line that parts them from the body.
    return f"HTTP/1.1 {answer.status}\r\n{answer.headers}".encode() + answer.get_data()


def _linger(conn: TConn) -> None:
    """Waits for the client to hang up, so that it gets all of its answer (RFC 9112, section 9.6).
    Gunicorn would wait in the loop that accepts, and one client after another.
    """
    until = time.monotonic() + LINGER_SECONDS
    with suppress(OSError):  # it is gone, or the time is over
        conn.sock.shutdown(socket.SHUT_WR)
        while (left := until - time.monotonic()) > 0:
            conn.sock.settimeout(left)
            if not conn.sock.recv(_PIECE):
                break
    _hang_up(conn)


def _hang_up(conn: TConn) -> None:
    """Ends the connection under the thread that reads from it, which then closes it."""
    try:
        conn.sock.shutdown(socket.SHUT_RDWR)
    except OSError as error:
        if error.errno not in (errno.ENOTCONN, errno.EBADF):  # the client was first
            raise
