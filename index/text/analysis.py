"""Text becomes the tokens that are searched here and nowhere else, so that engines, queries and
snippets agree. (Names, quotes and signatures look at the characters of a text themselves.)

A token is a run of letters, digits and their marks, with inner apostrophes (`Russia's`,
`O’Neill`); a Chinese or Japanese character is a token of its own. Everything else separates, so
`COVID-19` is two tokens. Each token has two texts: its **form** (lower case, as written) and its
**stem** (accents of Latin and Greek letters and case folded, then NLTK's Snowball stemmer of the
archive's language). Nothing that NLTK would have to download is used.
"""

import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import nltk
from nltk.stem.snowball import SnowballStemmer
from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer
from nltk.tokenize.regexp import RegexpTokenizer

from index.text.vocabulary.english import ABBREVIATIONS
from index.text.vocabulary.function_words import FUNCTION_WORDS

VERSION = f"2/nltk-{nltk.__version__}"
"""Changes whenever the same text may become other tokens: the index is then to be rebuilt."""

MAX_FORM = 255
"""Longer tokens are cut to this many characters."""
_KEPT = 1 << 14
"""Tokens whose form, folding or stem is remembered: ever new ones in questions cost no memory."""

STEMMERS = {
    "ar": "arabic", "da": "danish", "nl": "dutch", "en": "english", "fi": "finnish",
    "fr": "french", "de": "german", "hu": "hungarian", "it": "italian", "nb": "norwegian",
    "no": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian", "es": "spanish",
    "sv": "swedish",
}  # fmt: skip
"""BCP 47 primary language to the name of its Snowball stemmer in NLTK."""

_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"


@lru_cache(maxsize=1)
def _marks() -> tuple[tuple[int, int], ...]:
    """The combining marks (Unicode Mn, Mc, Me) as ranges of code points, both ends included."""
    marks = {"Mn", "Mc", "Me"}
    points = [p for p in range(sys.maxunicode + 1) if unicodedata.category(chr(p)) in marks]
    starts = [p for i, p in enumerate(points) if not i or points[i - 1] != p - 1]
    ends = [p for i, p in enumerate(points) if p == points[-1] or points[i + 1] != p + 1]
    return tuple(zip(starts, ends, strict=True))


@dataclass(frozen=True, slots=True)
class Token:
    """A token and where it stands: `text[start:end]` is what was written."""

    form: str
    stem: str
    start: int
    end: int


@lru_cache(maxsize=1)
def _tokenizer() -> RegexpTokenizer:
    letters = f"[^\\W{_CJK}]+"
    marks = "".join(f"{chr(start)}-{chr(end)}" for start, end in _marks())
    word = f"{letters}(?:[{marks}]+(?:{letters})?)*"
    return RegexpTokenizer(f"{word}(?:['’]{word})*|[{_CJK}]")


_PLAIN_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
"""The tokens of plain text: what `_tokenizer` finds there, in a fifth of the time."""


@lru_cache(maxsize=1)
def _plain() -> re.Pattern[str]:
    """A text of plain characters only: those of the Basic Multilingual Plane of which `re` thinks
    as NLTK does, and that are neither marks nor ideographs.
    """
    every = "".join(map(chr, range(0x10000)))
    theirs = RegexpTokenizer(r"[^\W_]+").span_tokenize(every)
    ours = (found.span() for found in re.finditer(r"[^\W_]+", every))
    differing = _points(theirs) ^ _points(ours)
    marks = _points((start, end + 1) for start, end in _marks())
    plain = (
        _points([(0, len(every))])
        - differing
        - marks
        - set(map(ord, re.findall(f"[{_CJK}]", every)))
    )
    # As ranges, since a class of many single characters is four times as slow.
    starts = sorted(point for point in plain if point - 1 not in plain)
    ends = sorted(point for point in plain if point + 1 not in plain)
    ranges = (f"{re.escape(chr(a))}-{re.escape(chr(b))}" for a, b in zip(starts, ends, strict=True))
    return re.compile(f"[{''.join(ranges)}]*")


def _points(spans: Iterable[tuple[int, int]]) -> set[int]:
    """The code points of ranges that are given as (start, end), the end not included."""
    return {point for start, end in spans for point in range(start, end)}


LETTER, MARK, APOSTROPHE, IDEOGRAPH = 1, 2, 4, 8
"""What a character can be in a token; the bits of `character_classes`."""


@lru_cache(maxsize=1)
def character_classes() -> bytes:
    """For every code point what it can be in a token, so that compiled code can find the tokens:
    a letter and what follows it of letters and marks, and of single apostrophes before a letter;
    else an ideograph alone. 0 separates, and so does `_`.
    """
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    # By the tokenizer's own engine, which is not `re` and has another idea of a letter.
    letters = RegexpTokenizer(f"[^\\W_{_CJK}]+").span_tokenize(every)
    ideographs = RegexpTokenizer(f"[{_CJK}]+").span_tokenize(every)
    kinds = [
        *((LETTER, start, end) for start, end in letters),
        *((IDEOGRAPH, start, end) for start, end in ideographs),
        *((MARK, start, end + 1) for start, end in _marks()),
        *((APOSTROPHE, ord(char), ord(char) + 1) for char in "'’"),
    ]
    classes = bytearray(sys.maxunicode + 1)
    for kind, start, end in kinds:
        classes[start:end] = bytes(known | kind for known in classes[start:end])
    return bytes(classes)


@lru_cache(maxsize=1)
def _sentence_tokenizer() -> PunktSentenceTokenizer:
    parameters = PunktParameters()
    parameters.abbrev_types = set(ABBREVIATIONS)
    return PunktSentenceTokenizer(parameters)


@lru_cache(maxsize=_KEPT)
def form_of(written: str) -> str:
    """The form of a written token: lower case, one kind of apostrophe, composed (NFC), cut."""
    form = written.lower().replace("’", "'")
    if not form.isascii():
        form = unicodedata.normalize("NFC", form)
    return form[:MAX_FORM]


def forms(text: str) -> list[str]:
    """The forms of a text in order: `[token.form for token in tokens(text)]`, only faster."""
    if _plain().fullmatch(text):
        lowered = text.lower().replace("’", "'")
        if lowered.isascii() or _lowers_alike(text, lowered):
            return [form[:MAX_FORM] for form in _PLAIN_WORD.findall(lowered)]
        return list(map(form_of, _PLAIN_WORD.findall(text)))
    return [form_of(written) for written in _tokenizer().tokenize(text.replace("_", " "))]


def _lowers_alike(text: str, lowered: str) -> bool:
    """Whether a text has the same forms when it is made lower case as a whole: not where a letter
    becomes two or looks at its neighbours, nor where something is to be composed.
    """
    return not ("İ" in text or "Σ" in text) and unicodedata.is_normalized("NFC", lowered)


def spans(text: str) -> list[tuple[int, int]]:
    """Where the tokens of a text stand, as (start, end) in characters."""
    if _plain().fullmatch(text):
        return [found.span() for found in _PLAIN_WORD.finditer(text)]
    return list(_tokenizer().span_tokenize(text.replace("_", " ")))


@lru_cache(maxsize=_KEPT)
def fold(text: str) -> str:
    """The text without case, and without the accents of Latin and Greek letters."""
    folded = text.casefold()
    if folded.isascii():
        return folded
    kept: list[str] = []
    base = ""
    for char in unicodedata.normalize("NFKD", folded):
        if unicodedata.combining(char):
            if unicodedata.name(base or " ", "").startswith(("LATIN", "GREEK", "SPACE")):
                continue
        else:
            base = char
        kept.append(char)
    return unicodedata.normalize("NFC", "".join(kept))


def folded_words(text: str) -> tuple[str, ...]:
    """The forms of a text, folded, not stemmed, and in parts at apostrophes: how facet values are
    searched by word. So *Lloyd's List* is found by `lloyd`, and *L'Avenir* by `avenir`.
    """
    return tuple(part for form in forms(text) for part in fold(form).split("'") if part)


def sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of a text as (start, end), in characters.

    Source: Kiss and Strunk, "Unsupervised multilingual sentence boundary detection" (2006), as
    NLTK's Punkt has it, with our list of abbreviations in place of a trained model.
    """
    return [(start, end) for start, end in _sentence_tokenizer().span_tokenize(text)]


class Analyzer:
    """Tokens of one language. Use `analyzer(language)`: it keeps the cache of stems."""

    def __init__(self, language: str) -> None:
        primary = language.split("-")[0].lower()
        self.language = language
        self.function_words = FUNCTION_WORDS.get(primary, frozenset())
        name = STEMMERS.get(primary)
        self._stemmer = SnowballStemmer(name) if name else None
        self.stem = lru_cache(maxsize=_KEPT)(self._stem)

    def _stem(self, form: str) -> str:
        folded = fold(form)
        return self._stemmer.stem(folded) or folded if self._stemmer else folded

    def tokens(self, text: str) -> Iterator[Token]:
        """The tokens of a text in order; positions count them from 0."""
        for start, end in spans(text):
            form = form_of(text[start:end])
            yield Token(form, self.stem(form), start, end)

    def is_function_word(self, form: str) -> bool:
        """Whether the form is of the short list of words that only bind others."""
        return form in self.function_words


@lru_cache(maxsize=32)
def analyzer(language: str) -> Analyzer:
    """The analyzer of a language (BCP 47); without a stemmer in NLTK, words are only folded."""
    return Analyzer(language)
