"""What no client sends, sent over a socket to the server as it is started: each gets its 4xx."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
HOST = b"Host: a.example\r\n"
UNREADABLE = (
    "a long address",
    "many headers",
    "another version",
    "no HTTP",
    "two lengths",
    "no colon",
)
ODD = {
    "no host": (b"GET /docs HTTP/1.1\r\n\r\n", 400),
    "two hosts": (b"GET /docs HTTP/1.1\r\n" + HOST + b"Host: b.example\r\n\r\n", 400),
    "a long address": (b"GET /?q=" + b"a" * 9000 + b" HTTP/1.1\r\n" + HOST + b"\r\n", 414),
    "many headers": (b"GET / HTTP/1.1\r\n" + HOST + b"A: 1\r\n" * 80 + b"\r\n", 431),
    "another version": (b"GET / HTTP/9.9\r\n" + HOST + b"\r\n", 400),
    "no HTTP": (b"\x16\x03\x01\x02\x00\x01\x00\r\n\r\n", 400),
    "two lengths": (b"GET / HTTP/1.1\r\n" + HOST + b"Content-Length: 1\r\n" * 2 + b"\r\na", 400),
    "a negative length": (b"GET / HTTP/1.1\r\n" + HOST + b"Content-Length: -1\r\n\r\n", 400),
    "a long body": (b"GET /docs HTTP/1.1\r\n" + HOST + b"Content-Length: 99999\r\n\r\n", 413),
    "a chunked body": (
        b"GET /docs HTTP/1.1\r\n" + HOST + b"Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n",
        413,
    ),
    "bytes in an address": (b"GET /docs?q=secret\xff HTTP/1.1\r\n" + HOST + b"\r\n", 400),
    "NUL in an address": (b"GET /docs?q=a\x00b HTTP/1.1\r\n" + HOST + b"\r\n", 400),
    "a space in an address": (b"GET /docs?q=a b HTTP/1.1\r\n" + HOST + b"\r\n", 400),
    "a folded header": (b"GET / HTTP/1.1\r\n" + HOST + b"A: 1\r\n 2\r\n\r\n", 400),
    "no colon": (b"GET / HTTP/1.1\r\n" + HOST + b"A\r\n\r\n", 400),
    "an unknown method": (b"BREW /docs HTTP/1.1\r\n" + HOST + b"\r\n", 405),
    "the way to another host": (b"CONNECT b.example:443 HTTP/1.1\r\n" + HOST + b"\r\n", 404),
    "an expectation": (b"GET /docs HTTP/1.1\r\n" + HOST + b"Expect: tea\r\n\r\n", 417),
}


def ask(port: int, request: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        connection.sendall(request)
        return connection.recv(4096)


def is_up(port: int) -> bool:
    try:
        return b" 200 " in ask(port, b"GET /healthz HTTP/1.1\r\n" + HOST + b"\r\n")
    except OSError:
        return False


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        number: int = free.getsockname()[1]
    folder = tmp_path_factory.mktemp("raw")
    start = f"from web.serving.server import run; run('wsgi:app', '127.0.0.1:{number}', 1)"
    command = [sys.executable, "-c", start]
    environ = {**os.environ, "DATELINE_INDEX": str(folder / "none")}
    with (
        (folder / "log").open("wb") as log,
        subprocess.Popen(command, cwd=ROOT, env=environ, stderr=log) as server,
    ):
        deadline = time.monotonic() + 60
        while not is_up(number):
            assert server.poll() is None and time.monotonic() < deadline
            time.sleep(0.1)
        yield number
        server.terminate()
        server.wait(30)
    told = (folder / "log").read_text()
    assert "A request cannot be read: InvalidRequestLine" in told
    assert "127.0.0.1" not in told and "secret" not in told


@pytest.mark.parametrize("odd", ODD)
def test_an_odd_request_is_refused(odd: str, port: int) -> None:
    request, status = ODD[odd]
    answer = ask(port, request)
    assert answer.split(b" ")[1] == str(status).encode()
    assert b"b.example" not in answer
    assert b"Content-Security-Policy: default-src 'none'" in answer
    assert odd not in UNREADABLE or b"\r\nContent-Type: application/problem+json\r\n" in answer


def test_an_address_that_is_too_long_is_told_how_to_be_shorter(port: int) -> None:
    answer = ask(port, ODD["a long address"][0])
    assert b"longer than 8,190 bytes: type fewer words or choose fewer filters" in answer


@pytest.mark.parametrize(
    "header", [b"SCRIPT_NAME: /archive", b"X-Forwarded-Prefix: /archive", b"SCRIPT_NAME: archive/"]
)
def test_a_proxy_may_take_the_prefix_away(header: bytes, port: int) -> None:
    request = b"GET /robots.txt HTTP/1.1\r\nConnection: close\r\n" + HOST + header + b"\r\n\r\n"
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        connection.sendall(request)
        answer = b"".join(iter(lambda: connection.recv(4096), b""))
    assert answer.split()[1] == b"200"
    assert b"Disallow: /archive/search?" in answer


def test_http_1_0_names_no_host(port: int) -> None:
    assert ask(port, b"GET /healthz HTTP/1.0\r\n\r\n").split()[1] == b"200"
