"""Real OpenSearch nodes on loopback, at ports that were free, stopped by their own pid.

A node starts fast, not as in production: C1 only, no agent in place of the security manager, and
the classes of the last run out of an archive (a third of the time).
"""

import json
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.error import URLError
from urllib.request import urlopen

from tests.opensearch.distribution import Distribution, found, user

START_SECONDS = 180.0
STOP_SECONDS = 30.0
OPTIONS = (
    "-Xshare:auto",
    "-XX:TieredStopAtLevel=1",
    "-XX:+UseSerialGC",
    "-Dopensearch.networkaddress.cache.ttl=60",
    "-Dfile.encoding=UTF-8",
    "-Djna.nosys=true",
    "-Dio.netty.noUnsafe=true",
    "-Dio.netty.noKeySetOptimization=true",
    "-Dlog4j.shutdownHookEnabled=false",
    "-Dlog4j2.disable.jmx=true",
    "-Djava.locale.providers=SPI,CLDR",
    "--add-opens=java.base/java.nio=org.apache.arrow.memory.core,ALL-UNNAMED",
    "-Dorg.apache.lucene.store.MMapDirectory.sharedArenaMaxPermits=1",
)
BASE = {
    "network.host": "127.0.0.1",
    "node.portsfile": "true",
    "cluster.routing.allocation.disk.threshold_enabled": "false",
    "action.auto_create_index": "false",
    "node.processors": "2",
}


class Node:
    """One process. Its ports stay the same when it is started again."""

    def __init__(self, name: str, folder: Path, heap: str) -> None:
        self.name = name
        self.folder = folder
        self.heap = heap
        self.http = self.transport = 0
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.http}"

    @property
    def pid(self) -> int:
        assert self._process
        return self._process.pid

    def start(self, distribution: Distribution, settings: Mapping[str, str]) -> None:
        """Starts the process; `wait` until it serves."""
        for name in ("config", "data", "logs", "tmp"):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        for ports in (self.folder / "logs").glob("*.ports"):
            ports.unlink()
        own = {
            "node.name": self.name,
            "http.port": str(self.http),
            "transport.port": str(self.transport),
            "path.data": str(self.folder / "data"),
            "path.logs": str(self.folder / "logs"),
        }
        lines = [f"{name}: {value}\n" for name, value in {**BASE, **settings, **own}.items()]
        config = self.folder / "config"
        (config / "opensearch.yml").write_text("".join(lines), encoding="utf-8")
        shutil.copy(distribution.home / "config" / "log4j2.properties", config)
        if owner := user():
            for path in (self.folder, *self.folder.rglob("*")):
                os.chown(path, *owner)
        with (self.folder / "stdout.log").open("ab") as out:
            self._process = subprocess.Popen(
                self._command(distribution),
                cwd=self.folder,
                env={"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "HOME": str(self.folder)},
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
            )

    def _command(self, distribution: Distribution) -> list[str]:
        """Java itself, not the launcher, which starts three more; it dies with its starter."""
        as_user = []
        if shutil.which("setpriv"):
            as_user = ["setpriv", "--pdeathsig=KILL"]
            if owner := user():
                as_user += [f"--reuid={owner[0]}", f"--regid={owner[1]}", "--clear-groups"]
        home = distribution.home
        made = distribution.classes
        shared = "SharedArchiveFile" if made.exists() else "ArchiveClassesAtExit"
        archive = made if made.exists() else self.folder / "tmp" / made.name
        jars = [f"{home}/lib/*", *map(str, (home / "agent").glob("*bootstrap*.jar"))]
        return [
            *as_user,
            str(distribution.java / "bin" / "java"),
            *OPTIONS,
            f"-XX:{shared}={archive}",
            f"-Xms{self.heap}",
            f"-Xmx{self.heap}",
            f"-Djava.io.tmpdir={self.folder / 'tmp'}",
            f"-Dopensearch.path.home={home}",
            f"-Dopensearch.path.conf={self.folder / 'config'}",
            "-Dopensearch.distribution.type=zip",
            "-Dopensearch.bundled_jdk=false",
            "-cp",
            ":".join(jars),
            "org.opensearch.bootstrap.OpenSearch",
        ]

    def wait_for_ports(self, deadline: float) -> None:
        """Until the node has written where it listens; it writes the HTTP port last."""
        files = [self.folder / "logs" / f"{name}.ports" for name in ("transport", "http")]
        while not all(file.exists() and file.read_text(encoding="utf-8") for file in files):
            assert self._process
            if self._process.poll() is not None or time.monotonic() > deadline:
                log = (self.folder / "stdout.log").read_text(encoding="utf-8")
                raise RuntimeError(f"The node {self.name} did not start: {log[-3000:]}")
            time.sleep(0.05)
        ports = [file.read_text(encoding="utf-8").split()[0] for file in files]
        self.transport, self.http = (int(port.rpartition(":")[2]) for port in ports)

    def send(self, number: signal.Signals) -> None:
        """Sends a signal to this process and no other."""
        assert self._process
        self._process.send_signal(number)

    def stop(self, number: signal.Signals = signal.SIGTERM) -> None:
        """Ends the process, the hard way where it does not go."""
        if self._process is None or self._process.poll() is not None:
            return
        self._process.send_signal(number)
        try:
            self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


class Nodes:
    """A cluster of `count` nodes of our own in a folder that goes when they stop."""

    def __init__(self, count: int = 1, heap: str = "512m") -> None:
        self._distribution = found()
        # Not below pytest's folder: that is closed to the user whom the nodes run as.
        self._folder = Path(tempfile.mkdtemp(prefix="dateline-nodes-"))
        self._folder.chmod(0o755)
        self.all = [Node(f"n{i}", self._folder / f"n{i}", heap) for i in range(1, count + 1)]

    @property
    def url(self) -> str:
        """The addresses of all nodes, as the setting takes them."""
        return ",".join(node.url for node in self.all)

    def start(self) -> None:
        """Starts all nodes and waits until they are one cluster."""
        deadline = time.monotonic() + START_SECONDS
        for node in self.all:
            node.start(self._distribution, self._settings())
        for node in self.all:
            node.wait_for_ports(deadline)
            self._tell_ports()
        self.wait(len(self.all))

    def start_again(self, node: Node) -> None:
        """Starts a node that was stopped, with its data and its ports."""
        node.start(self._distribution, self._settings())
        node.wait_for_ports(time.monotonic() + START_SECONDS)

    def wait(self, count: int, status: str = "yellow") -> None:
        """Until so many nodes are one cluster of at least that status."""
        deadline = time.monotonic() + START_SECONDS
        asked = f"wait_for_status={status}&wait_for_nodes={count}&timeout=1s"
        while time.monotonic() < deadline:
            for node in self.all:
                try:
                    if not get(node, f"/_cluster/health?{asked}")["timed_out"]:
                        return
                except (URLError, OSError, ValueError):
                    time.sleep(0.1)
        raise RuntimeError(f"The nodes are no {status} cluster of {count}.")

    def stop(self) -> None:
        """Stops the nodes that run, keeps the archive of classes of the first, and cleans up."""
        for node in self.all:
            node.stop()
        made = self.all[0].folder / "tmp" / self._distribution.classes.name
        if made.exists():
            shutil.copy(made, made.with_suffix(".copy"))
            shutil.move(made.with_suffix(".copy"), self._distribution.classes)
        shutil.rmtree(self._folder)

    def __enter__(self) -> Self:
        try:
            self.start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def _settings(self) -> dict[str, str]:
        settings = {"cluster.name": self._folder.name}
        if len(self.all) == 1:
            return {**settings, "discovery.type": "single-node"}
        return {
            **settings,
            "discovery.seed_providers": "file",
            "discovery.find_peers_interval": "250ms",
            # A node writes its ports when it no longer waits for the others, who need them.
            "discovery.initial_state_timeout": "0s",
            "cluster.initial_cluster_manager_nodes": ",".join(node.name for node in self.all),
            "cluster.routing.allocation.same_shard.host": "false",
        }

    def _tell_ports(self) -> None:
        """Tells each node where the others are."""
        text = "".join(f"127.0.0.1:{node.transport}\n" for node in self.all if node.transport)
        for node in self.all:
            path = node.folder / "config" / "unicast_hosts.txt"
            path.write_text(text, encoding="utf-8")
            path.chmod(0o644)


def get(node: Node, path: str) -> dict[str, Any]:
    """What a node answers; not through the client that is under test."""
    with urlopen(node.url + path, timeout=10) as response:
        answer: dict[str, Any] = json.load(response)
    return answer
