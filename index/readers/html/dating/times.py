"""Which `<time>` of a page tells its article's day, and which is a word of its text."""

import re
from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from index.readers import dates
from index.readers.html.elements import names_of

MOST_ELEMENTS, MOST_DEPTH = 500, 100
"""So many elements of one kind are looked at, and so many of those that they stand in."""
LONG = 100
"""With a paragraph of so many characters a text has begun."""

BLOCKS = names_of("p li td th dd dt blockquote figcaption caption h2 h3 h4 h5 h6")
"""What holds the words of a text."""
_WHOLE = frozenset(("html", "body", "main", "article"))
_ASIDE = frozenset(("aside", "nav"))
_OUTSIDE = _ASIDE | {"footer"}
_OF_HEAD = re.compile(
    r"(?:^|[\W_])(?:by-?line|date-?line|date|pub-?date|post(?:ed|-?date)|publish\w*|meta(?:data)?"
    r"|timestamp|dt-published|updated)(?:$|[\W_])",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"publi|post|erschien|veröff|stand:|aktualisiert|updated|modif|mis en ligne|pubbl",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?:\S+\s+){3}.*[.!?…][\"'”’»)]*$", re.DOTALL)
_DASH = re.compile(r"\s*[–—:)|-]")


def of_head(tree: HtmlElement) -> list[HtmlElement]:
    """The elements that date the article, the best first: those with `pubdate`, those that a
    header or a byline holds, and those that stand outside of running text before it begins, or
    behind it where they say that it was published. None stands in an aside, in a footer or in a
    comment, and each has a day, not only an hour.
    """
    if next(tree.iter("time"), None) is None:
        return []
    ranked: list[tuple[int, bool, bool, HtmlElement]] = []
    begun: HtmlElement | None = None
    for element in islice(tree.iter("h1", "p", "time"), 10 * MOST_ELEMENTS):
        if element.tag == "p" and begun is None and len(element.text_content()) >= LONG:
            begun = element
        elif element.tag == "h1" and (begun is None or not within(begun)):
            begun = None
        elif element.tag == "time" and (rank := _rank(element, begun)) is not None:
            updated = "updated" in (element.get("class") or "").split()
            ranked.append((rank, updated, not within(element), element))
            if len(ranked) == MOST_ELEMENTS:
                break
    return [one[-1] for one in sorted(ranked, key=lambda one: one[:-1])]


def value(time: HtmlElement) -> str:
    """What an element says for machines, else its text."""
    return (time.get("datetime") or time.text_content()).strip()


def has_day(time: HtmlElement) -> bool:
    """Whether an element tells a date, and not only an hour or how long something takes."""
    told = value(time)
    return bool(told) and isinstance(dates.read(told), dates.When)


def around(element: HtmlElement) -> Iterator[HtmlElement]:
    """The elements that one stands in, from the inner to the outer."""
    return islice(element.iterancestors(), MOST_DEPTH)


def within(element: HtmlElement) -> bool:
    """Whether an element stands in the article's."""
    return any(up.tag in ("article", "main") for up in around(element))


def is_aside(element: HtmlElement) -> bool:
    """Whether an element stands beside the text, or is a comment's."""
    return any(
        up.tag in _ASIDE or (up.tag not in _WHOLE and "comment" in (up.get("class") or "").lower())
        for up in around(element)
    )


def is_sentence(text: str) -> bool:
    """Whether a text without blanks at its ends is a sentence of four words or more."""
    return _SENTENCE.match(text) is not None


def block_of(element: HtmlElement) -> HtmlElement | None:
    """The paragraph, item, cell or heading whose words an element's are."""
    return next((up for up in around(element) if up.tag in BLOCKS), None)


def _rank(time: HtmlElement, begun: HtmlElement | None) -> int | None:
    ups = [*around(time)]
    if any(up.tag in _OUTSIDE for up in ups):
        return None
    marked = "pubdate" in time.attrib or _is_of_head(time, ups)
    rank = (0 if "pubdate" in time.attrib else 1) if marked else _place(time, ups, begun)
    return None if rank is None or is_aside(time) or not has_day(time) else rank


def _place(time: HtmlElement, ups: list[HtmlElement], begun: HtmlElement | None) -> int | None:
    """The rank of an element by where it stands, before the text or behind its beginning."""
    block = next((up for up in ups if up.tag in BLOCKS), None)
    if block is not None and block.tag != "p":
        return None
    if begun is None:
        return 2 if block is None or not _is_prose(block) else None
    if block is begun:
        return 2 if _is_dateline(block, time) else None
    beside = ups[0] if block is None else block
    told = beside.text_content()
    return 3 if len(told) < LONG and _PUBLISHED.search(told) else None


def _is_of_head(time: HtmlElement, ups: list[HtmlElement]) -> bool:
    """Whether a header or a class marks what an element stands in, up to the article."""
    marks = [time.get("class") or ""]
    for up in ups:
        if up.tag in _WHOLE:
            break
        if up.tag == "header":
            return True
        marks.append(up.get("class") or "")
    said = " ".join(marks)
    return _OF_HEAD.search(said) is not None and "event" not in said.lower()


def _is_prose(block: HtmlElement) -> bool:
    """Whether the words of a block are a sentence of the text, and not about its publication."""
    text = block.text_content().strip()
    return is_sentence(text) and _PUBLISHED.search(text) is None


def _is_dateline(block: HtmlElement, time: HtmlElement) -> bool:
    """Whether an element begins a paragraph: `NORTHAM, <time> –`."""
    before = block.text_content().partition(time.text_content())[0].strip(" ,(\t\n")
    return (not before or before.isupper()) and _DASH.match(time.tail or "") is not None
