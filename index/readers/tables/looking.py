"""What the first bytes of a file say: JSON, JSON Lines, or neither."""

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BARE = ((b"{\0", "utf-16-le"), (b"[\0", "utf-16-le"), (b"\0{", "utf-16-be"), (b"\0[", "utf-16-be"))
WRAPPED = re.compile(
    r"\s*(?:/\*.*?\*/\s*)*(?:\)\]\}',?\s*|(?:typeof\s+\S+\s*===?\s*'function'\s*&&\s*)?"
    r"(?:(?:var|let|const)\s+)?[A-Za-z_$][\w$.\[\]'\"]*\s*[=(]\s*\(?\s*)?(?=[{\[])",
    re.DOTALL,
)
"""What may stand before a document: nothing, a call (`callback(`), an assignment (`var x =`)."""

_MEMBER = re.compile(r"\{\s*(?:\"|\}|$)")
_LIST = re.compile(r"\[\s*(?:[\]\"\[{\d-]|$)")
_OTHERS = (".md", ".markdown", ".mdown", ".html", ".htm", ".xhtml", ".rst", ".csv", ".tsv", ".xml")
"""A file of these names may begin with a brace: front matter, a script, a template."""
_LINES = (".jsonl", ".ndjson", ".jl", ".jsonlines", ".ldjson")
_DOCUMENTS = (".json", ".jsonp")


def encoding_of(head: bytes) -> tuple[str, int]:
    """The encoding that the first bytes tell, and how long its mark is; UTF-8 otherwise."""
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding, len(mark)
    start = head.lstrip(b" \t\r\n")[:2]
    return next((encoding for sign, encoding in _BARE if start == sign), "utf-8"), 0


def is_lines(name: str, head: bytes) -> bool:
    """Whether a file is JSON Lines: by its name, unless it begins like a list of objects; else if
    its first line is an object and a second one begins below it.
    """
    encoding, mark = encoding_of(head)
    text = head[mark:].decode(encoding, "replace").lstrip("\ufeff \t\r\n")
    lower = name.lower()
    if lower.endswith(_LINES):
        return re.match(r"\[\s*\{", text) is None
    if not text.startswith("{") or lower.endswith(_OTHERS):
        return False
    first, _, rest = text.partition("\n")
    return first.rstrip().endswith("}") and _MEMBER.match(rest.lstrip()) is not None


def is_document(name: str, head: bytes) -> bool:
    """Whether a file is JSON of another kind: it begins like an object or a list (in a JavaScript
    call or assignment too), or is called `.json` and is text.
    """
    if is_lines(name, head) or name.lower().endswith((*_OTHERS, *_LINES[1:])):
        return False
    encoding, mark = encoding_of(head)
    text = head[mark:].decode(encoding, "replace").lstrip("\ufeff \t\r\n")
    if name.lower().endswith(_DOCUMENTS):
        return True
    start = WRAPPED.match(text)
    if start is None:
        return False
    if start.end() > 0 and start[0].strip() and not name.lower().endswith((".js", ".txt")):
        return False
    rest = text[start.end() : start.end() + 2_000]
    return bool(_MEMBER.match(rest) or _LIST.match(rest)) and "\0" not in text[:2_000]
