"""Words as numbers, for one process that builds segments: surfaces, their forms, their stems."""

from collections.abc import Callable
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from index.engines.whoosh.build.surfaces import (
    doubled,
    empty_surfaces,
    joined,
    surface_texts,
    with_room,
)
from index.text.analysis import MAX_FORM, character_classes, form_of
from index.text.kernels.tokenising import tokenise

_SLOTS = 1 << 16
_MOST_SURFACES = 2_000_000


@lru_cache(maxsize=1)
def _classes() -> NDArray[np.uint8]:
    return np.frombuffer(character_classes(), np.uint8)


class Vocabulary:
    """All words met so far; `stem` gives the stem of a form, and is asked once per form."""

    def __init__(self, stem: Callable[[str], str]) -> None:
        self._stem = stem
        self._clear()

    def _clear(self) -> None:
        self._surfaces = empty_surfaces(_SLOTS)
        self._forms: dict[str, int] = {}  # numbered in the order in which they came
        self._stems: dict[str, int] = {}
        self._form_of_surface: list[int] = []
        self._stem_of_form: list[int] = []

    def forget_if_large(self) -> None:
        """Starts anew where too many words are held. Numbers given before lose their meaning."""
        if int(self._surfaces.used[0]) > _MOST_SURFACES:
            self._clear()

    def tokens(self, texts: list[str]) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
        """The tokens of texts.

        Returns:
            The numbers of their surfaces, on end, (tokens,), and how many tokens each text has,
            (texts,).
        """
        chunk = joined(texts)
        counts = np.zeros(len(texts), np.int64)
        parts, done = [], 0
        while done < len(texts):
            left = int(chunk.bounds[-1] - chunk.bounds[done])
            self._surfaces = with_room(self._surfaces, left)
            tokens = np.empty(left, np.int32)
            done, found = tokenise(chunk, done, _classes(), self._surfaces, tokens, counts)
            parts.append(tokens[:found].copy())
            if done < len(texts):
                self._surfaces = doubled(self._surfaces)
        self._learn()
        return np.concatenate([*parts, np.zeros(0, np.int32)]), counts

    def _learn(self) -> None:
        first = len(self._form_of_surface)
        if first == int(self._surfaces.used[0]):
            return
        forms, stems, stem = self._forms, self._stems, self._stem
        for surface in surface_texts(self._surfaces, first):
            # A surface in ASCII is small already.
            plain = surface.isascii() and len(surface) <= MAX_FORM
            form = surface if plain else form_of(surface)
            number = forms.get(form)
            if number is None:
                number = forms[form] = len(forms)
                stem_text = stem(form)
                self._stem_of_form.append(stems.setdefault(stem_text, len(stems)))
            self._form_of_surface.append(number)

    @property
    def surfaces(self) -> int:
        """How many surfaces there are."""
        return len(self._form_of_surface)

    def stream(self, kind: str) -> tuple[list[str], NDArray[np.int32]]:
        """The texts of the stream `form` or `stem`, and the number of the text that each surface
        has in it, (surfaces,).
        """
        forms = np.array(self._form_of_surface, np.int32)
        if kind == "form":
            return list(self._forms), forms
        return list(self._stems), np.array(self._stem_of_form, np.int32)[forms]
