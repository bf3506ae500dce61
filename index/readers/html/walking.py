"""A tree of lxml, as far as it goes, told to a builder: element by element, without recursion."""

from lxml import etree

from index.readers.html.builder import Builder

_READ = ("class", "src", "data-src", "srcset", "alt", "href", "rel", "width", "height")
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


def depth_of(root: etree._Element, most: int) -> int:
    """How many elements the deepest one stands in, counted no further than `most`."""
    depth = deepest = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
        if deepest >= most:
            break
    return deepest
