"""The server as it is started: slow clients harm nobody, and no signal loses a request."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from web.serving.server import PortTakenError, require_free

ROOT = Path(__file__).resolve().parents[3]
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
        "PYTHONPATH": str(ROOT),
    }
    conf = str(ROOT / "deploy" / "gunicorn.conf.py")
    command = [sys.executable, "-m", "gunicorn", "-c", conf, "wsgi:app"]
    with (tmp_path / "log").open("wb") as log:
        process = subprocess.Popen(command, cwd=tmp_path, env=environ, stderr=log)
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


def test_a_reload_brings_no_other_settings(
    server: tuple[subprocess.Popen[bytes], int], tmp_path: Path
) -> None:
    process, port = server
    for text in ('bind = "127.0.0.1:1"', 'titel = "x"'):
        (tmp_path / "dateline.toml").write_text(text)
        process.send_signal(signal.SIGHUP)
        time.sleep(1)
        assert status(port) == 200
    assert "Traceback" not in (tmp_path / "log").read_text()


def test_a_port_that_is_handed_over_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        bind = f"127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(PortTakenError):
            require_free(bind)
        monkeypatch.setenv("GUNICORN_FD", "3")
        require_free(bind)


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
    for folder in (tempfile.gettempdir(), "/dev/shm"):
        assert list(Path(folder).glob(f"dateline-metrics-{process.pid}-*")) == []
    assert "Traceback" not in (tmp_path / "log").read_text()


class _Unix(http.client.HTTPConnection):
    """HTTP over a socket in the file system."""

    def __init__(self, path: Path) -> None:
        super().__init__("news.example.org", timeout=20)
        self._path = str(path)

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.connect(self._path)


def test_it_is_served_at_a_socket(tmp_path: Path) -> None:
    path = tmp_path / "web.sock"
    environ = {
        **os.environ,
        "DATELINE_INDEX": str(tmp_path / "none"),
        "DATELINE_BIND": f"unix:{path}",
        "DATELINE_HOSTS": "news.example.org",
        "PYTHONPATH": str(ROOT),
    }
    conf = str(ROOT / "deploy" / "gunicorn.conf.py")
    command = [sys.executable, "-m", "gunicorn", "-c", conf, "wsgi:app"]
    with (
        (tmp_path / "log").open("wb") as log,
        subprocess.Popen(command, cwd=tmp_path, env=environ, stderr=log) as process,
    ):
        deadline = time.monotonic() + 60
        while not path.exists():
            assert process.poll() is None and time.monotonic() < deadline
            time.sleep(0.1)
        asked = _Unix(path)
        asked.request("GET", "/robots.txt", headers={"X-Forwarded-Proto": "https"})
        text = asked.getresponse().read().decode()
        asked.close()
        with pytest.raises(PortTakenError, match="another server"):
            require_free(f"unix:{path}")
        process.terminate()
    assert "Sitemap: https://news.example.org/sitemap.xml" in text
    assert "DATELINE_PUBLIC_URL" in (tmp_path / "log").read_text()
    require_free(f"unix:{path}")
    with pytest.raises(PortTakenError, match="no such folder"):
        require_free(f"unix:{tmp_path}/none/web.sock")
