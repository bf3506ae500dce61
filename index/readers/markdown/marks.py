"""What people write into Markdown that CommonMark does not know, made into what it knows."""

import re

from index.readers.markdown.templates import attributes_of, figure

_LINK = re.compile(
    r"(?P<image>!)?\[\[(?P<target>[^\[\]|\n]{1,300})(?:\|(?P<text>[^\[\]\n]{1,300}))?\]\](?![\[(])"
)
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|svg|bmp|tiff?)$", re.IGNORECASE)
_SIZE = re.compile(r"\d+(?:x\d+)?")
_REMOVED = re.compile(
    r"^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t][^\n]{1,80}\n[ \t]*\{:[ \t]*toc[^{}\n]{0,80}\}[ \t]*$"
    r"|^[ \t]*(?:\[\[?_?toc_?\]\]?|\{\{toc\}\})[ \t]*$"
    r"|\{:{1,2}[^{}\n]{0,300}\}"
    r"|(?<=\S)[ \t]{0,8}\{[#.][\w#.: =\"'-]{0,200}\}[ \t]{0,8}$"
    r"|%%[^%\n]{1,500}%%",
    re.IGNORECASE | re.MULTILINE,
)
_CONTENTS = re.compile(r"\[_?toc", re.IGNORECASE)
_CONTAINER = re.compile(r"^[ \t]*:{3,}[ \t]*(?:\{[^{}\n]*\}|[\w-]*)[ \t]*(?P<title>[^\n]*)$", re.M)
_CALLOUT = re.compile(r"^(?P<start>[ \t]*(?:>[ \t]?)+)\[![\w-]{1,30}\][-+]?[ \t]*", re.MULTILINE)
_TASK = re.compile(r"^(?P<start>[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+)\[[ xX]\][ \t]+", re.MULTILINE)
_MARKED = re.compile(r"(?<![=\w])==(?=[^\s=])(?P<text>[^=\n]{1,500})(?<=\S)==(?![=\w])")
_INNER_MARKDOWN = re.compile(
    r"^[ \t]*(?P<tag><(?:div|section|figure|aside|blockquote|article|span)\b[^<>\n]{0,300}?)"
    r"\s+markdown=[\"']?(?:1|block|span)[\"']?(?P<rest>[^<>\n]{0,300}>)",
    re.IGNORECASE | re.MULTILINE,
)
_SET_IN = re.compile(
    r"^(?: {4}|[ ]{0,3}\t)[ \t]*(?=</?(?:p|div|ul|ol|li|dl|dt|dd|t[drh]|table|thead|tbody|h[1-6]"
    r"|blockquote|figure|figcaption|section|article|aside|br|hr|img|center)\b)",
    re.IGNORECASE | re.MULTILINE,
)
"""HTML that stands so far to the right that CommonMark takes it for code."""
_TOO_DEEP = re.compile(
    r"^(?P<start> {28}|(?:[ \t]{0,8}(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]))){14})[ \t>*+-]+",
    re.MULTILINE,
)
_MODULES = re.compile(
    r"^(?:import\s[^\n]*?[\"'][^\n]*[\"'];?|export\s+(?:const|let|var|function|default|\{|\*)"
    r"[^\n]*(?:\n(?![ \t]*\n)[^\n]+)*)[ \t]*$",
    re.MULTILINE,
)
_EXPRESSION = re.compile(r"\{[^{}\n]{0,300}\}")
_COMMENT = re.compile(r"\{/\*[^*]{0,2000}\*/\}")
_COMPONENT = re.compile(r"<(?P<close>/?)(?P<name>[A-Z][\w.]*)(?P<inner>(?:\s[^<>]{0,2000})?)/?>")


def plain(text: str) -> str:
    """The text with its marks of Kramdown, Pandoc, Obsidian and the like gone or translated, and
    no deeper than a parser goes into it.
    """
    text = _TOO_DEEP.sub(r"\g<start> ", text)
    if "[[" in text:
        text = _LINK.sub(_linked, text)
    if "{" in text or "%%" in text or ("[" in text and _CONTENTS.search(text)):
        text = _REMOVED.sub("", text)
    if "<" in text:
        text = _SET_IN.sub("", text)
    if ":::" in text:
        text = _CONTAINER.sub(lambda found: f"\n{found['title'].strip()}\n", text)
    if "[!" in text:
        text = _CALLOUT.sub(r"\g<start>", text)
    if "[ ]" in text or "[x]" in text or "[X]" in text:
        text = _TASK.sub(r"\g<start>", text)
    if "==" in text:
        text = _MARKED.sub(r"\g<text>", text)
    if "markdown=" in text:
        text = _INNER_MARKDOWN.sub(r"\n\n\g<tag>\g<rest>\n\n", text)
    return text


def without_components(text: str) -> str:
    """The text of MDX without what its programs would do; what stands between tags stays."""
    text = _MODULES.sub("", _COMMENT.sub("", text))
    return _EXPRESSION.sub("", _COMPONENT.sub(_component, text))


def _component(found: re.Match[str]) -> str:
    if found["close"]:
        return ""
    attributes = attributes_of(found["inner"])
    return figure(attributes, pictured="src" in attributes) if attributes else ""


def _linked(found: re.Match[str]) -> str:
    """Obsidian's link is its text, or what it leads to; a picture is a picture."""
    target, text = found["target"].strip(), (found["text"] or "").strip()
    if not found["image"]:
        return text or target.rpartition("/")[2].replace("#", " ").strip()
    if _PICTURE.search(target):
        return f"![{'' if _SIZE.fullmatch(text) else text}](<{target}>)"
    return ""
