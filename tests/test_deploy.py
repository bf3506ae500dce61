"""What lies in deploy/ is what the tools that read it accept."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
DEPLOY = ROOT / "deploy"
MOST = 1.5
"""The exposure that systemd-analyze may find."""


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
