"""A text begins with a head, or with none: which one it is, and where the body begins."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from index.readers.markdown import line_heads, other_heads, yaml_heads
from index.readers.markdown.values import Value, normal
from index.readers.record import UnreadableError

MOST_CHARACTERS = 200_000
"""A head has so many at most."""

_FENCE = re.compile(r"(?P<marks>---|\+\+\+|;;;)(?P<language>[ \t]*[a-z]{2,10})?[ \t]*$")
_ENDS = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[ \t]*$", re.MULTILINE),
    ";;;": re.compile(r"^;;;[ \t]*$", re.MULTILINE),
}
_LANGUAGES = {"---": "yaml", "+++": "toml", ";;;": "json"}
_KEY = re.compile(
    r"(?:[ \t]*#.*\n)*[\"']?[^\W\d_][\w .-]{0,40}[\"']?[ \t]*[:=](?:\s|$)"
    r"|(?:[ \t]*(?:#.*)?\n)+[\"']?[^\W\d_][\w.-]{0,40}[\"']?[ \t]*[:=](?:\s|$)"
)
"""How a head begins: below blank lines, only with a key of one word, for a text may stand there."""
_TITLE = re.compile(r"#[ \t]+(?P<title>\S.*?)[ \t]*#*$")


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a text. `kind` is what its keys are called in: `YAML`; it is empty where there
    is no head. `twice` are the keys that stand there more than once. `by_key` are the values again,
    by their keys as `values.normal` makes them; the first of those that become one counts.
    """

    kind: str = ""
    values: Mapping[str, Value] = field(default_factory=dict)
    body: str = ""
    twice: tuple[str, ...] = ()
    by_key: Mapping[str, Value] = field(init=False)

    def __post_init__(self) -> None:
        known: dict[str, Value] = {}
        for key, value in self.values.items():
            known.setdefault(normal(key), value)
        object.__setattr__(self, "by_key", known)


def split(text: str) -> Head:
    """The head of a cleaned text and its body. A text without a head is all body.

    Raises:
        UnreadableError: the text begins with a head that is broken, or has no end.
    """
    bare = text.lstrip("\n")
    before = len(text) - len(bare)
    first, _, rest = bare.partition("\n")
    fence = _FENCE.match(first)
    if fence is not None:
        return _fenced(fence, rest, before + 1) or Head(body=bare)
    if first.startswith("{") and _looks_like_json(bare):
        values, end = other_heads.json_object(bare, 0, before)
        return Head("JSON", values, bare[end:])
    return _of_lines(bare) or Head(body=bare)


def begins(text: str) -> bool:
    """Whether a text begins with a head, as far as its first lines tell."""
    bare = text.lstrip("\ufeff\r\n")
    first, _, rest = bare.partition("\n")
    if _FENCE.match(first.rstrip("\r")):
        return first[0] == ";" or _KEY.match(rest) is not None
    return first.isascii() and line_heads.read(bare.replace("\r", "").split("\n", 200)) is not None


def _fenced(fence: re.Match[str], rest: str, before: int) -> Head | None:
    """The head between two lines of marks. None where these are lines that part a text."""
    marks = fence["marks"]
    language = (fence["language"] or _LANGUAGES[marks]).strip()
    end = _ENDS[marks].search(rest)
    is_head = _KEY.match(rest) is not None
    if end is None or end.start() > MOST_CHARACTERS:
        if not is_head:
            return None
        if end is None:
            raise UnreadableError(f"Its head has no end; close it with a line {marks}.", before)
        most = f"{MOST_CHARACTERS:,}"
        raise UnreadableError(f"Its head has more than {most} characters; shorten it.", before)
    inner, body = rest[: end.start()], rest[end.end() + 1 :]
    if language == "toml":
        return Head("TOML", other_heads.toml(inner, before), body)
    if language == "json":
        braced = inner if inner.lstrip().startswith("{") else f"{{{inner.strip().rstrip(',')}}}"
        start = len(braced) - len(braced.lstrip())
        return Head("JSON", other_heads.json_object(braced, start, before)[0], body)
    if language not in ("yaml", "yml"):
        raise UnreadableError(f"Its head is in {language}; write it in YAML.", before)
    if not is_head and inner.strip() and not inner.lstrip().startswith(("{", "#", "<<", "? ", "%")):
        return None
    values, twice = yaml_heads.read(inner, before)
    return None if values is None else Head("YAML", values, body, twice)


def _of_lines(text: str) -> Head | None:
    """A head of lines `Key: value`, at the beginning or below a title."""
    lines = text[:MOST_CHARACTERS].split("\n", line_heads.MOST_LINES + 10)
    if (found := line_heads.nikola(lines)) is not None:
        return Head("comment", found.values, _after(text, found.lines))
    if (found := line_heads.read(lines)) is not None:
        return Head("lines", found.values, _after(text, found.lines))
    title = _TITLE.match(lines[0])
    if title is None:
        return None
    start = next((at for at, line in enumerate(lines) if at and line.strip()), len(lines))
    if start > 1 and (found := line_heads.read(lines[start:], titled=True)) is not None:
        values = {"title": title["title"], **found.values}
        return Head("lines", values, _after(text, start + found.lines))
    return None


def _after(text: str, lines: int) -> str:
    """The text without its first lines."""
    at = 0
    for _ in range(lines):
        at = text.find("\n", at) + 1
        if not at:
            return ""
    return text[at:]


def _looks_like_json(text: str) -> bool:
    return re.match(r'\{\s*"', text) is not None
