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
from typing import Any

from gunicorn.workers.gthread import TConn, ThreadWorker

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
        try:
            return super().handle_request(req, conn)
        except BlockingIOError as error:  # what a send timeout of the socket looks like
            raise BrokenPipeError(errno.EPIPE, "the client takes nothing") from error

    def murder_pending(self) -> None:
        """What gunicorn does about once a second: ends what has waited too long."""
        super().murder_pending()
        latest = time.monotonic() - HEAD_SECONDS
        for conn, begun in list(self._begun.items()):
            if begun < latest:
                _hang_up(conn)


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
