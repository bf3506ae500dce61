"""What runs on Java and is no part of the project: a JDK of this machine, and reviewed artefacts
that Maven's own client fetches once.
"""

import hashlib
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

JDK = 21
"""The oldest Java that runs them: their classes are of version 65."""
JVMS = Path("/usr/lib/jvm")


class MissingError(Exception):
    """This machine cannot run something; the sentence says what it lacks."""


@dataclass(frozen=True, slots=True)
class Artefact:
    """A file in Maven's repository, by its coordinates and the hash of the bytes that were
    reviewed.
    """

    group: str
    name: str
    version: str
    kind: str
    sha256: str

    def fetched(self) -> Path:
        """Where it lies, fetched if it was not there.

        Raises:
            MissingError: there is no Maven, it could not fetch the file, or the bytes are others.
        """
        folder = Path.home() / ".m2" / "repository" / self.group.replace(".", "/") / self.name
        path = folder / self.version / f"{self.name}-{self.version}.{self.kind}"
        if not path.exists():
            self._fetch(path)
        with path.open("rb") as file:
            got = hashlib.file_digest(file, "sha256").hexdigest()
        if got != self.sha256:
            raise MissingError(
                f"{path} is not the {self.name} {self.version} that was reviewed; delete it."
            )
        return path

    def _fetch(self, path: Path) -> None:
        if not shutil.which("mvn"):
            raise MissingError(f"{self.name} {self.version} is fetched by mvn; install Maven.")
        coordinates = ":".join((self.group, self.name, self.version, self.kind))
        command = ["mvn", "-B", "-q", "dependency:get", f"-Dartifact={coordinates}"]
        command.append("-Dtransitive=false")
        if subprocess.run(command, timeout=600, check=False).returncode or not path.exists():
            raise MissingError(f"mvn could not fetch {self.name} {self.version}.")


def jdk(wanted_by: str) -> Path:
    """The folder of the first JDK that is new enough.

    Raises:
        MissingError: there is none.
    """
    named = (os.environ.get("OPENSEARCH_JAVA_HOME"), os.environ.get("JAVA_HOME"))
    folders: list[Path] = [Path(name) for name in named if name]
    folders += sorted(JVMS.iterdir()) if JVMS.exists() else ()
    for folder in folders:
        release = folder / "release"
        if release.exists() and (folder / "bin" / "java").exists():
            version = re.search(r'JAVA_VERSION="(\d+)', release.read_text(encoding="utf-8"))
            if version and int(version[1]) >= JDK:
                return folder
    raise MissingError(f"{wanted_by} needs a JDK of {JDK} or later in JAVA_HOME.")
