"""What images, figures and captions do when they begin and end."""

from collections.abc import Mapping

from index.readers.html import elements
from index.readers.html.state import Frame, Picture, State
from index.readers.record import Block
from index.text.cleaning import squeeze

MOST_IMAGES = 50
"""A caption is given to so many images of its figure."""

_LAZY = ("data-src", "data-lazy-src", "data-original", "data-orig-file", "data-image-src")
Attributes = Mapping[str, str]


def image(state: State, _: str, attributes: Attributes) -> None:
    """An image. A drawn emoji is the sign that it draws; what has one point is no picture."""
    alt = squeeze(attributes.get("alt") or "")
    kind = attributes.get("class") or ""
    if "emoji" in kind or "smiley" in kind:
        state.pieces.append(alt)
        return
    url = _address(attributes)
    if url and not {attributes.get("width"), attributes.get("height")} & {"0", "1", "1px", "0px"}:
        state.images.append(Picture(url, alt))


def _address(attributes: Attributes) -> str | None:
    """Where the picture itself is: lazily loaded ones have a stand-in at `src`."""
    for name in (*_LAZY, "src", "href"):
        url = (attributes.get(name) or "").strip()
        if url and not url.startswith("data:"):
            return url
    several = attributes.get("data-srcset") or attributes.get("srcset") or ""
    return next(iter(several.replace(",", " ").split()), None)


def figure(state: State, _: str, __: Attributes) -> None:
    """A figure begins."""
    state.border()
    state.figures.append(state.enter(_leave_figure))


def _leave_figure(state: State, frame: Frame) -> None:
    """What the figure said of its pictures is theirs; a caption without a picture is text."""
    state.border()
    state.figures.pop()
    found = state.images[max(frame.images, len(state.images) - MOST_IMAGES) :]
    bare = [picture for picture in found if not picture.caption]
    for picture in bare:
        picture.caption = frame.caption
    for picture in found:
        picture.credit = picture.credit or frame.credit
        picture.licence = picture.licence or frame.licence
    if frame.caption and not bare:
        _add(state, frame.caption)
    if frame.credit and not found:
        _add(state, frame.credit)


def _add(state: State, text: str) -> None:
    state.size += len(text)
    state.blocks.append(Block(state.kind, text, state.level))


def caption(state: State, _: str, __: Attributes) -> None:
    """A figure's caption begins; without a figure, it is that of the picture before it."""
    state.border()
    if state.lines:
        return
    state.enter(_leave_caption)
    state.lines = 1


def _leave_caption(state: State, _: Frame) -> None:
    text = state.taken()
    if state.figures:
        frame = state.figures[-1]
        frame.caption = f"{frame.caption} {text}".strip()
    elif state.images and not state.images[-1].caption:
        state.images[-1].caption = text
    elif text:
        _add(state, text)


def marked(state: State, tag: str, attributes: Attributes) -> bool:
    """Whether an element's class made it a figure, a caption or a credit, which then begins."""
    words = (attributes.get("class") or "").lower()
    if not words:
        return False
    names = frozenset(words.split())
    if names & elements.FIGURE_CLASSES:
        figure(state, tag, attributes)
    elif state.figures and any(mark in words for mark in elements.CREDIT_MARKS):
        _credit(state)
    elif names & elements.CAPTION_CLASSES and (state.figures or state.images):
        caption(state, tag, attributes)
    else:
        return False
    return True


def _credit(state: State) -> None:
    if not state.lines:
        state.border()
    state.enter(_leave_credit).mark = len(state.pieces)
    state.lines += 1


def _leave_credit(state: State, frame: Frame) -> None:
    if state.figures:
        holder = state.figures[-1]
        holder.credit = f"{holder.credit} {state.taken(frame.mark)}".strip()


def link(state: State, _: str, attributes: Attributes) -> None:
    """A link; in a figure, one to a licence is that of its pictures, and its words say no more."""
    if not state.figures:
        return
    address = attributes.get("href") or ""
    rel = (attributes.get("rel") or "").lower().split()
    if "license" in rel or "creativecommons.org/" in address:
        state.figures[-1].licence = address.strip()
        state.enter(_leave_licence).mark = len(state.pieces)
        state.lines += 1


def _leave_licence(state: State, frame: Frame) -> None:
    state.taken(frame.mark)
