"""What lies in deploy/ is what the tools that read it accept."""

import http.client
import json
import os
import re
import shutil
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
DEPLOY = ROOT / "deploy"
MOST = 1.5
"""The exposure that systemd-analyze may find."""
DEPLOYED = ("Containerfile", "compose.yaml", "dateline-web.service", "gunicorn.conf.py")


def run(*command: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_gunicorn_takes_its_settings(tmp_path: Path) -> None:
    checked = run(
        *(sys.executable, "-m", "gunicorn", "--print-config"),
        *("-c", "deploy/gunicorn.conf.py", "wsgi:app"),
        DATELINE_BIND="127.0.0.1:8123",
        DATELINE_INDEX=str(tmp_path / "none"),
        TMPDIR=str(tmp_path),
    )
    assert checked.returncode == 0, checked.stderr
    found = dict(re.findall(r"^(\w+)\s+= (.*)$", checked.stdout, re.MULTILINE))
    assert found["bind"] == "['127.0.0.1:8123']"
    assert found["worker_class"] == "web.serving.worker.Worker"
    assert found["threads"] == "64"


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd-analyze is not here")
@pytest.mark.parametrize("unit", ["dateline-web.service", "dateline-reindex.service"])
def test_a_unit_gives_little_away(unit: str) -> None:
    path = str(DEPLOY / unit)
    told = run("systemd-analyze", "security", "--offline=true", path).stdout
    [exposure] = re.findall(r"Overall exposure level .*: ([\d.]+)", told)
    assert float(exposure) <= MOST
    complaints = run("systemd-analyze", "verify", path).stderr.splitlines()
    assert [line for line in complaints if "is not executable" not in line] == []


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd-analyze is not here")
def test_the_timer_is_one() -> None:
    timer = str(DEPLOY / "dateline-reindex.timer")
    complaints = run("systemd-analyze", "verify", timer).stderr.splitlines()
    assert [line for line in complaints if "is not executable" not in line] == []


def test_only_the_container_that_indexes_may_write() -> None:
    services: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text())["services"]
    for service in services.values():
        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]
        assert service["security_opt"] == ["no-new-privileges:true"]
        assert service["mem_limit"]
    assert services["web"]["volumes"] == ["index:/var/lib/dateline:ro"]
    assert services["web"]["ports"] == ["127.0.0.1:8000:8000"]
    assert services["reindex"]["network_mode"] == "none"


@pytest.mark.parametrize("name", [*DEPLOYED, "nginx.conf"])
def test_every_file_names_the_setting_of_the_public_address(name: str) -> None:
    assert "DATELINE_PUBLIC_URL" in (DEPLOY / name).read_text()


@pytest.fixture(scope="module", params=["", "/archive"])
def behind_nginx(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[int, str]]:
    """The port at which nginx, with the site file that is shipped, stands before a server, and the
    path below which it has it.
    """
    below: str = request.param
    folder = tmp_path_factory.mktemp("nginx")
    port, tls, plain = free_ports(3)
    pem, key = folder / "site.pem", folder / "site.key"
    made = run(
        *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"),
        *("-subj", "/CN=news.example.org", "-keyout", str(key), "-out", str(pem)),
    )
    assert made.returncode == 0, made.stderr
    site = (DEPLOY / "nginx.conf").read_text()
    for old, new in (
        ("127.0.0.1:8000", f"127.0.0.1:{port}"),
        ("listen 443", f"listen 127.0.0.1:{tls}"),
        ("listen 80", f"listen 127.0.0.1:{plain}"),
        ("/etc/ssl/news.example.org.pem", str(pem)),
        ("/etc/ssl/news.example.org.key", str(key)),
        ("location / {", f"location {below}/ {{"),
        ("# proxy_set_header SCRIPT_NAME", "proxy_set_header SCRIPT_NAME" if below else "#"),
    ):
        assert old in site
        site = site.replace(old, new)
    temporary = "".join(
        f"{kind}_temp_path {folder}/{kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    text = f"daemon off; pid {folder}/pid; error_log stderr;\nevents {{}}\n"
    text += f"http {{ access_log off;\n{temporary}{site}}}\n"
    (folder / "nginx.conf").write_text(text)
    environ = {
        **os.environ,
        "DATELINE_BIND": f"127.0.0.1:{port}",
        "DATELINE_INDEX": str(folder / "none"),
        "PYTHONPATH": str(ROOT),
    }
    conf = str(DEPLOY / "gunicorn.conf.py")
    served = (sys.executable, "-m", "gunicorn", "-c", conf, "wsgi:app")
    proxy = ("nginx", "-p", str(folder), "-c", str(folder / "nginx.conf"))
    with (
        (folder / "log").open("wb") as log,
        subprocess.Popen(served, cwd=folder, env=environ, stderr=log) as server,
        subprocess.Popen(proxy, cwd=folder, stderr=log) as nginx,
    ):
        try:
            until = time.monotonic() + 60
            while asked(tls, f"{below}/healthz")[0] != 200:
                assert server.poll() is None and nginx.poll() is None, (folder / "log").read_text()
                assert time.monotonic() < until
                time.sleep(0.2)
            yield tls, below
        finally:
            nginx.terminate()
            server.terminate()


def free_ports(number: int) -> list[int]:
    """So many ports of this machine at which nothing listens."""
    with ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(number)]
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in sockets]


def asked(port: int, path: str) -> tuple[int, str]:
    """Status and text of what a reader of news.example.org gets; 0 where nothing listens."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    reader = http.client.HTTPSConnection("127.0.0.1", port, timeout=20, context=context)
    try:
        reader.request("GET", path, headers={"Host": "news.example.org"})
        answer = reader.getresponse()
        return answer.status, answer.read().decode()
    except OSError:
        return 0, ""
    finally:
        reader.close()


@pytest.mark.skipif(not shutil.which("nginx"), reason="nginx is not here")
def test_nginx_takes_the_site_and_hides_the_metrics(behind_nginx: tuple[int, str]) -> None:
    port, below = behind_nginx
    assert asked(port, f"{below}/docs")[0] == 200
    for path in (
        "/metrics",
        "/metrics/",
        "/archive/metrics",
        "//metrics",
        "/%6Detrics",
        "/metrics?a",
    ):
        status, text = asked(port, below + path)
        assert (status, "dateline_" in text) == (404, False), path


@pytest.mark.skipif(not shutil.which("nginx"), reason="nginx is not here")
def test_behind_nginx_no_answer_names_the_bound_address(behind_nginx: tuple[int, str]) -> None:
    port, below = behind_nginx
    for path in ("/robots.txt", "/opensearch.xml", "/docs", "/openapi.json"):
        status, text = asked(port, below + path)
        assert status == 200
        assert below in text
        assert "127.0.0.1" not in text


def test_the_container_copies_what_is_there() -> None:
    text = (DEPLOY / "Containerfile").read_text()
    copied = [
        name
        for line in re.findall(r"^COPY (?!--from)(.+)$", text, re.MULTILINE)
        for name in line.split()[:-1]
    ]
    assert {"index", "search", "web", "wsgi.py"} < set(copied)
    assert [name for name in copied if not (ROOT / name).exists()] == []
    assert "USER 10001:10001" in text
    assert "--require-hashes" in text


def test_the_bill_of_materials_has_every_package_that_is_pinned(tmp_path: Path) -> None:
    path = tmp_path / "sbom.json"
    tool = str(Path(sys.executable).with_name("cyclonedx-py"))
    written = run(tool, "requirements", "requirements.txt", "-o", str(path))
    assert written.returncode == 0, written.stderr
    lock = (ROOT / "requirements.txt").read_text()
    pinned = {name.lower() for name in re.findall(r"^([\w.-]+)==", lock, re.MULTILINE)}
    listed = {part["name"].lower() for part in json.loads(path.read_text())["components"]}
    assert listed == pinned
