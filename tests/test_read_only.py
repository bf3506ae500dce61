"""`dateline serve` from a program and an index that cannot be written to."""

import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from tests.faults.serving import free_port, is_ready
from tests.terminal.running import CLI, ENVIRON, ROOT, SAMPLES, dateline


@pytest.mark.skipif(
    os.geteuid() != 0 or not shutil.which("unshare"), reason="needs root and unshare"
)
def test_a_server_needs_nothing_that_can_be_written(tmp_path: Path) -> None:
    index, port, log = tmp_path / "index", free_port(), tmp_path / "log"
    assert dateline(tmp_path, "reindex", SAMPLES, "--index", str(index), "--quiet").returncode == 0
    binds = " && ".join(f"mount --bind -o ro '{one}' '{one}'" for one in (ROOT, index))
    shell = ("unshare", "--mount", "sh", "-c", f'{binds} && exec "$@"', "sh")
    words = ("serve", "--index", str(index), "--port", str(port), "--workers", "1")
    with log.open("w") as out:
        server = subprocess.Popen([*shell, *CLI, *words], env=ENVIRON, stdout=out, stderr=out)
    deadline = time.monotonic() + 60
    while not (ready := is_ready(port)) and time.monotonic() < deadline and server.poll() is None:
        time.sleep(0.1)
    server.terminate()
    server.wait(timeout=40)
    told = log.read_text()
    assert ready, told
    assert "runs as root, which it need not" in told
    assert "Traceback" not in told
