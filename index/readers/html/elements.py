"""What each HTML element does to the text around it."""

from typing import Final


def names_of(words: str) -> frozenset[str]:
    """The names that a text lists."""
    return frozenset(words.split())


HIDDEN: Final = names_of(
    "head title script style template iframe frame noscript noframes nav svg canvas object embed"
    " applet audio video map select option optgroup datalist button textarea input dialog"
    " progress meter"
)
"""Their text is no text of the article."""

BORDERS: Final = names_of(
    "address article aside body center dd details dir div dl dt fieldset figcaption figure footer"
    " form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu ol p pre section summary"
    " search table tbody td tfoot th thead tr ul blockquote listing plaintext xmp caption"
    " noindex amp-layout"
)
"""Text before and behind their tags stands in different blocks."""

ITEMS: Final = frozenset(("li", "dd", "dt"))
PREFORMATTED: Final = frozenset(("pre", "listing", "plaintext", "xmp"))
LEVELS: Final = {f"h{level}": level for level in range(1, 7)}
IMAGES: Final = frozenset(("img", "amp-img", "image"))

CAPTION_CLASSES: Final = names_of(
    "wp-caption-text caption image-caption photo-caption img-caption imagecaption media-caption"
    " caption-text gallery-caption figure-caption picture-caption caption__text"
)
FIGURE_CLASSES: Final = frozenset(("wp-caption", "image-with-caption", "captioned-image-container"))
CREDIT_MARKS: Final = ("credit", "copyright", "photographer")
"""A class that holds one of these, within a figure, names who took its picture."""
