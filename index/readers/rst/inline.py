"""The marks within a line of reStructuredText go, and its words stay."""

import re
from collections.abc import Mapping

_MARKS = re.compile(
    r"``(?P<literal>[^\n]{1,2000}?)``"
    r"|(?P<target>(?<!\w)_)?(?P<role>:[A-Za-z][\w:+.-]{0,60}:)?`(?P<text>[^`\\]{1,2000}(?:\\.[^`\\]{0,2000}){0,50})`"
    r"(?P<end>__?|:[A-Za-z][\w:+.-]{0,60}:)?"
    r"|(?<![\w*\\])\*\*(?P<strong>[^\s*](?:[^*\n]{0,2000}?[^\s*])?)\*\*(?![\w*])"
    r"|(?<![\w*\\])\*(?P<emphasis>[^\s*](?:[^*\n]{0,2000}?[^\s*\\])?)\*(?![\w*])"
    r"|(?P<footnote>\s?\[(?:\d+|\#[\w-]*|\*)\]_)(?!\w)"
    r"|\[(?P<citation>[A-Za-z][\w.-]{0,60})\]_(?!\w)"
    r"|\|(?P<name>[^\s|](?:[^|\n]{0,100}[^\s|])?)\|(?:__?(?!\w))?"
    r"|\\(?P<escaped>.)"
    r"|(?<!\w)(?P<reference>[A-Za-z0-9](?:[\w.+:-]{0,100}[A-Za-z0-9])?)__?"
    r"(?=[\s.,;:!?)\]'\"’”]|$)",
    re.DOTALL,
)
_TARGETED = re.compile(r"\s*(?<!\\)<[^<>]*>$")
_SIMPLE = frozenset("`*|\\_")


def text_of(line: str, names: Mapping[str, str] | None = None) -> str:
    """The words of a line.

    Args:
        line: a paragraph, on one line.
        names: what stands for `|name|`, by names.
    """
    if _SIMPLE.isdisjoint(line):
        return line
    return _MARKS.sub(lambda found: _words(found, names or {}), line)


def _words(found: re.Match[str], names: Mapping[str, str]) -> str:
    kind = found.lastgroup
    if found["text"] is not None:
        inner = re.sub(r"\\(.)", r"\1", found["text"])
        bare = inner if found["target"] else _TARGETED.sub("", found["text"]) or inner.strip("<> ")
        return re.sub(r"\\(.)", r"\1", bare).strip().lstrip("~!")
    if kind == "name":
        return names.get(found["name"], found[0])
    if kind == "escaped":
        return "" if found["escaped"].isspace() else found["escaped"]
    return found[kind] if kind and kind != "footnote" else ""
