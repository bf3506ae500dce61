"""The value under the key of a text becomes blocks and images, whatever it is."""

import re
from collections.abc import Mapping

from index.readers.html.fragment import Fragment
from index.readers.record import Block
from index.readers.tables.bodies.components import component_fragment
from index.readers.tables.bodies.lexical import is_lexical, lexical_fragment
from index.readers.tables.bodies.mobiledoc import is_mobiledoc, mobiledoc_fragment
from index.readers.tables.bodies.npf import is_npf, npf_fragment
from index.readers.tables.bodies.running import text_fragment
from index.readers.tables.texts import listed

_CUT = re.compile(r"\s*…?\s*\[\+\d+ chars\]\s*$")
"""What NewsAPI writes where it cuts a text off."""


def body_fragment(value: object) -> Fragment:
    """The blocks and images of a value: text (plain, HTML, or an editor's document written as
    text), a list of paragraphs, or an editor's blocks. Empty where it holds no text.
    """
    if isinstance(value, str):
        return _of_text(value)
    if isinstance(value, bool | int | float) or value is None:
        return Fragment()
    return _of_blocks(value)


def background_blocks(value: object) -> tuple[Block, ...]:
    """The closing encyclopaedic section of Dateline's own exports, under its heading."""
    if not isinstance(value, Mapping) or not isinstance(value.get("heading"), str):
        return ()
    below = component_fragment(value.get("paragraphs")).blocks
    return (Block("background", value["heading"], 2), *below) if below else ()


def _of_text(text: str) -> Fragment:
    start = text.lstrip()[:1]
    if start and start in "{[":
        parts = list(listed(text))
        if parts != [text] and (found := _of_blocks(parts[0] if start == "{" else parts)).blocks:
            return found
        if parts != [text] and is_lexical(parts[0]):
            return found
    if text.endswith("]") or text.rstrip().endswith("]"):
        text = _CUT.sub("…", text)
    return text_fragment(text)


def _of_blocks(value: object) -> Fragment:
    if isinstance(value, Mapping):
        if is_lexical(value):
            return lexical_fragment(value)
        if is_mobiledoc(value):
            return mobiledoc_fragment(value)
    if isinstance(value, list) and is_npf(value):
        return npf_fragment(value)
    return component_fragment(value)
