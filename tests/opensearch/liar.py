"""A server in the place of a node that answers as it is told: late, in part, wrongly or not."""

import json
import ssl
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self
from urllib.error import HTTPError
from urllib.request import Request, urlopen


class Asked(BaseHTTPRequestHandler):
    """One request, its body read."""

    body: bytes


Answer = Callable[[Asked], None]


class Liar:
    """Serves on loopback; `answer` may be changed while it does. `asked` are the paths so far."""

    def __init__(self, answer: Answer, tls: ssl.SSLContext | None = None) -> None:
        self.answer = answer
        self.asked: list[str] = []
        self.released = threading.Event()
        liar = self

        class Handler(Asked):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                self.body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                liar.asked.append(self.path)
                liar.answer(self)

            do_POST = do_PUT = do_DELETE = do_GET  # noqa: N815 -- the library's names

            def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
                """Tests read what is answered, not a log."""

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, request: Any, client_address: Any) -> None:
                """A client that goes away early is what these tests are about."""

        self._server = Server(("127.0.0.1", 0), Handler)
        self._scheme = "https" if tls else "http"
        if tls:
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))

    @property
    def url(self) -> str:
        return f"{self._scheme}://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.released.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


def says(status: int, body: bytes | dict[str, Any], **headers: str) -> Answer:
    """A whole answer; bytes are sent as they are, and called JSON."""
    sent = body if isinstance(body, bytes) else json.dumps(body).encode()

    def answer(handler: Asked) -> None:
        handler.send_response(status)
        kind = {"Content_Type": "application/json", "Content_Length": str(len(sent))}
        for name, value in {**kind, **headers}.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(sent)

    return answer


def cut(handler: Asked) -> None:
    """Fewer bytes than were promised."""
    handler.close_connection = True
    says(200, b'{"hits"', Content_Length="1000")(handler)


def endless(handler: Asked) -> None:
    """100 MB of JSON."""
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.send_header("Content-Length", str(100 << 20))
    handler.end_headers()
    handler.wfile.write(b'{"x": "')
    for _ in range(100):
        handler.wfile.write(b"x" * (1 << 20))


def hung(liar: Liar) -> Answer:
    """Nothing at all, until the test is over."""
    return lambda handler: setattr(handler, "close_connection", liar.released.wait())


def dripping(liar: Liar) -> Answer:
    """A byte now and then: no piece is late, the whole never comes."""

    def answer(handler: Asked) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "100000")
        handler.end_headers()
        while not liar.released.wait(0.05):
            handler.wfile.write(b" ")

    return answer


def relayed(node: str, told: Callable[[str, dict[str, Any]], None] | None = None) -> Answer:
    """What the node at this address answers; `told` may change it, given the path."""

    def answer(handler: Asked) -> None:
        kind = {"Content-Type": "application/json"}
        sent = Request(node + handler.path, handler.body or None, kind, method=handler.command)
        try:
            with urlopen(sent, timeout=60) as response:
                status, body = response.status, json.load(response)
        except HTTPError as error:
            status, body = error.code, json.load(error)
        if told:
            told(handler.path, body)
        says(status, body)(handler)

    return answer
