"""The text of a page's bytes, in the encoding that browsers would read it in."""

import codecs
import re

import charset_normalizer

HEAD = 1024
"""Browsers look for a declaration in so many bytes."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(rb"""<meta[^>]{0,500}?charset\s*=\s*["']?\s*([\w:.-]+)""", re.IGNORECASE)
_PROLOGUE = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w:.-]+)""")
_SAME = {
    **dict.fromkeys(("iso8859-1", "ascii", "latin-1", "cp819", "latin1"), "cp1252"),
    **dict.fromkeys(("iso8859-9",), "cp1254"),
    **dict.fromkeys(("iso8859-11", "tis-620"), "cp874"),
    **dict.fromkeys(("gb2312", "gbk", "hz"), "gb18030"),
    **dict.fromkeys(("euc_kr", "ks_c_5601-1987"), "cp949"),
    **dict.fromkeys(("shift_jis",), "cp932"),
    **dict.fromkeys(("big5",), "big5hkscs"),
    **dict.fromkeys(("utf-16", "utf-16-le", "utf-16-be", "utf-7", "utf-32"), "utf-8"),
}
"""What browsers read where a label is told; a page that can be searched for it is not UTF-16."""


def decoded(data: bytes) -> tuple[str, str]:
    """The text and its encoding: that of the byte order mark, else the declared one where the
    bytes fit it, else UTF-8 where they are UTF-8, else what charset-normalizer thinks, else
    windows-1252. What does not fit is U+FFFD.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), encoding
    told = _told(data[:HEAD])
    for encoding in (told, "utf-8"):
        if encoding and (text := _strict(data, encoding)) is not None:
            return text, encoding
    if told:
        return data.decode(told, "replace"), told
    guessed = charset_normalizer.from_bytes(data[:200_000]).best()
    encoding = _known(guessed.encoding) if guessed is not None else None
    return data.decode(encoding or "cp1252", "replace"), encoding or "cp1252"


def _told(head: bytes) -> str | None:
    found = _META.search(head) or _PROLOGUE.search(head)
    return _known(found[1].decode("ascii")) if found is not None else None


def _known(label: str) -> str | None:
    """Python's name for what browsers read for a label; None for one that they do not know."""
    try:
        codec = codecs.lookup(label.strip().removeprefix("x-"))
    except LookupError:
        return None
    if not codec._is_text_encoding:
        return None
    return _SAME.get(codec.name, codec.name)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None
