"""The right to write to the index in a cluster: one writer at a time, on whatever machine."""

import os
import socket
import time
from contextlib import suppress
from threading import Event, Thread
from typing import Any

from index.engines.opensearch.client.client import Cluster
from index.engines.opensearch.client.refusals import NotFoundError, RefusedError, ThereError
from index.errors import BusyError, DatelineError

SECONDS = 30.0
"""How long a writer that was killed is waited for; one that lives renews its right before."""
_BODY = {
    "settings": {"index": {"number_of_shards": 1, "auto_expand_replicas": "0-1"}},
    "mappings": {"dynamic": False},
}


class Lease:
    """A document that says who writes and until when. It is renewed in a thread until `release`.

    Raises:
        BusyError: another writer has it.
    """

    def __init__(self, cluster: Cluster, alias: str) -> None:
        self._cluster = cluster
        self._path = f"/{alias}-writer/_doc/writer"
        self._owner = f"{socket.gethostname()}, process {os.getpid()}"
        self._released = Event()
        with suppress(ThereError):
            cluster.make(f"{alias}-writer", _BODY, copies=2)
        self._place = self._claim()
        self._thread = Thread(target=self._renew, name="lease", daemon=True)
        self._thread.start()

    def check(self) -> None:
        """Makes sure that it is still ours.

        Raises:
            BusyError: another writer took it, since it was not renewed in time.
        """
        found = self._cluster.call("GET", self._path)
        if found["_source"]["owner"] != self._owner:
            raise self._busy(found["_source"]["owner"])

    def release(self) -> None:
        """Gives the right back; a second call does nothing."""
        if self._released.is_set():
            return
        self._released.set()
        self._thread.join()
        with suppress(DatelineError):  # then it ends by itself
            self._write(0.0)

    def _claim(self) -> dict[str, Any]:
        try:
            found = self._cluster.call("GET", self._path)
        except NotFoundError:
            return self._write(SECONDS, "?op_type=create")
        if found["_source"]["until"] > time.time():
            raise self._busy(found["_source"]["owner"])
        return self._write(SECONDS, _at(found))

    def _write(self, seconds: float, condition: str = "") -> dict[str, Any]:
        """Writes the document where it is as it was found."""
        body = {"owner": self._owner, "until": time.time() + seconds}
        condition = condition or _at(self._place)
        try:
            return self._cluster.call("PUT", f"{self._path}{condition}", body)
        except RefusedError as error:
            raise self._busy("another process") from error

    def _renew(self) -> None:
        while not self._released.wait(SECONDS / 3):
            with suppress(DatelineError):  # `check` tells before anything is published
                self._place = self._write(SECONDS)

    def _busy(self, owner: str) -> BusyError:
        return BusyError(
            f"Another writer is at work ({owner}): try again when it is done; the right of a "
            f"killed one ends after {SECONDS:.0f} seconds."
        )


def _at(found: dict[str, Any]) -> str:
    return f"?if_seq_no={found['_seq_no']}&if_primary_term={found['_primary_term']}"
