"""Markdown becomes blocks and images."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore, normalize
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from index.readers.html.fragment import Fragment, fragment
from index.readers.markdown import marks
from index.readers.markdown.templates import without_marks

_MOST_NESTING = 60
"""Below that, and behind it, a text would be lost; `marks.plain` leaves none so deep."""
_NO_TEXT = frozenset(("footnote_ref", "footnote_anchor"))
_SIGNS = (*"\\`*_~[<&", "  \n")
"""What may be more than text within a paragraph."""
_EMPHASIS = {"em_open": "em_close", "strong_open": "strong_close"}


def read(text: str, *, components: bool = False) -> Fragment:
    """The blocks and images of a Markdown text, which may be anything. An image's caption is its
    title, a line in italics right below it, or its alternative text.

    Args:
        text: the text without its head.
        components: whether it is MDX, which holds programs.
    """
    text = without_marks(text)
    if components:
        text = marks.without_components(text)
    found = fragment(_parser().render(marks.plain(text)))
    return replace(found, blocks=tuple(one for one in found.blocks if not _parts(one.text)))


def line(text: str) -> str:
    """The text of a short piece of Markdown (a title's, a caption's) on one line."""
    if not any(sign in text for sign in "<&*_[`\\~"):
        return text
    return " ".join(block.text for block in fragment(_parser().renderInline(text)).blocks)


def _parts(text: str) -> bool:
    """Whether a block is nothing but signs that part a text (`* * *`, `__`)."""
    return not text.strip("*_-—–~=#+.•·\\ \xa0")


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    parser.options["maxNesting"] = _MOST_NESTING
    parser.use(footnote_plugin).use(deflist_plugin)
    for kind in _NO_TEXT:
        parser.add_render_rule(kind, _nothing)
    parser.add_render_rule("image", _image)
    parser.core.ruler.push("captions", lambda state: _with_captions(state.tokens))
    parser.core.ruler.at("normalize", _normalize)
    parser.core.ruler.at("inline", _inline)
    return parser


def _normalize(state: StateCore) -> None:
    """What is cleaned has one kind of line ends already; what stood in quotes in a head may not."""
    if "\r" in state.src or "\0" in state.src:
        normalize(state)


def _inline(state: StateCore) -> None:
    """A paragraph without a sign of Markdown, as most are, is text and not gone through."""
    for token in state.tokens:
        if token.type == "inline":
            token.children = []
            if any(map(token.content.__contains__, _SIGNS)):
                state.md.inline.parse(token.content, state.md, state.env, token.children)
            else:
                token.children.append(Token("text", "", 0, content=token.content))


def _nothing(*_: object) -> str:
    return ""


def _image(
    self: RendererHTML, tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType
) -> str:
    """An image; where it has a title, that says more of it than the alternative text."""
    token = tokens[at]
    title = token.attrGet("title")
    token.attrSet("alt", str(title or self.renderInlineAsText(token.children, options, env)))
    return self.renderToken(tokens, at, options, env)


def _with_captions(tokens: Sequence[Token]) -> None:
    """A paragraph of an image and a line in italics below it is a figure."""
    for at in range(1, len(tokens) - 1):
        inline = tokens[at]
        if inline.type != "inline" or tokens[at - 1].type != "paragraph_open":
            continue
        children = [one for one in inline.children or () if one.type != "text" or one.content]
        if not _is_captioned(children):
            continue
        tokens[at - 1].tag = tokens[at + 1].tag = "figure"
        tokens[at - 1].hidden = tokens[at + 1].hidden = False
        opening, closing = (
            Token("caption_open", "figcaption", 1),
            Token("caption_close", "figcaption", -1),
        )
        inline.children = [children[0], opening, *children[2:], closing]


def _is_captioned(children: Sequence[Token]) -> bool:
    if len(children) < 5 or children[0].type != "image":
        return False
    if children[1].type not in ("softbreak", "hardbreak"):
        return False
    close = _EMPHASIS.get(children[2].type)
    return close is not None and children[-1].type == close and children[-1].level == 0
