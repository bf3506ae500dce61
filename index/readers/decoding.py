"""Bytes become text: which encoding they are in, and what to say where it is not UTF-8."""

import codecs
from collections.abc import Iterator

from index.readers.record import Notice, UnreadableError

UTF8 = "utf-8"
DAMAGED = "damaged utf-8"
"""UTF-8 of which a few bytes are none: they are read as the sign for a lost character."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "tis-620": "cp874",
}
"""What is said to be the first is often the second, which holds it, as browsers have it."""
_LABELS = {
    **dict.fromkeys(("x-sjis", "windows-31j"), "cp932"),
    **dict.fromkeys(("x-gbk", "gb_2312-80"), "gb18030"),
    **dict.fromkeys(("big5", "x-x-big5", "cn-big5"), "big5hkscs"),
    **dict.fromkeys(("windows-949", "ks_c_5601-1989", "csksc56011987"), "cp949"),
    **dict.fromkeys(("x-mac-cyrillic", "x-mac-ukrainian"), "mac_cyrillic"),
    **dict.fromkeys(("x-mac-roman", "mac"), "mac_roman"),
    **dict.fromkeys(("dos-874", "windows-874"), "cp874"),
    **dict.fromkeys(("iso-8859-8-i", "iso-8859-8-e", "logical", "visual"), "iso8859-8"),
    **{f"x-cp125{n}": f"cp125{n}" for n in range(9)},
    **dict.fromkeys(("cseucpkdfmtjapanese", "x-euc-jp"), "euc_jp"),
    "koi": "koi8-r",
    "koi8-ru": "koi8-u",
    "sun_eu_greek": "iso8859-7",
}
"""Labels that browsers know and Python does not, or knows as less."""
_WESTERN = "cp1252"
_FEWEST = 10
"""Of fewer bytes beyond ASCII nothing can be told: they are taken for Western letters."""
_NOT_GUESSED = ["utf_16", "utf_16_be", "utf_16_le", "utf_32", "utf_32_be", "utf_32_le"]
_SAMPLE = 4096
_DAMAGE = 20
"""So many characters beyond ASCII have to be UTF-8 for each byte that is not."""
_LOST = "\ufffd"
_STRAY = 10
"""One byte in so many of a text may be zero."""


def text_of(raw: bytes, declared: str | None = None) -> tuple[str, str]:
    """The text of a whole file or record, and the name of its encoding: that of its byte order
    mark, else UTF-8 (`UTF8`, or `DAMAGED` where only a few bytes are not), else the `declared` one
    (a few bytes that it does not have are lost), else what charset-normalizer takes it for.

    Raises:
        UnreadableError: it is in no encoding that can be told.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            whole = raw[len(mark) :] if encoding == UTF8 else raw
            return _strict(whole, encoding) or (whole.decode(encoding, "replace"), encoding)
    wide = _without_mark(raw)
    return (
        (_strict(raw, wide) if wide else None)
        or _strict(raw, UTF8)
        or _damaged(raw)
        or _declared(raw, declared)
        or _guessed(raw)
    )


def may_be_text(head: bytes) -> bool:
    """Whether the first bytes of a file may be text: a byte order mark says UTF-16, or no more are
    zero than stray into texts.
    """
    is_wide = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return is_wide or head.count(0) * _STRAY <= len(head)


def notices(encoding: str, place: str = "") -> Iterator[Notice]:
    """What is to be said of a text in this encoding, which `text_of` gave; of UTF-8, nothing."""
    if encoding == DAMAGED:
        reason = "Some of its bytes are not UTF-8 and were read as �; save it as UTF-8."
        yield Notice(place, reason, "damaged texts")
    elif encoding != UTF8:
        reason = (
            f"It is not UTF-8 and was read as {encoding}; if letters are wrong, save it as UTF-8."
        )
        yield Notice(place, reason, "other encodings")


def _strict(raw: bytes, encoding: str) -> tuple[str, str] | None:
    try:
        return raw.decode(encoding), encoding
    except (UnicodeDecodeError, LookupError):
        return None


def _without_mark(raw: bytes) -> str | None:
    """UTF-16 of Latin letters without a byte order mark: every other byte is zero."""
    sample = raw[:_SAMPLE]
    if not sample or sample.count(0) * 3 < len(sample):
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if not even or not odd:
        return "utf-16-be" if even else "utf-16-le"
    return None


def _damaged(raw: bytes) -> tuple[str, str] | None:
    text = raw.decode(UTF8, "replace")
    lost = text.count(_LOST)
    beyond = len(text) - sum(map(text.count, map(chr, range(128)))) - lost
    is_cut = lost == 1 and text.endswith(_LOST) and beyond
    return (text, DAMAGED) if beyond >= lost * _DAMAGE or is_cut else None


def _declared(raw: bytes, declared: str | None) -> tuple[str, str] | None:
    label = declared.strip().lower() if declared else ""
    try:
        name = codecs.lookup(_LABELS.get(label, label)).name if label else ""
    except (LookupError, ValueError):
        return None
    if not name or name.startswith("utf-8"):
        return None
    wider = _WIDER.get(name, name)
    return _strict(raw, wider) or _strict(raw, name) or _mostly(raw, wider)


def _mostly(raw: bytes, encoding: str) -> tuple[str, str] | None:
    """A text of which a few bytes are not in its encoding."""
    try:
        text = raw.decode(encoding, "replace")
    except (LookupError, ValueError):
        return None
    beyond = len(raw) - len(raw.translate(None, bytes(range(128, 256))))
    return (text, encoding) if text.count(_LOST) * _DAMAGE <= beyond else None


def _guessed(raw: bytes) -> tuple[str, str]:
    western = _strict(raw, _WESTERN)
    beyond = len(raw) - len(raw.translate(None, bytes(range(128, 256))))
    if western and beyond < _FEWEST:
        return western
    from charset_normalizer import from_bytes  # few texts need it

    best = from_bytes(raw, cp_exclusion=_NOT_GUESSED).best()
    found = _strict(raw, best.encoding) if best else None
    if found is None:
        reason = "It is in no encoding that can be told; save it as UTF-8."
        raise UnreadableError(reason, kind="in no encoding that can be told")
    return western if western and western[0] == found[0] else found
