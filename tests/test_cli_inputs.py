"""What a terminal and a system do to the commands: folders of others, full outputs, taken ports."""

import json
import os
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.opensearch.liar import Liar, says

ROOT = Path(__file__).resolve().parent.parent
CLI = (sys.executable, str(ROOT / "cli.py"))
SAMPLES = str(ROOT / "samples")
ENVIRON = {
    name: value
    for name, value in os.environ.items()
    if not name.startswith("DATELINE_") or name == "DATELINE_CACHE"
}


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*CLI, *words], cwd=folder, env=ENVIRON, capture_output=True, text=True, timeout=120
    )


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli")
    done = run(folder, "reindex", SAMPLES, "--index", "index", "--quiet")
    assert done.returncode == 0, done.stderr
    return folder / "index"


@pytest.mark.parametrize("what", ["missing", "file", "other"])
def test_what_is_no_index_is_one_line_and_stays(what: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("precious")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "precious").write_text("precious")
    for words in (("search", "ferry"), ("status",), ("verify",), ("verify", "--json")):
        ended = run(tmp_path, *words, "--index", what)
        assert ended.returncode == 1
        assert len(ended.stderr.splitlines()) == 1
        assert f"There is no index in {what}" in ended.stderr
        assert ended.stdout == ""
    assert (tmp_path / "file").read_text() == "precious"
    assert (tmp_path / "other" / "precious").read_text() == "precious"


def test_a_folder_of_something_else_loses_nothing_to_an_index(tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("precious")
    ended = run(tmp_path, "reindex", SAMPLES, "--index", ".", "--full", "--force", "--quiet")
    assert "Traceback" not in ended.stderr
    assert (tmp_path / "precious").read_text() == "precious"


def unread(folder: Path, *words: str, err: bool = False) -> subprocess.CompletedProcess[str]:
    """Runs a command whose standard output, and standard error too, nobody reads any more."""
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w") as out:
        return subprocess.run(
            [*CLI, *words],
            cwd=folder,
            env=ENVIRON,
            stdout=out,
            stderr=out if err else subprocess.PIPE,
            text=True,
            timeout=120,
        )


@pytest.mark.parametrize("words", [("search",), ("search", "--json"), ("status",), ("verify",)])
def test_what_nobody_reads_any_more_is_no_failure(words: tuple[str, ...], index: Path) -> None:
    ended = unread(index.parent, *words, "--index", "index")
    assert (ended.returncode, ended.stderr) == (0, "")


@pytest.mark.parametrize("err", [False, True])
def test_a_run_that_nobody_listens_to_publishes(err: bool, tmp_path: Path) -> None:
    ended = unread(tmp_path, "reindex", SAMPLES, "--index", "index", err=err)
    assert ended.returncode == 0
    assert "Traceback" not in (ended.stderr or "")
    assert run(tmp_path, "verify", "--index", "index").returncode == 0


@pytest.mark.parametrize("closed", ["2>&-", ">&- 2>&-", "<&- >&- 2>&-"])
def test_a_run_whose_streams_are_closed_publishes(closed: str, tmp_path: Path) -> None:
    words = shlex.join([*CLI, "reindex", SAMPLES, "--index", "index"])
    ended = subprocess.run(
        f"{words} {closed}", shell=True, cwd=tmp_path, env=ENVIRON, check=False, timeout=120
    )
    assert ended.returncode == 0
    assert run(tmp_path, "verify", "--index", "index").returncode == 0


def test_what_nobody_reads_any_more_hides_no_failure(index: Path, tmp_path: Path) -> None:
    shutil.copytree(index, tmp_path / "index")
    (tmp_path / "index" / "strange").touch()
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "1.txt").write_text(" date 2024-01-01 Title\n\nText.\n")
    (tmp_path / "news" / "2.txt").touch()
    assert unread(tmp_path, "verify", "--index", "index").returncode == 1
    assert unread(tmp_path, "search", "--page", "0", "--index", "index", err=True).returncode == 2
    words = ("reindex", "news", "--index", "other", "--strict")
    assert unread(tmp_path, *words, err=True).returncode == 3


def test_a_full_output_is_told(index: Path, tmp_path: Path) -> None:
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(
            [*CLI, "search", "--index", str(index)],
            cwd=tmp_path,
            env=ENVIRON,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            timeout=120,
        )
    assert ended.returncode == 1
    assert "No space left on device" in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("encoding", ["utf-8:strict", "ascii:strict", "latin-1:strict"])
def test_what_cannot_be_encoded_is_escaped(encoding: str, tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"\xff\xe2\x82\xac")
    folder.mkdir()
    (folder / "1.txt").write_text(" date 2024-01-01 \u20ac\n\nText.\n", encoding="utf-8")

    def asked(*words: str, code: int = 0) -> str:
        ended = subprocess.run(
            [os.fsencode(one) for one in (*CLI, *words, "--index", f"{folder}-index")],
            env={**ENVIRON, "PYTHONIOENCODING": encoding},
            capture_output=True,
            check=False,
            timeout=120,
        )
        assert ended.returncode == code, ended.stderr
        return ended.stdout.decode(encoding.partition(":")[0], "replace")

    assert "1 article from 1 file" in asked("reindex", str(folder))
    told = asked("status").splitlines()
    assert rf"{tmp_path}/\xff" in told[0]
    assert rf"{tmp_path}/\xff" in told[-1]
    assert "1 article" in asked("search", "text")
    (folder.with_name(f"{folder.name}-index") / "strange").touch()
    assert "strange belongs to no generation" in asked("verify", code=1)


@pytest.mark.parametrize("words", ["reindex /srv", "search ferry", "serve", "batch -", "--version"])
def test_a_working_folder_that_was_deleted_is_one_line(words: str, tmp_path: Path) -> None:
    (tmp_path / "gone").mkdir()
    shell = f"cd gone && rmdir ../gone && exec {shlex.join(CLI)} {words} < /dev/null"
    ended = subprocess.run(
        shell, shell=True, cwd=tmp_path, env=ENVIRON, capture_output=True, text=True, timeout=120
    )
    assert ended.returncode == 2
    assert ended.stderr == (
        "dateline: The folder in which this was started is no longer there: go to another one.\n"
    )


def test_a_setting_that_is_not_known_is_named(tmp_path: Path) -> None:
    (tmp_path / "dateline.toml").write_text('titel = "x"\n')
    ended = run(tmp_path, "status")
    assert ended.returncode == 2
    assert "did you mean title" in ended.stderr


def test_a_taken_port_is_one_line(index: Path, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        ended = run(tmp_path, "serve", "--index", str(index), "--port", port)
    assert ended.returncode == 1
    assert len(ended.stderr.splitlines()) == 1
    assert "choose another" in ended.stderr


def test_an_interrupted_run_keeps_what_is_published(index: Path, tmp_path: Path) -> None:
    source = tmp_path / "news"
    source.mkdir()
    words = ("reindex", str(source), "--index", str(tmp_path / "index"))
    for number in range(3000):
        (source / f"{number}.txt").write_text(f" date 2024-01-01 Title {number}\n\nText.\n")
        if number == 0:
            assert run(tmp_path, *words).returncode == 0
    with subprocess.Popen([*CLI, *words], env=ENVIRON, stderr=subprocess.PIPE, text=True) as begun:
        assert begun.stderr
        first = begun.stderr.readline()
        begun.send_signal(signal.SIGINT)
        told = begun.stderr.read()
    assert "files read" in first
    assert begun.returncode == 130, told
    assert "Traceback" not in told
    found = run(tmp_path, "search", "--index", "index", "--json")
    assert json.loads(found.stdout)["total"] == 1
    assert run(tmp_path, "verify", "--index", "index").returncode == 0
    assert len(list((tmp_path / "index" / "generations").iterdir())) == 1


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


WORKER = """
import subprocess, sys, time
from pathlib import Path
from index.engines.whoosh.build.workers import Build, _Worker

if __name__ == "__main__":
    worker = _Worker(Build(Path(sys.argv[1]), "en"))
    other = subprocess.Popen(
        ["sleep", "100"], stdout=subprocess.DEVNULL, pass_fds=[worker.connection.fileno()]
    )
    print(worker._process.pid, other.pid, flush=True)
    time.sleep(100)
"""


def runs(pid: str) -> bool:
    """Whether a process is there, and not one that has ended and waits to be asked for."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_a_worker_ends_when_the_run_that_feeds_it_is_killed(tmp_path: Path) -> None:
    """Even while it is not told so by its pipe, which another process keeps open."""
    (tmp_path / "parent.py").write_text(WORKER)
    command = [sys.executable, str(tmp_path / "parent.py"), str(tmp_path)]
    environ = {**ENVIRON, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout
        worker, other = parent.stdout.readline().split()
        assert runs(worker)
        parent.kill()
    deadline = time.monotonic() + 30
    while runs(worker) and time.monotonic() < deadline:
        time.sleep(0.05)
    ended = not runs(worker)
    os.kill(int(other), signal.SIGKILL)
    assert ended
