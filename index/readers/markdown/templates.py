"""What a site generator would have done with its marks: they go, and the text between them stays.

Known are Liquid (`{% … %}`, `{{ … }}`), Nunjucks' and Jinja's comments and Hugo's shortcodes
(`{{< … >}}`, `{{% … %}}`). One that names a picture becomes a figure with its caption.
"""

import re

MOST = 4000
"""Marks that are further apart do not belong together."""

_OPEN = re.compile(r"\{(?:%|\{[<%]?|#(?=\s))")
_CLOSE = {"{%": "%}", "{{": "}}", "{{<": ">}}", "{{%": "%}}", "{#": "#}"}
_NAME = re.compile(r"[-\s/]*(?P<name>[\w./-]*)")
_ATTRIBUTE = re.compile(
    r"(?<![\w-])(?P<key>[A-Za-z_][\w-]*)\s*[=:]\s*"
    r"(?:\"(?P<double>(?:[^\"\\]|\\.)*)\"|'(?P<single>(?:[^'\\]|\\.)*)'|`(?P<tick>[^`]*)`"
    r"|(?P<bare>[^\s\"'`,]+))"
)
_ENDS = {
    "comment": re.compile(r"\{%-?\s*endcomment\s*-?%\}"),
    "raw": re.compile(r"\{%-?\s*endraw\s*-?%\}"),
}
_CODE = frozenset(("highlight", "codeblock", "code", "endhighlight", "endcodeblock", "endcode"))
_SOURCES = ("src", "image", "url", "image_path", "path", "file", "img", "filename", "link")
_CAPTIONS = ("caption", "title", "alt", "description")
_PICTURED = re.compile(r"fig|im(?:g|age)|pict?|photo|gallery|caption|foto|bild", re.IGNORECASE)
_INNER = re.compile(r"\{\{[^{}]*\}\}")
_FENCE = "\n```\n"
_NOWHERE = "#"
"""Where a link leads whose address only the site knows."""


def without_marks(text: str) -> str:
    """The text without the marks of templates."""
    if "{%" not in text and "{{" not in text and "{#" not in text:
        return text
    scanner = _Scanner(text)
    pieces, at = [], 0
    while (found := _OPEN.search(text, at)) is not None:
        pieces.append(text[at : found.start()])
        piece, end = scanner.mark(found)
        is_target = not piece and text.endswith("](", 0, found.start())
        pieces.append(_NOWHERE if is_target else piece)
        at = end
    return "".join([*pieces, text[at:]])


class _Scanner:
    """Finds where marks end, each stretch of the text once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._closers: dict[str, int] = {}
        self._endless: set[str] = set()

    def mark(self, found: re.Match[str]) -> tuple[str, int]:
        """What stands for the mark that begins here, and where the text goes on."""
        opener = found[0]
        closer = _CLOSE[opener]
        end = self._closer(closer, found.end())
        if end < 0 or end - found.end() > MOST:
            return opener, found.end()
        inner = self._text[found.end() : end].strip(" \t\n-")
        after = end + len(closer)
        if opener == "{{" or opener == "{#":
            return "", after
        named = _NAME.match(inner)
        name = named["name"] if named else ""
        if name in _ENDS:
            return self._to_end(name, after)
        if name.lstrip("/") in _CODE:
            return _FENCE, after
        return _figure(name, inner), after

    def _closer(self, closer: str, start: int) -> int:
        known = self._closers.get(closer, 0)
        if 0 <= known < start:
            known = self._closers[closer] = self._text.find(closer, start)
        return known

    def _to_end(self, name: str, start: int) -> tuple[str, int]:
        """A comment is gone; what is raw stays as it is."""
        found = None if name in self._endless else _ENDS[name].search(self._text, start)
        if found is None:
            self._endless.add(name)
            return "", start
        return (self._text[start : found.start()] if name == "raw" else ""), found.end()


def figure(attributes: dict[str, str], *, pictured: bool) -> str:
    """HTML for a picture that is named by attributes; its caption stays Markdown. Empty where they
    name none.

    Args:
        attributes: the attributes, by their names.
        pictured: whether the mark says by its own name that it is a picture.
    """
    source = next((attributes[key] for key in _SOURCES if attributes.get(key)), "")
    names = _CAPTIONS if source and pictured else ("caption",)
    caption = next((attributes[key] for key in names if attributes.get(key)), "")
    if not caption and not (source and pictured):
        return ""
    credit = attributes.get("attr") or attributes.get("credit") or ""
    quoted = source.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
    image = f'<img src="{quoted}">' if source else ""
    named = f'\n\n<span class="credit">{credit}</span>' if credit else ""
    return (
        f"\n\n<figure>{image}<figcaption>\n\n{' '.join(caption.split())}{named}\n\n"
        "</figcaption></figure>\n\n"
    )


def attributes_of(inner: str) -> dict[str, str]:
    """The attributes in a mark or a tag, by their names in small letters."""
    found = {}
    for match in _ATTRIBUTE.finditer(inner):
        held = next((each for each in match.group("double", "single", "tick", "bare") if each), "")
        found[match["key"].lower()] = _INNER.sub("", held.replace('\\"', '"').replace("\\'", "'"))
    return found


def _figure(name: str, inner: str) -> str:
    attributes = attributes_of(inner)
    if not attributes:
        return ""
    what = inner.split(None, 2)[1] if name == "include" and len(inner.split()) > 1 else name
    return figure(attributes, pictured=_PICTURED.match(what.rpartition("/")[2]) is not None)
