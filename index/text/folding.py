"""Letters without case and accents: what a word typed on any keyboard has in common with it."""

import unicodedata
from functools import lru_cache

_KEPT = 1 << 14
_BARE_SCRIPTS = ("LATIN", "GREEK", "ARABIC", "HEBREW", "SPACE")
"""The scripts whose marks can be left out, by how the names of their letters begin."""
_LETTERS = {
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h",
    "ŧ": "t", "ŋ": "n", "ĸ": "k", "ɓ": "b", "ɗ": "d", "ɖ": "d", "ƙ": "k", "ƴ": "y", "ə": "e",
    "ǝ": "e", "ɛ": "e", "ɔ": "o", "ɪ": "i", "ʋ": "v", "ƒ": "f", "ɣ": "g", "ɲ": "n", "ɨ": "i",
    "ʉ": "u", "ƶ": "z", "ɩ": "i", "ʊ": "u", "ё": "е", "ـ": "", "ى": "ي", "ة": "ه", "ٱ": "ا",
    "ک": "ك", "ی": "ي",
}  # fmt: skip
"""Letters that do not decompose, as people write them without them. Those of Arabic are what
Lucene's ArabicNormalizer and PersianNormalizer (Apache Lucene 10) join."""
_TABLE = str.maketrans(_LETTERS)


@lru_cache(maxsize=_KEPT)
def fold(text: str) -> str:
    """The text without case, without the accents of Latin and Greek letters and the vowel signs of
    Arabic and Hebrew, and with the plain letters for those that have a stroke or are two in one.
    """
    folded = text.casefold()
    if folded.isascii():
        return folded
    # What stands for a letter (`𝐀`, `ᴭ`) has no case before it is one.
    folded = unicodedata.normalize("NFKC", folded).casefold()
    kept: list[str] = []
    base = ""
    # What is composed is looked up whole, so `й` stays and `ё` does not.
    for char in unicodedata.normalize("NFKD", folded.translate(_TABLE)):
        if unicodedata.combining(char):
            if unicodedata.name(base or " ", "").startswith(_BARE_SCRIPTS):
                continue
        else:
            base = char
        kept.append(char)
    return unicodedata.normalize("NFC", "".join(kept)).translate(_TABLE)
