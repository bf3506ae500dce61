"""One connection to a node: HTTP with an end to its time and to its size."""

import ssl
import time
from collections.abc import Collection, Mapping
from typing import Any

import urllib3
from opensearchpy import Urllib3HttpConnection
from opensearchpy.exceptions import ConnectionError as Unreachable
from opensearchpy.exceptions import ConnectionTimeout, SSLError
from urllib3.exceptions import (
    ConnectTimeoutError,
    HTTPError,
    NameResolutionError,
    NewConnectionError,
    ProtocolError,
    ReadTimeoutError,
)
from urllib3.exceptions import SSLError as Untrusted

CONNECT_SECONDS = 1.0
MAX_BYTES = 64 << 20
"""The longest answer that is read; a page of results is a thousandth of it."""
POOL = 16
"""Connections kept open to a node: as many as a worker has threads, and more."""
_PIECE = 1 << 16


class CappedConnection(Urllib3HttpConnection):
    """What the client's own connection lacks: a time for the whole answer, not for each piece
    of it, and a longest answer. It follows no redirect and uses no proxy of the environment.
    """

    def __init__(self, *, ca: str = "", **given: Any) -> None:
        if given.get("use_ssl"):
            given["ssl_context"] = ssl.create_default_context(cafile=ca or None)
        super().__init__(pool_maxsize=POOL, **given)

    def perform_request(  # noqa: PLR0913 -- the parameters are the client's
        self,
        method: str,
        url: str,
        params: Mapping[str, Any] | None = None,
        body: bytes | None = None,
        timeout: float | None = None,
        ignore: Collection[int] = (),
        headers: Mapping[str, str] | None = None,
    ) -> tuple[int, Mapping[str, str], str]:
        """Status, headers and text of the answer.

        Raises:
            ConnectionTimeout: it is not whole after `timeout` seconds.
            SSLError: the certificate is not trusted.
            ConnectionError: no connection, an answer cut short, or one too long.
            TransportError: the status is not one of success.
        """
        seconds = timeout or self.timeout
        try:
            response = self.pool.urlopen(
                method,
                self.url_prefix + url,
                body,
                headers={**self.headers, **(headers or {})},
                timeout=urllib3.Timeout(connect=min(CONNECT_SECONDS, seconds), read=seconds),
                retries=False,
                redirect=False,
                preload_content=False,
            )
            text = _read(response, time.monotonic() + seconds).decode("utf-8", "replace")
        except ReadTimeoutError as error:
            raise ConnectionTimeout("TIMEOUT", "no answer in time", error) from error
        except Untrusted as error:
            raise SSLError("N/A", str(error), error) from error
        except HTTPError as error:
            raise Unreachable("N/A", _cause(error), error) from error
        if not 200 <= response.status < 300:
            self._raise_error(response.status, text, response.headers.get("content-type"))
        return response.status, response.headers, text


def _read(response: urllib3.BaseHTTPResponse, deadline: float) -> bytearray:
    """The body, while it is short enough and comes fast enough. A connection whose answer is not
    read to its end is closed: nobody may take the rest for his own answer.
    """
    read = bytearray()
    try:
        while piece := response.read1(_PIECE):  # at most what is there: no waiting for more
            read += piece
            if len(read) > MAX_BYTES:
                raise HTTPError(f"the answer is longer than {MAX_BYTES >> 20} MB")
            if time.monotonic() > deadline:
                raise ReadTimeoutError(response._pool, "", "")  # type: ignore[attr-defined]
    except BaseException:
        response.close()
        raise
    response.release_conn()
    return read


def _cause(error: HTTPError) -> str:
    """Why there is no answer, without the objects that urllib3 prints before it."""
    if isinstance(error, NameResolutionError):
        return "its name is not known"
    if isinstance(error, NewConnectionError):  # a timeout in urllib3's tree, but it is not one
        return str(error).rpartition(": ")[2]
    if isinstance(error, ConnectTimeoutError):
        return f"no connection within {CONNECT_SECONDS:g} second"
    if isinstance(error, ProtocolError):
        return "the answer was cut short"
    return str(error)
