"""The server as it is started: slow clients harm nobody, and no signal loses a request."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SLOW = 30


def status(port: int, path: str = "/healthz") -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    finally:
        connection.close()


def is_up(port: int) -> bool:
    try:
        return status(port) == 200
    except OSError:
        return False


@pytest.fixture
def server(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    environ = {
        **os.environ,
        "DATELINE_INDEX": str(tmp_path / "none"),
        "DATELINE_BIND": f"127.0.0.1:{port}",
        "TMPDIR": str(tmp_path),
    }
    command = [sys.executable, "-m", "gunicorn", "-c", "deploy/gunicorn.conf.py", "wsgi:app"]
    with (tmp_path / "log").open("wb") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=environ, stderr=log)
    with process:
        deadline = time.monotonic() + 60
        while not is_up(port):
            assert process.poll() is None and time.monotonic() < deadline
            time.sleep(0.1)
        yield process, port
        process.terminate()


def test_slow_clients_keep_nobody_waiting(server: tuple[subprocess.Popen[bytes], int]) -> None:
    _, port = server
    with ExitStack() as slow:
        for number in range(SLOW):
            client = slow.enter_context(socket.create_connection(("127.0.0.1", port)))
            half = b"Content-Length: 100\r\n\r\n" if number % 2 else b""
            client.sendall(b"GET /docs HTTP/1.1\r\nHost: x\r\n" + half)
        assert [status(port) for _ in range(20)] == [200] * 20


def test_clients_that_do_not_hang_up_keep_nobody_waiting(
    server: tuple[subprocess.Popen[bytes], int],
) -> None:
    _, port = server
    with ExitStack() as stack:
        for _ in range(2 * SLOW):
            client = stack.enter_context(socket.create_connection(("127.0.0.1", port)))
            client.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        assert status(port) == 200


def test_no_signal_loses_a_request(server: tuple[subprocess.Popen[bytes], int]) -> None:
    process, port = server
    done = threading.Event()
    answers: list[int | str] = []

    def ask() -> None:
        while not done.is_set():
            try:
                answers.append(status(port))
            except OSError as error:
                answers.append(repr(error))

    clients = [threading.Thread(target=ask) for _ in range(2)]
    for client in clients:
        client.start()
    for _ in range(3):
        process.send_signal(signal.SIGHUP)
        time.sleep(1)
    done.set()
    for client in clients:
        client.join()
    assert set(answers) == {200}


def test_what_was_begun_is_answered_before_the_end(
    server: tuple[subprocess.Popen[bytes], int], tmp_path: Path
) -> None:
    process, port = server
    with socket.create_connection(("127.0.0.1", port), timeout=20) as client:
        client.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\n")
        time.sleep(0.5)
        process.send_signal(signal.SIGTERM)
        time.sleep(0.5)
        client.sendall(b"\r\n")
        assert client.recv(4096).startswith(b"HTTP/1.1 200")
    assert process.wait(timeout=30) == 0
    assert list(tmp_path.glob("dateline-metrics-*")) == []
    assert "Traceback" not in (tmp_path / "log").read_text()
