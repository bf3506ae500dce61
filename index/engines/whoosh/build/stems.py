"""The stems of forms, kept between runs: stemming a language's words anew takes longer than all
else that is done to them.

One file per language in the cache folder: the SHA-256 of the rest, then JSON with the version of
the analysis. A file that is missing, damaged or of another version is as if it were empty, and a
folder that cannot be written is left alone: nothing is lost but time.
"""

import hashlib
import logging
import os
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

import orjson

from index.text.analysis import VERSION, analyzer

_MOST = 1_000_000
_log = logging.getLogger(__name__)


class Stems:
    """The stems of a language; call it with a form.

    `folder` is where they are kept; None keeps them in memory alone.
    """

    def __init__(self, language: str, folder: Path | None = None) -> None:
        self._language = language
        self._stem: Callable[[str], str] = analyzer(language).stem
        name = hashlib.sha256(language.encode()).hexdigest()[:8]
        self._path = folder / f"stems-{name}.json" if folder else None
        self._known: dict[str, str] | None = None
        self.new: dict[str, str] = {}
        """What was not known before."""

    def __call__(self, form: str) -> str:
        """The stem of a form."""
        known = self._known
        if known is None:
            known = self._known = self._read()
        stem = known.get(form)
        if stem is None:
            stem = known[form] = self.new[form] = self._stem(form)
        return stem

    def learn(self, stems: Mapping[str, str]) -> None:
        """Takes what another process found."""
        if self._known is None:
            self._known = self._read()
        fresh = {form: stem for form, stem in stems.items() if form not in self._known}
        self._known |= fresh
        self.new |= fresh

    def save(self) -> None:
        """Writes the file anew where there is something new and room for it."""
        if self._path is None or not self.new or self._known is None or len(self._known) > _MOST:
            return
        body = orjson.dumps({"version": self._version(), "stems": self._known})
        try:
            self._write(self._path, hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
        except OSError as error:
            _log.info("The stems are not kept in %s: %s", self._path, error)
            return
        self.new = {}

    def _version(self) -> str:
        return f"{VERSION} {self._language}"

    def _read(self) -> dict[str, str]:
        try:
            digest, _, body = (self._path.read_bytes() if self._path else b"").partition(b"\n")
        except OSError:
            return {}
        if not body or hashlib.sha256(body).hexdigest().encode() != digest:
            return {}
        content = orjson.loads(body)
        stems: dict[str, str] = content["stems"]
        return stems if content["version"] == self._version() else {}

    @staticmethod
    def _write(path: Path, content: bytes) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(name).replace(path)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise
