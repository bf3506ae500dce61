"""Names of languages become tags (BCP 47), always written alike."""

import re
from functools import lru_cache

_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_MOST_KEPT = 100
"""Of longer texts it is not kept which language they name."""
_NONE = frozenset({"und", "zxx", "mul", "mis", "xx"})
_NAMES = {
    "ar": "ara|arabic|arabisch|arabe|العربية",
    "bg": "bul|bulgarian|български",
    "ca": "cat|catalan|català",
    "cs": "ces|cze|czech|tschechisch|čeština",
    "da": "dan|danish|dänisch|dansk",
    "de": "deu|ger|german|deutsch|allemand|alemán|tedesco|duits|alemão|德文|德语",
    "el": "ell|gre|greek|griechisch|ελληνικά",
    "en": "eng|english|englisch|anglais|inglés|inglese|engels|inglês|英语|英語|英文",
    "es": "spa|spanish|spanisch|espagnol|español|castellano|spagnolo|spaans|espanhol|西班牙文",
    "et": "est|estonian|eesti",
    "fa": "fas|per|persian|farsi|فارسی",
    "fi": "fin|finnish|finnisch|suomi",
    "fr": "fra|fre|french|französisch|français|francés|francese|frans|francês|法文|法语",
    "he": "heb|hebrew|hebräisch|עברית",
    "hi": "hin|hindi|हिन्दी",
    "hr": "hrv|croatian|kroatisch|hrvatski",
    "hu": "hun|hungarian|ungarisch|magyar",
    "id": "ind|indonesian|bahasa indonesia",
    "it": "ita|italian|italienisch|italien|italiano|italiaans",
    "ja": "jpn|japanese|japanisch|japonais|日本語",
    "ko": "kor|korean|koreanisch|한국어",
    "lt": "lit|lithuanian|lietuvių",
    "lv": "lav|latvian|latviešu",
    "nb": "nob|bokmål|norwegian bokmål",
    "nl": "nld|dut|dutch|niederländisch|néerlandais|neerlandés|olandese|nederlands|holandês",
    "nn": "nno|nynorsk|norwegian nynorsk",
    "no": "nor|norwegian|norwegisch|norsk",
    "pl": "pol|polish|polnisch|polski",
    "pt": "por|portuguese|portugiesisch|portugais|portugués|portoghese|portugees|português",
    "ro": "ron|rum|romanian|rumänisch|română",
    "ru": "rus|russian|russisch|russe|ruso|русский",
    "sk": "slk|slo|slovak|slowakisch|slovenčina",
    "sl": "slv|slovenian|slowenisch|slovenščina",
    "sr": "srp|serbian|serbisch|српски",
    "sv": "swe|swedish|schwedisch|svenska",
    "tr": "tur|turkish|türkisch|türkçe",
    "uk": "ukr|ukrainian|ukrainisch|українська",
    "vi": "vie|vietnamese|tiếng việt",
    "zh": "zho|chi|chinese|chinesisch|chinois|中文|简体中文|繁體中文",
}
_BY_NAME = {name: tag for tag, names in _NAMES.items() for name in names.split("|")}


def tag(text: str) -> str | None:
    """The tag of a language that is written as a tag (`en_us`), a code of three letters or a name;
    of several, the first. None where it is none of these.
    """
    return (_tag if len(text) <= _MOST_KEPT else _tag.__wrapped__)(text)


@lru_cache(maxsize=256)
def _tag(text: str) -> str | None:
    plain = re.split("[,;]", text, maxsplit=1)[0].strip()
    if known := _BY_NAME.get(plain.casefold()):
        return known
    found = _TAG.fullmatch(plain.split(".")[0].replace("_", "-"))
    if found is None:
        return None
    first, *others = found[0].split("-")
    first = first.lower()
    if first in _NONE:
        return None
    return "-".join([_BY_NAME.get(first, first), *map(_subtag, others)])


def _subtag(part: str) -> str:
    if len(part) == 4 and part.isalpha():
        return part.title()
    return part.upper() if len(part) == 2 and part.isalpha() else part.lower()
