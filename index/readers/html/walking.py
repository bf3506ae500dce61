"""A tree of lxml, as far as it goes, told to a builder: element by element, without recursion."""

from lxml import etree

from index.readers.html.builder import Builder

_READ = ("class", "src", "data-src", "srcset", "alt", "href", "rel", "width", "height")
_PARENTS = etree.XPath("count(descendant-or-self::*[*])")
_CLASSES = etree.XPath("//@class", smart_strings=False)
_NONE: frozenset[str] = frozenset()


def walk(root: etree._Element, without: frozenset[str] = _NONE) -> Builder:
    """The builder after an element and all that it holds, closed.

    Args:
        root: the element.
        without: names of elements that are left out, with what they hold.
    """
    builder = Builder()
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event == "start":
            tag = str(element.tag)
            builder.start("template" if tag in without else tag, _attributes(element))
            if element.text:
                builder.data(element.text)
        else:
            if event == "end":
                builder.end(str(element.tag))
            if element.tail and element is not root:
                builder.data(element.tail)
    return builder.close()


def _attributes(element: etree._Element) -> dict[str, str]:
    """An element's attributes. Where one has a name that lxml reads and cannot give (`<p {a}="">`),
    those that mean something.
    """
    try:
        return dict(element.items())
    except (ValueError, KeyError):
        return {name: value for name in _READ if (value := element.get(name)) is not None}


def classes(root: etree._Element) -> list[str]:
    """All classes of a page as its elements have them: to look whether a word is among them takes
    a fraction of the time that looking for elements with it takes.
    """
    found: list[str] = _CLASSES(root)
    return found


def is_deeper(root: etree._Element, most: int) -> bool:
    """Whether an element stands in so many others, `root` counted, or in more."""
    if _PARENTS(root) + 1 < most:
        return False
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth >= most:
            return True
    return False
