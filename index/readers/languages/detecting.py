"""In which language a text is, told by its words."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Protocol

from index.memory import give_back
from index.text.analysis import primary
from index.text.vocabulary.function_words import FUNCTION_WORDS

READ = 800
"""Characters of a text that are read: more hardly tell more, and take longer."""
SHORTEST = 60
"""Of a shorter text the language is not told: names and numbers look like any."""
CERTAIN = 0.9
"""How sure the answer has to be. Of real articles that state a language, `docs/languages.md` says
how many are told right."""

LONG = 300
BEYOND_DOUBT = 0.995
"""How long a text has to be, and how sure the answer, to hold against what somebody says."""
_NEAR = (
    frozenset({"da", "nb", "nn", "no"}),
    frozenset({"bs", "hr", "sr", "sh", "sl"}),
    frozenset({"cs", "sk"}),
    frozenset({"id", "ms", "jv"}),
    frozenset({"ca", "es", "gl", "oc", "pt"}),
    frozenset({"bg", "mk"}),
    frozenset({"be", "ru", "uk"}),
    frozenset({"af", "nl", "fy"}),
    frozenset({"hi", "mr", "ne"}),
    frozenset({"ht", "fr"}),
)
"""Languages that are written so alike that the words do not refute who says one of them."""

_ENOUGH_WORDS = 50
_SMALL_WORDS = {one: FUNCTION_WORDS[one] for one in ("en", "de")}

LETTERS = 12
"""So many letters of a script that one language of the news is written in tell that language."""
_SCRIPTS = {
    "el": r"\u0370-\u03ff", "gu": r"\u0a80-\u0aff",
    "hy": r"\u0530-\u058f", "ka": r"\u10a0-\u10ff", "km": r"\u1780-\u17ff",
    "kn": r"\u0c80-\u0cff", "ko": r"\uac00-\ud7a3", "lo": r"\u0e80-\u0eff",
    "ml": r"\u0d00-\u0d7f", "my": r"\u1000-\u109f", "pa": r"\u0a00-\u0a7f",
    "si": r"\u0d80-\u0dff", "ta": r"\u0b80-\u0bff", "te": r"\u0c00-\u0c7f",
    "th": r"\u0e00-\u0e7f",
}  # fmt: skip
_IN_SCRIPT = {one: re.compile(f"[{of}]") for one, of in _SCRIPTS.items()}
_IN_ANY = re.compile(f"[{''.join(_SCRIPTS.values())}]")
_LETTERS_OF_A_TAG = 2
"""Languages with longer tags are rare in the news, and near to larger ones (`pcm` to English)."""
_UNSPOKEN = {"la", "eo", "vo"}
_TAGS = {"no": "nb"}


class _Identifier(Protocol):
    def classify(self, text: str) -> tuple[str, float]: ...


@lru_cache(maxsize=1)
def _identifier() -> _Identifier:
    # Most runs ask it of no article: those state a language, or it is plain to see.
    import numpy as np
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    found = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    labels = (one for one in found.labels if len(one) == _LETTERS_OF_A_TAG)
    found.set_languages([one for one in labels if one not in _UNSPOKEN])
    found.nb_ptc = np.ascontiguousarray(found.nb_ptc)  # columns were chosen, and rows are asked for
    identifier: _Identifier = found
    return identifier


def forget() -> None:
    """Lets go of the model, which is some 90 MB; it is loaded again when it is asked."""
    _identifier.cache_clear()
    give_back()


def language_of(texts: Iterable[str], unlike: str | None = None) -> str | None:
    """The language (BCP 47) of an article; None where that is not certain.

    Args:
        texts: its texts; the first ones are enough.
        unlike: a language that somebody says it is in. Then only another one is told, and only
            where there is no doubt: of real pages that say `en`, a fifth are in another language.

    Source: Lui and Baldwin, "langid.py: an off-the-shelf language identification tool" (2012), as
    py3langid has it.
    """
    text = _beginning(texts)
    if (obvious := _obvious(text)) is not None:
        return obvious if unlike is None else _against(obvious, unlike)
    if len(text) < (SHORTEST if unlike is None else LONG):
        return None
    language, certainty = _identifier().classify(text)
    language = _TAGS.get(language, language)
    if unlike is None:
        return language if certainty >= CERTAIN else None
    return _against(language, unlike) if certainty >= BEYOND_DOUBT else None


def _against(language: str, told: str) -> str | None:
    """The language where it refutes the one that was told."""
    told = primary(told)
    near = any({told, language} <= group for group in _NEAR)
    return None if near or told == language else language


def _obvious(text: str) -> str | None:
    """The language whose script most letters are of, where no other has it; English or German,
    where every fourth word is one of its small words: no language that is written like them has so
    many. It takes a tenth of the time that the other answer takes.
    """
    if one := _by_script(text):
        return one
    words = text.lower().split()
    if len(words) < _ENOUGH_WORDS:
        return None
    for language, small in _SMALL_WORDS.items():
        if sum(map(small.__contains__, words)) * 4 >= len(words):
            return language
    return None


def _by_script(text: str) -> str | None:
    if text.isascii() or not _IN_ANY.search(text):
        return None
    letters = sum(map(str.isalpha, text))
    for language, script in _IN_SCRIPT.items():
        found = sum(map(str.isalpha, script.findall(text)))
        if found >= LETTERS and found * 2 > letters:
            return language
    return None


def _beginning(texts: Iterable[str]) -> str:
    """The first `READ` characters of texts."""
    found = ""
    for text in texts:
        if len(found) >= READ:
            break
        found += f"{text[:READ]}\n"
    return found[:READ]
