"""The keys by which a word is found, and the words of a text with all of theirs.

A word has several keys where it can be written in several ways. The first is its stem: the form,
stemmed in the language of its text, without case and accents. Further ones are what else people
type for it: the stem of the form without accents (`informacoes`), `mueller` for `Müller`, `Aquila`
and `laquila` for `L’Aquila`, `1960s` for `1960's`, `서울` for `서울에서`, `US` for what would be
another word in small letters.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from index.text.analysis import form_of, primary, spans, stemmer
from index.text.compounds import compounds
from index.text.folding import fold
from index.text.singulars import singular
from index.text.vocabulary.function_words import EVERY_FUNCTION_WORD, FUNCTION_WORDS
from index.text.vocabulary.lists import word_list

_KEPT = 1 << 15
"""Words whose keys are remembered: ever new ones in questions cost no memory."""
_FEW = 4
"""A text of so few words may be all in capitals and still have acronyms."""

_ELIDED = word_list("mul", "elided_words")
_PARTICLES = sorted(word_list("ko", "particles"), key=len, reverse=True)
_CONTRACTED = re.compile(r"[^\W\d].*'(?:s|re|ll|ve|d|m)$")
"""English words that would be others without their apostrophe: `we're`, `it's`, `he'll`."""
_DECADE = re.compile(r"\d+'s")
_TWO_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
_CEDILLAS = str.maketrans("șț", "şţ")
"""NLTK's Romanian stemmer knows the letters that keyboards had before 2007."""
_ACRONYM = re.compile(r"([^\W\d_]{2,}?)(s?)")


@dataclass(frozen=True, slots=True)
class Joined:
    """A word that a token begins and further ones end: `parts` tokens, up to the character `end`.
    `text` is the word that they make.
    """

    text: str
    keys: tuple[str, ...]
    parts: int
    end: int


@dataclass(frozen=True, slots=True)
class Token:
    """A token and where it stands: `text[start:end]` is what was written. Its first key is the
    stem. `joined` are the words that it makes with those after it.
    """

    form: str
    keys: tuple[str, ...]
    start: int
    end: int
    joined: tuple[Joined, ...] = ()

    @property
    def all_keys(self) -> tuple[str, ...]:
        """All keys at the token's position, without repeats."""
        if not self.joined:
            return self.keys
        further = (key for joined in self.joined for key in joined.keys)
        return tuple(dict.fromkeys((*self.keys, *further)))


class Analyzer:
    """The words of texts in one language. Use `analyzer(language)`: it remembers keys.

    Args:
        language: BCP 47; without a stemmer for it in NLTK, words are only folded.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self._primary = primary(language)
        self.function_words = FUNCTION_WORDS.get(self._primary, frozenset())
        self.keys = lru_cache(maxsize=_KEPT)(self._keys)

    @cached_property
    def _stemmed(self) -> Callable[[str], str]:
        return stemmer(self.language)

    def tokens(self, text: str) -> Iterator[Token]:
        """The tokens of a text in order; positions count them from 0."""
        bounds = spans(text)
        shouted = is_shouted(text, len(bounds))
        joined: dict[int, list[Joined]] = {}
        for first, parts, written in compounds(text, bounds):
            word = Joined(written, self.keys(written, shouted), parts, bounds[first + parts - 1][1])
            joined.setdefault(first, []).append(word)
        for number, (start, end) in enumerate(bounds):
            written = text[start:end]
            keys = self.keys(written, shouted)
            yield Token(form_of(written), keys, start, end, tuple(joined.get(number, ())))

    def stem(self, written: str) -> str:
        """The first key of a word."""
        return self.keys(written, True)[0]

    def is_function_word(self, form: str) -> bool:
        """Whether the form is of the short list of words that only bind others."""
        return form in self.function_words

    def _keys(self, written: str, shouted: bool = False) -> tuple[str, ...]:
        """The keys of a written word, at least one, the stem first.

        Args:
            written: as it stands in the text, with its capitals.
            shouted: whether it stands in a text all in capitals, which say nothing there.
        """
        form = form_of(written)
        forms = [*_variants(form)]
        if one := singular(form, self._primary):
            forms.append(one)
        acronym = None if shouted else acronym_of(written)
        if acronym:
            forms.append(form_of(acronym))
        found = dict.fromkeys(key for one in forms for key in self._stems(one) if key)
        if not found:  # of a sign that lengthens Arabic words nothing is left
            found[form] = None
        if acronym and is_capital(acronym):
            found[acronym] = None
        return tuple(found)

    def _stems(self, form: str) -> Iterator[str]:
        """The stem of a form as it is written, and those of how else it is typed."""
        folded = fold(form)
        if form[:1].isdigit():  # a stemmer would take the s from 1960s
            yield folded
            return
        yield fold(self._stemmed(form.translate(_CEDILLAS))) or folded
        if not form.isascii():
            yield self._stemmed(folded) or folded
            spelled = form.translate(_TWO_LETTERS)
            if spelled != form:
                folded = fold(spelled)
                yield self._stemmed(folded) or folded


@lru_cache(maxsize=64)
def analyzer(language: str) -> Analyzer:
    """The analyzer of a language (BCP 47)."""
    return Analyzer(language)


def _variants(form: str) -> Iterator[str]:
    """The form, and what of it is a word of its own."""
    if _DECADE.fullmatch(form):
        yield form.replace("'", "")
        return
    yield form
    if "'" in form:
        head, _, rest = form.partition("'")
        if rest and head in _ELIDED:
            yield rest
        if not _CONTRACTED.fullmatch(form):
            yield form.replace("'", "")
    elif "가" <= form[-1:] <= "힣":
        ending = next((p for p in _PARTICLES if form.endswith(p)), "")
        if ending and len(form) > len(ending) + 1:
            yield form[: -len(ending)]


def is_shouted(text: str, tokens: int) -> bool:
    """Whether a text of so many tokens is all in capitals, as some wires write."""
    return tokens > _FEW and text.isupper()


def acronym_of(written: str) -> str | None:
    """The acronym that a word is (`MP` of `MPs`); None of one that is not written in capitals."""
    found = _ACRONYM.fullmatch(written)
    return found[1] if found and found[1].isupper() else None


def is_capital(acronym: str) -> bool:
    """Whether an acronym has a key in capitals: in small letters it would be a word that only binds
    others, in some language.
    """
    return form_of(acronym) in EVERY_FUNCTION_WORD
