"""The texts of articles of the KB, the national library of the Netherlands (Delpher): one in a
file, its day in the path, its id in the name.
"""

import re
from collections.abc import Iterator

from index.readers.digitised.naming import named
from index.readers.digitised.pages import FILE_NAME, told
from index.readers.feeds.xml.names import text_of
from index.readers.feeds.xml.root import root_of
from index.readers.feeds.xml.stream import Item, XmlStream
from index.readers.kinds import KINDS
from index.readers.record import Block, Facsimile, Input, Reading, Record

NAME = "article_text"
KIND = KINDS[NAME]
MAX_BYTES: int | None = None

_OWN = re.compile(r"<text(?:\s[^<>]*)?>\s*<(?:title|p)\b")
_ID = re.compile(r"(?P<prefix>[A-Za-z]+\d*)_(?P<issue>\w+?)_(?P<article>\d{4})_articletext$")


def sniff(name: str, head: bytes) -> bool:
    """Whether a file is a `text` of a title and paragraphs."""
    root = root_of(head)
    return root is not None and root.name == "text" and _OWN.match(root.shown) is not None


def read(source: Input) -> Iterator[Reading]:
    """The article in a file."""
    issue, id = ids_of(source.name)
    path = named(source.name)
    for found in XmlStream(source.stream, "text"):
        if not isinstance(found, Item):
            yield found
            continue
        title, blocks = texts_of(found)
        yield Record(
            place="" if found.place == "text 1" else found.place,
            id=told(id, FILE_NAME) if found.place == "text 1" else None,
            title=told(title, "title"),
            date=told(path.date, FILE_NAME),
            facsimile=Facsimile(issue=issue, id=id),
            blocks=blocks,
        )


def texts_of(item: Item) -> tuple[str, tuple[Block, ...]]:
    """The title of an article, and its paragraphs; a further title is a heading."""
    titles = [one for one in item.node if one.tag == "title" and text_of(one).strip()]
    first = titles[0] if titles else None
    blocks = (
        Block("heading", text, 2) if one.tag == "title" else Block("paragraph", text)
        for one in item.node
        if one is not first and (text := " ".join(text_of(one).split()))
    )
    return " ".join(text_of(first).split()) if first is not None else "", tuple(blocks)


def ids_of(name: str) -> tuple[str, str]:
    """The library's ids of the issue and the article that a file is named after
    (`DDD_010100993_0005_articletext.xml`); empty for another name.
    """
    found = _ID.fullmatch(name.rpartition("/")[2].partition(".")[0])
    if found is None:
        return "", ""
    issue = f"{found['prefix'].lower()}:{found['issue'].replace('_', ':')}:mpeg21"
    return issue, f"{issue}:a{found['article']}"
