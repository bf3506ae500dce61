"""What a real OpenSearch node needs: the distribution of one version, a JDK, a folder for both."""

import hashlib
import os
import pwd
import shutil
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

from tests.jvm import Artefact, MissingError, jdk

VERSION = "3.8.0"
SHA256 = "196c3cf4602c394f2e40e6174ccbf2a924eae37246f08fa6bbb6b75f9fd5ff1f"
GROUP = "org.opensearch.distribution.integ-test-zip"
ZIP = Artefact(GROUP, "opensearch", VERSION, "zip", SHA256)


@dataclass(frozen=True, slots=True)
class Distribution:
    """An unpacked OpenSearch, the JDK that runs it and, once made, its archive of classes."""

    home: Path
    java: Path
    classes: Path


def found() -> Distribution:
    """The distribution, fetched by Maven's own client where the machine does not have it yet.

    Raises:
        MissingError: there is no JDK, no Maven, no way to another user, or other bytes.
    """
    if os.geteuid() == 0 and not shutil.which("setpriv"):
        raise MissingError("OpenSearch does not run as root, and there is no setpriv to leave it.")
    java = jdk(f"OpenSearch {VERSION}")
    home = _folder() / f"opensearch-{VERSION}"
    if not home.exists():
        _unpack(ZIP.fetched(), home)
    release = hashlib.sha256((java / "release").read_bytes()).hexdigest()[:12]
    return Distribution(home, java, home.parent / f"classes-{VERSION}-{release}.jsa")


def user() -> tuple[int, int] | None:
    """The user and group that a node runs as where the tests run as root, which it refuses."""
    if os.geteuid():
        return None
    nobody = pwd.getpwnam("nobody")
    return nobody.pw_uid, nobody.pw_gid


def _folder() -> Path:
    """Where it is kept between runs. Root's home is closed to the user whom the node runs as."""
    cache = Path("/var/cache") if os.geteuid() == 0 else Path.home() / ".cache"
    folder = cache / "dateline-tests"
    folder.mkdir(mode=0o755, parents=True, exist_ok=True)
    return folder


def _unpack(archive: Path, home: Path) -> None:
    """Whole or not at all: unpacked beside its place and moved there."""
    with tempfile.TemporaryDirectory(dir=home.parent) as folder:
        with zipfile.ZipFile(archive) as file:
            file.extractall(folder)
        unpacked = Path(folder) / home.name
        for path in (unpacked, *unpacked.rglob("*")):
            path.chmod(0o755 if path.is_dir() else 0o644)
        unpacked.rename(home)
