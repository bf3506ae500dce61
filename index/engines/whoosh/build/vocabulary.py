"""Words as numbers, for one process that builds segments: surfaces, their forms, their keys."""

from collections.abc import Sequence
from itertools import accumulate, chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.engines.whoosh.build.keys import BETWEEN, Keys
from index.text.analysis import MAX_FORM, form_of, stemmer_of
from index.text.interning import Interner
from index.text.keys import acronym_of, is_shouted

_SLOTS = 1 << 16
_MOST_SURFACES = 120_000
"""About 300 bytes are held for each."""
_UNKNOWN = np.iinfo(np.int32).min


class Read(NamedTuple):
    """What texts hold, on end. A *mode* is the language of a text, and whether it is shouted: what
    the keys of its words depend on.
    """

    surfaces: NDArray[np.int32]
    """(entries,): `numbers` of `index.text.kernels.tokenising.Entries`."""
    entries: NDArray[np.int64]
    """(texts,): how many of them each text has."""
    tokens: NDArray[np.int64]
    """(texts,): how many of those are tokens."""
    modes: NDArray[np.int64]
    """(texts,)"""


class Words(NamedTuple):
    """What texts each surface stands for in one stream, in some modes."""

    texts: Sequence[str]
    codes: NDArray[np.int32]
    """(modes, surfaces): the number of the text; `~list` where there are several; without meaning
    for what was not asked for."""
    pointers: NDArray[np.int64]
    """(lists + 1,): list n is `numbers[pointers[n]:pointers[n + 1]]`."""
    numbers: NDArray[np.int32]
    """The numbers of the texts of all lists."""


class Vocabulary:
    """All words met so far; `keys` gives the keys of each."""

    def __init__(self, keys: Keys) -> None:
        self._keys = keys
        self._stemmers: dict[str, int] = {}
        self._clear()

    def _clear(self) -> None:
        self._surfaces = Interner(_SLOTS)
        self._forms: dict[str, int] = {}  # numbered in the order in which they came
        self._form_of_surface: list[int] = []
        self._acronyms: dict[int, str] = {}  # the surfaces that may be one
        self._texts: dict[str, int] = {}
        self._lists: dict[str, int] = {}
        self._listed: list[list[int]] = []
        self._codes: dict[int, NDArray[np.int32]] = {}

    def forget_if_large(self) -> None:
        """Starts anew where too many words are held. Numbers given before lose their meaning."""
        if len(self._surfaces) > _MOST_SURFACES:
            self._clear()

    def read(self, texts: Sequence[str], languages: Sequence[str]) -> Read:
        """What texts hold, each in its language (BCP 47)."""
        found = self._surfaces.read(texts)
        self._learn()
        modes = [
            2 * self._stemmers.setdefault(stemmer_of(language), len(self._stemmers))
            + is_shouted(text, tokens)
            for text, language, tokens in zip(texts, languages, found.tokens.tolist(), strict=True)
        ]
        return Read(found.numbers, found.entries, found.tokens, np.array(modes, np.int64))

    def _learn(self) -> None:
        first = len(self._form_of_surface)
        forms = self._forms
        for number, surface in enumerate(self._surfaces.surfaces(first), first):
            ascii_only = surface.isascii()
            known = ascii_only and len(surface) <= MAX_FORM and "`" not in surface
            form = surface.lower() if known else form_of(surface)
            self._form_of_surface.append(forms.setdefault(form, len(forms)))
            plain = ascii_only and surface[1:2] == form[1:2]
            if not plain and acronym_of(surface):
                self._acronyms[number] = surface

    @property
    def surfaces(self) -> int:
        """How many surfaces there are."""
        return len(self._form_of_surface)

    def forms(self) -> Words:
        """The forms, which are the same in every mode: one row."""
        numbers = np.array(self._form_of_surface, np.int32)[None]
        return Words(list(self._forms), numbers, np.zeros(1, np.int64), np.zeros(0, np.int32))

    def keys(self, modes: Sequence[int], met: NDArray[np.bool_]) -> Words:
        """The keys.

        Args:
            modes: of `Entries`.
            met: (modes, surfaces): what is asked for.
        """
        codes = [self._codes_in(mode, asked) for mode, asked in zip(modes, met, strict=True)]
        ends = [0, *accumulate(map(len, self._listed))]
        return Words(
            list(self._texts),
            np.array(codes, np.int32).reshape(len(modes), self.surfaces),
            np.array(ends, np.int64),
            np.fromiter(chain.from_iterable(self._listed), np.int32, ends[-1]),
        )

    def _codes_in(self, mode: int, asked: NDArray[np.bool_]) -> NDArray[np.int32]:
        """The codes of the surfaces in a mode, (surfaces,); those that are asked for are known."""
        before = self._codes.get(mode, np.zeros(0, np.int32))
        codes = np.full(self.surfaces, _UNKNOWN, np.int32)
        codes[: len(before)] = before
        self._codes[mode] = codes
        fresh: list[int] = np.flatnonzero(asked & (codes == _UNKNOWN)).tolist()
        keys = self._keys.of(next(s for s, place in self._stemmers.items() if place == mode // 2))
        acronyms: dict[int, str] = {} if mode % 2 else self._acronyms
        forms = list(self._forms) if fresh else []
        codes[fresh] = [
            self._code(
                keys.of_acronym(acronyms[surface])
                if surface in acronyms
                else keys.of_form(forms[self._form_of_surface[surface]])
            )
            for surface in fresh
        ]
        return codes

    def _code(self, keys: str) -> int:
        """What stands for the keys of a word in `Words.codes`."""
        texts = self._texts
        if BETWEEN not in keys:
            return texts.setdefault(keys, len(texts))
        place = self._lists.get(keys)
        if place is None:
            place = self._lists[keys] = len(self._listed)
            self._listed.append([texts.setdefault(one, len(texts)) for one in keys.split(BETWEEN)])
        return ~place
