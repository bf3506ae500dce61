"""Wikitext becomes HTML, which `html.fragment` reads, and what it tells beside its words.

Links and templates are resolved from the inside out, in one pass over the text; then lines become
headings, lists and tables. What HTML there is stays. Every step takes time in proportion to the
text, whatever is left open or nested in it, which parsers of wikitext do not promise.
"""

import re
from dataclasses import dataclass, field
from html import escape
from typing import Final

from index.readers.wikis import links, templates
from index.readers.wikis.lines import html_of_lines
from index.readers.wikis.links import Names

MOST_DEEP = 40
"""Templates and links in one another, as in MediaWiki; what is opened deeper is text."""
_MOST_CALLS = 50
"""So many templates are looked at for the day of an article."""

_TOKEN: Final = re.compile(r"\{\{|\}\}|\[\[|\]\]|\|")
_CLOSES: Final = {"}}": "{{", "]]": "[["}
_MARK: Final = re.compile("\ue000(\\d+)\ue001")
_MARKS: Final = re.compile("[\ue000\ue001]")
_AS_TYPED: Final = ("nowiki", "pre", "syntaxhighlight", "source")
_HIDDEN: Final = (
    *("ref", "references", "math", "score", "timeline", "templatestyles", "includeonly"),
    *("dynamicpagelist", "graph", "mapframe", "hiero", "inputbox", "imagemap"),
)
_UNSET: Final = re.compile(r"\{\{\{[^{}|]{1,80}(?:\|([^{}]*))?\}\}\}")
"""A value that nobody gave to a page; behind the bar is what stands for it."""
_PLAIN: Final = (
    (re.compile(r"'{5}|'{2,3}(?!')"), ""),
    (re.compile(r"\[(?:https?:|ftp:|mailto:)?//[^\s\[\]]{1,2000}\s+([^\[\]\n]{1,2000})\]"), r"\1"),
    (re.compile(r"\[(?:https?:|ftp:)?//[^\s\[\]]{1,2000}\]"), ""),
    (re.compile(r"__[A-Z]{3,30}__"), ""),
)


@dataclass(slots=True)
class Wikitext:
    """A page: its HTML, its categories, and what may be its day (the likeliest first).

    `calls` has the names of its templates.
    """

    html: str = ""
    categories: list[str] = field(default_factory=list)
    days: list[str] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)


def read(text: str, names: Names) -> Wikitext:
    """The page that some wikitext is."""
    return _Reading(names).page(_MARKS.sub("", text))


class _Reading:
    """A text in the reading: what was resolved is kept apart, and stands in the text as a number
    between two marks, so that no sign in it means anything to what it stands in.
    """

    def __init__(self, names: Names) -> None:
        self._names = names
        self._kept: list[str] = []
        self._figures: list[str] = []
        self._gallery: list[str] = []
        self._found = Wikitext()

    def page(self, text: str) -> Wikitext:
        text = _without(text, "<!--", "-->")
        for name in _AS_TYPED:
            text = self._elements(text, name, self._typed)
        text = self._elements(text, "gallery", self._pictures)
        for name in _HIDDEN:
            text = self._elements(text, name, lambda *_: "")
        text = _plain(self._resolved(_UNSET.sub(r"\1", text)))
        pictures = (*self._figures, *self._gallery)
        self._found.html = self._whole("\n".join((*pictures, html_of_lines(text))))
        self._found.days = [self._whole(day) for day in self._found.days]
        return self._found

    def _keep(self, html: str) -> str:
        """What stands in the text for some HTML."""
        if not html:
            return ""
        self._kept.append(html)
        return f"\ue000{len(self._kept) - 1}\ue001"

    def _whole(self, text: str) -> str:
        """A text with all that was kept of it."""
        for _ in range(MOST_DEEP + 2):
            if "\ue000" not in text:
                break
            text = _MARK.sub(lambda found: self._kept[int(found[1])], text)
        return text

    def _elements(self, text: str, name: str, shown: "links.Shown") -> str:
        """The text with what `shown` makes of each element of a name."""
        opening, closing = re.compile(rf"<{name}(?=[\s/>])[^<>]*>", re.I), f"</{name}"
        if f"<{name}" not in (small := text.lower()):
            return text
        pieces, at, is_closed = [], 0, True
        for tag in opening.finditer(text):
            if tag.start() < at:
                continue
            pieces.append(text[at : tag.start()])
            at = tag.end()
            end = small.find(closing, at) if is_closed and tag[0][-2] != "/" else -1
            is_closed = is_closed and (end >= 0 or tag[0][-2] == "/")
            if end >= 0:
                pieces.append(shown(text[at:end], name))
                at = text.find(">", end) + 1 or len(text)
        return "".join((*pieces, text[at:]))

    def _typed(self, text: str, name: str) -> str:
        """Text in which no mark means anything."""
        plain = escape(text, quote=False)
        return self._keep(plain if name == "nowiki" else f"<pre>{plain}</pre>")

    def _caption(self, text: str) -> str:
        return _plain(self._resolved(text))

    def _pictures(self, text: str, _: str) -> str:
        for line in text.splitlines():
            name, _, caption = line.partition("|")
            picture = [f"file:{name.rpartition(':')[2]}", caption]
            self._gallery.append(self._names.figure(picture, self._caption))
        return ""

    def _resolved(self, text: str) -> str:
        """The text with what its links and templates show, from the inside out."""
        stack: list[tuple[str, list[list[str]]]] = [("", [[]])]
        at = 0
        for token in _TOKEN.finditer(text):
            stack[-1][1][-1].append(text[at : token.start()])
            at, sign = token.end(), token[0]
            if sign == "|" and len(stack) > 1:
                stack[-1][1].append([])
            elif sign in _CLOSES and (depth := _opened(stack, _CLOSES[sign])):
                _flattened(stack, depth)
                opening, parts = stack.pop()
                shown = self._shown(opening, ["".join(part) for part in parts])
                stack[-1][1][-1].append(self._keep(_plain(shown)))
            elif sign in _CLOSES.values() and len(stack) <= MOST_DEEP:
                stack.append((sign, [[]]))
            else:
                stack[-1][1][-1].append(sign)
        stack[-1][1][-1].append(text[at:])
        _flattened(stack, 0)
        return "".join(stack[0][1][0])

    def _shown(self, opening: str, parts: list[str]) -> str:
        if opening == "{{":
            return self._template(parts)
        kind = self._names.kind(parts[0])
        if kind == "category":
            self._found.categories.append(parts[0].partition(":")[2].strip())
        elif kind == "file":
            self._figures.append(self._names.figure(parts, self._caption))
        elif kind == "page":
            return links.words_of(parts)
        return ""

    def _template(self, parts: list[str]) -> str:
        call = templates.call_of(parts)
        if len(self._found.calls) < _MOST_CALLS:
            self._found.days += templates.days(call)
        self._found.calls.append(call.name)
        return templates.shown(call)


def _plain(text: str) -> str:
    """A text without marks for bold letters, addresses and switches."""
    for pattern, by in _PLAIN:
        text = pattern.sub(by, text)
    return text


def _opened(stack: list[tuple[str, list[list[str]]]], opening: str) -> int:
    """How deep the innermost of these openings lies; 0 where none is open."""
    return next((at for at in range(len(stack) - 1, 0, -1) if stack[at][0] == opening), 0)


def _flattened(stack: list[tuple[str, list[list[str]]]], depth: int) -> None:
    """Makes text of what was opened above a depth and not closed."""
    while len(stack) > depth + 1:
        opening, parts = stack.pop()
        stack[-1][1][-1].append(opening + "|".join("".join(part) for part in parts))


def _without(text: str, opening: str, closing: str) -> str:
    """The text without what stands between two signs; one that is never closed goes alone."""
    pieces, at = [], 0
    while (start := text.find(opening, at)) >= 0:
        end = text.find(closing, start)
        if end < 0:
            break
        pieces.append(text[at:start])
        at = end + len(closing)
    return "".join((*pieces, text[at:].replace(opening, "")))
