"""The keys of words, kept between runs: stemming a language's words anew takes longer than all else
that is done to them.

One file per stemmer in the cache folder: the SHA-256 of the rest, then JSON with the version of
the analysis. A file that is missing, damaged or of another version is as if it were empty, and a
folder that cannot be written is left alone: nothing is lost but time.
"""

import hashlib
import logging
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

import orjson

from index.text.analysis import NO_STEMMER, STEMMERS, VERSION
from index.text.keys import analyzer

_MOST = 250_000
"""No more words are remembered, of about 200 bytes each: those that came first, so the frequent
ones."""
BETWEEN = "\n"
"""Stands between the keys of a word, and in none: most words have one, which is kept as it is."""
_log = logging.getLogger(__name__)

Learned = dict[str, tuple[dict[str, str], dict[str, str]]]
"""For each stemmer the keys of forms and of acronyms, `BETWEEN` them, that were not known."""


_LANGUAGES = {NO_STEMMER: "und"} | {name: language for language, name in STEMMERS.items()}
"""A language of each stemmer."""


class StemmerKeys:
    """The keys that one stemmer makes.

    Args:
        stemmer: its name, of `analysis.stemmer_of`.
        folder: where they are kept; None keeps them in memory alone.
    """

    def __init__(self, stemmer: str, folder: Path | None = None) -> None:
        self._stemmer = stemmer
        self._keys = analyzer(_LANGUAGES[stemmer]).keys
        self._path = folder / f"keys-{stemmer}.json" if folder else None
        self._forms, self._acronyms = self._read()
        self.new: tuple[dict[str, str], dict[str, str]] = ({}, {})
        """What was not known before: the keys of forms, and those of acronyms as written."""

    def of_form(self, form: str) -> str:
        """The keys of a form, with line ends between them."""
        found = self._forms.get(form)
        if found is None:
            found = BETWEEN.join(self._keys(form, True))
            self._remember(0, form, found)
        return found

    def of_acronym(self, written: str) -> str:
        """The keys of an acronym as written, with line ends between them."""
        found = self._acronyms.get(written)
        if found is None:
            found = BETWEEN.join(self._keys(written, False))
            self._remember(1, written, found)
        return found

    def learn(self, learned: tuple[Mapping[str, str], Mapping[str, str]]) -> None:
        """Takes what another process found."""
        for kind, found in enumerate(learned):
            for word, keys in found.items():
                self._remember(kind, word, keys)

    def _remember(self, kind: int, word: str, keys: str) -> None:
        known = self._acronyms if kind else self._forms
        if word not in known and len(known) < _MOST:
            known[word] = self.new[kind][word] = keys

    def save(self) -> None:
        """Writes the file anew where there is something new."""
        if self._path is None or not any(self.new):
            return
        content = {"version": VERSION, "forms": self._forms, "acronyms": self._acronyms}
        body = orjson.dumps(content)
        try:
            _write(self._path, hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
        except OSError as error:
            _log.info("The keys of words are not kept in %s: %s", self._path, error)
            return
        self.new = ({}, {})

    def _read(self) -> tuple[dict[str, str], dict[str, str]]:
        try:
            digest, _, body = (self._path.read_bytes() if self._path else b"").partition(b"\n")
        except OSError:
            return {}, {}
        if not body or hashlib.sha256(body).hexdigest().encode() != digest:
            return {}, {}
        content = orjson.loads(body)
        if content["version"] != VERSION:
            return {}, {}
        forms: dict[str, str] = content["forms"]
        acronyms: dict[str, str] = content["acronyms"]
        return forms, acronyms


class Keys:
    """The keys that all stemmers make; what is kept of each is read when it is first asked for.

    `folder` is where they are kept; None keeps them in memory alone.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._stemmers: dict[str, StemmerKeys] = {}

    def of(self, stemmer: str) -> StemmerKeys:
        """The keys that one stemmer makes."""
        if stemmer not in self._stemmers:
            self._stemmers[stemmer] = StemmerKeys(stemmer, self._folder)
        return self._stemmers[stemmer]

    def new(self) -> Learned:
        """What was not known before."""
        return {stemmer: keys.new for stemmer, keys in self._stemmers.items()}

    def learn(self, learned: Learned) -> None:
        """Takes what another process found."""
        for stemmer, found in learned.items():
            self.of(stemmer).learn(found)

    def save(self) -> None:
        """Writes what is new."""
        for keys in self._stemmers.values():
            keys.save()


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
