"""`serve` and `demo` as a person runs them."""

import socket
import subprocess
from pathlib import Path

from tests.opensearch.liar import Liar, says
from tests.terminal.running import CLI, ENVIRON, dateline


def test_a_taken_port_is_one_line(index: Path, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        ended = dateline(tmp_path, "serve", "--index", str(index), "--port", port)
    assert ended.returncode == 1
    assert len(ended.stderr.splitlines()) == 1
    assert "choose another" in ended.stderr


def test_the_demo_is_apart_from_every_archive(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    with Liar(says(200, {})) as cluster:
        engine = {"DATELINE_ENGINE": "opensearch", "DATELINE_OPENSEARCH_URL": cluster.url}
        environ = {**ENVIRON, **engine}
        words = (*CLI, "demo", "--port", port)
        with subprocess.Popen(words, cwd=tmp_path, env=environ, stdout=subprocess.PIPE) as demo:
            assert demo.stdout
            said = [demo.stdout.readline().decode() for _ in range(2)]
            demo.terminate()
        assert cluster.asked == []
    assert any(f"48 articles at http://127.0.0.1:{port}/" in line for line in said), said
