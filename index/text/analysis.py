"""Text becomes the tokens that are searched here and nowhere else, so that engines, queries and
snippets agree. (Names, quotes and signatures look at the characters of a text themselves.)

A token is a run of letters, digits and their marks, with inner apostrophes (`Russia's`,
`O’Neill`); a Chinese or Japanese character is a token of its own, and so is a letter of Thai, Lao,
Burmese or Khmer with its marks, which are written without spaces too. Everything else separates,
so `COVID-19` is two tokens. Each token has a **form** (lower case, as written), and **keys** by
which it is found (`index.text.keys`), made with NLTK's Snowball stemmers. Nothing that NLTK would
have to download is used.
"""

import re
import sys
import unicodedata
from array import array
from collections.abc import Callable, Iterable, Iterator
from copy import copy
from functools import lru_cache
from importlib.metadata import version
from typing import TYPE_CHECKING

from index.text.folding import fold

if TYPE_CHECKING:
    from nltk.tokenize.regexp import RegexpTokenizer

VERSION = f"4/nltk-{version('nltk')}"
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
NO_STEMMER = "none"
"""What stands for the stemmer of a language that has none."""

APOSTROPHES = "'’‘ʼʻ´`′＇"
"""What people and machines write for an apostrophe between letters; a form has the first."""
_ONE_APOSTROPHE = str.maketrans(dict.fromkeys(APOSTROPHES[1:], "'"))
_RARE_APOSTROPHE = re.compile(f"[{APOSTROPHES[2:]}]")
_SUBSCRIPTS = "₀-₉"
"""Digits below the line, which are letters here: the 2 of `CO₂` belongs to its word."""
_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"


_UNSPACED = (
    "\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e81-\u0eb0\u0eb2\u0eb3\u0ebd-\u0ec6"
    "\u0edc-\u0edf\u1000-\u102a\u103f\u1050-\u1055\u1780-\u17b3\u17d7\u17dc"
)
"""The letters of Thai, Lao, Burmese and Khmer."""
_ALONE = _CJK + _UNSPACED

ASSIGNED = (range(0x40000), range(0xE0000, 0xE1000))
"""The code points that may be letters or marks: beyond them Unicode has only private ones."""


def _text(points: range) -> str:
    """All characters of a range of code points."""
    return array("I", points).tobytes().decode(f"utf-32-{sys.byteorder[0]}e", "surrogatepass")


@lru_cache(maxsize=1)
def _marks() -> tuple[tuple[int, int], ...]:
    """The combining marks (Unicode Mn, Mc, Me) as ranges of code points, both ends included."""
    marks = {"Mn", "Mc", "Me"}
    every = [(block, map(unicodedata.category, _text(block))) for block in ASSIGNED]
    points = [
        p for block, kinds in every for p, kind in enumerate(kinds, block[0]) if kind in marks
    ]
    starts = [p for i, p in enumerate(points) if not i or points[i - 1] != p - 1]
    ends = [p for i, p in enumerate(points) if p == points[-1] or points[i + 1] != p + 1]
    return tuple(zip(starts, ends, strict=True))


@lru_cache(maxsize=1)
def _tokenizer() -> "RegexpTokenizer":
    letters = f"(?:[^\\W{_ALONE}]|[{_SUBSCRIPTS}])+"
    marks = "".join(f"{chr(start)}-{chr(end)}" for start, end in _marks())
    word = f"{letters}(?:[{marks}]+(?:{letters})?)*"
    return _pattern(f"{word}(?:[{APOSTROPHES}]{word})*|[{_CJK}]|[{_UNSPACED}][{marks}]*")


def _pattern(pattern: str) -> "RegexpTokenizer":
    """NLTK's tokenizer by a pattern. NLTK is imported by who reads a text first: it takes as long
    as all else that a command imports.
    """
    from nltk.tokenize.regexp import RegexpTokenizer

    return RegexpTokenizer(pattern)


_PLAIN_WORD = re.compile(f"[^\\W_]+(?:[{APOSTROPHES}][^\\W_]+)*")
"""The tokens of plain text: what `_tokenizer` finds there, in a fifth of the time."""


@lru_cache(maxsize=1)
def _plain() -> re.Pattern[str]:
    """A text of plain characters only: those of the Basic Multilingual Plane of which `re` thinks
    as NLTK does, and that are neither marks nor ideographs.
    """
    every = _text(range(0x10000))
    theirs = _pattern(r"[^\W_]+").span_tokenize(every)
    ours = (found.span() for found in re.finditer(r"[^\W_]+", every))
    differing = _points(theirs) ^ _points(ours)
    marks = _points((start, end + 1) for start, end in _marks())
    plain = (
        _points([(0, len(every))])
        - differing
        - marks
        - set(map(ord, re.findall(f"[{_ALONE}{_SUBSCRIPTS}]", every)))
    )
    # As ranges, since a class of many single characters is four times as slow.
    starts = sorted(point for point in plain if point - 1 not in plain)
    ends = sorted(point for point in plain if point + 1 not in plain)
    ranges = (f"{re.escape(chr(a))}-{re.escape(chr(b))}" for a, b in zip(starts, ends, strict=True))
    return re.compile(f"[{''.join(ranges)}]*")


def _points(spans: Iterable[tuple[int, int]]) -> set[int]:
    """The code points of ranges that are given as (start, end), the end not included."""
    return {point for start, end in spans for point in range(start, end)}


LETTER, MARK, APOSTROPHE, IDEOGRAPH, SYLLABLE, CAPITAL, SMALL, HYPHEN = (1 << n for n in range(8))
"""What a character can be in a token; the bits of `character_classes`."""
HYPHENS = "-\u2010\u2011"
"""What joins the parts of a word that are tokens of their own."""


def _ranges(pattern: str) -> list[tuple[int, int]]:
    """The code points that a pattern finds, as (start, end), the end not included."""
    return [
        (block.start + start, block.start + end)
        for block in ASSIGNED
        for start, end in _pattern(pattern).span_tokenize(_text(block))
    ]


@lru_cache(maxsize=1)
def character_classes() -> bytes:
    """For every code point what it can be in a token, so that compiled code can find the tokens:
    a letter and what follows it of letters and marks, and of single apostrophes before a letter;
    else an ideograph alone, or a syllable's letter with its marks. What is none of these separates,
    and so does `_`. Letters are told capital and small where they are either.
    """
    # By the tokenizer's own engine, which is not `re` and has another idea of a letter.
    letters = _ranges(f"(?:[^\\W_{_ALONE}]|[{_SUBSCRIPTS}])+")
    kinds = [
        *((LETTER, start, end) for start, end in letters),
        *((IDEOGRAPH, start, end) for start, end in _ranges(f"[{_CJK}]+")),
        *((SYLLABLE, start, end) for start, end in _ranges(f"[{_UNSPACED}]+")),
        *((MARK, start, end + 1) for start, end in _marks()),
        *((APOSTROPHE, ord(char), ord(char) + 1) for char in APOSTROPHES),
        *((HYPHEN, ord(char), ord(char) + 1) for char in HYPHENS),
        *_cased(CAPITAL, str.isupper, letters),
        *_cased(SMALL, str.islower, letters),
    ]
    classes = bytearray(sys.maxunicode + 1)
    both = {kind: bytes(known | kind for known in range(256)) for kind, _, _ in kinds}
    for kind, start, end in kinds:
        classes[start:end] = classes[start:end].translate(both[kind])
    return bytes(classes)


def _cased(
    kind: int, is_cased: Callable[[str], bool], letters: list[tuple[int, int]]
) -> Iterator[tuple[int, int, int]]:
    for start, end in letters:
        found = enumerate(map(is_cased, _text(range(start, end))), start)
        yield from ((kind, point, point + 1) for point, cased in found if cased)


@lru_cache(maxsize=_KEPT)
def form_of(written: str) -> str:
    """The form of a written token: lower case, one kind of apostrophe, composed (NFC), cut."""
    form = written.lower().translate(_ONE_APOSTROPHE)
    if not form.isascii():
        form = unicodedata.normalize("NFC", form)
    return form[:MAX_FORM]


def _is_plain(text: str) -> bool:
    return text.isascii() or _plain().fullmatch(text) is not None


def forms(text: str) -> list[str]:
    """The forms of a text in order: `[form_of(text[a:b]) for a, b in spans(text)]`, only faster."""
    if _is_plain(text):
        lowered = text.lower().replace("’", "'")
        if not _RARE_APOSTROPHE.search(lowered) and _lowers_alike(text, lowered):
            return [form[:MAX_FORM] for form in _PLAIN_WORD.findall(lowered)]
        return list(map(form_of, _PLAIN_WORD.findall(text)))
    return [form_of(written) for written in _tokenizer().tokenize(text.replace("_", " "))]


def _lowers_alike(text: str, lowered: str) -> bool:
    """Whether a text has the same forms when it is made lower case as a whole: not where a letter
    becomes two or looks at its neighbours, nor where something is to be composed.
    """
    return lowered.isascii() or (
        not ("İ" in text or "Σ" in text) and unicodedata.is_normalized("NFC", lowered)
    )


def spans(text: str) -> list[tuple[int, int]]:
    """Where the tokens of a text stand, as (start, end) in characters."""
    if _is_plain(text):
        return [found.span() for found in _PLAIN_WORD.finditer(text)]
    return list(_tokenizer().span_tokenize(text.replace("_", " ")))


def folded_words(text: str) -> tuple[str, ...]:
    """The forms of a text, folded, not stemmed, and in parts at apostrophes: how facet values are
    searched by word. So *Lloyd's List* is found by `lloyd`, and *L'Avenir* by `avenir`.
    """
    return tuple(part for form in forms(text) for part in fold(form).split("'") if part)


def stemmer_of(language: str) -> str:
    """The name of what stems the words of a language (BCP 47): those of the same have the same
    keys.
    """
    return STEMMERS.get(primary(language), NO_STEMMER)


@lru_cache(maxsize=len(STEMMERS))
def stemmer(language: str) -> Callable[[str], str]:
    """NLTK's stemmer of a language (BCP 47), for words in small letters; of one that it does not
    know, what leaves every word as it is.
    """
    name = stemmer_of(language)
    if name == NO_STEMMER:
        return str
    from nltk.stem.snowball import SnowballStemmer

    if name == "arabic":
        fresh = SnowballStemmer(name).stemmer
        return lambda word: copy(fresh).stem(word)  # it remembers what it did to the last word
    stem: Callable[[str], str] = SnowballStemmer(name).stem
    return stem


def primary(language: str) -> str:
    """The language of a tag, without region and script: `pt` of `pt-BR`."""
    return language.replace("_", "-").split("-")[0].lower()
