"""Every address that is answered, in one table, and what is looked up in it."""

import re

from web.contract.operation import PAGE, Operation
from web.contract.places import PLACES
from web.contract.searches import SEARCHES
from web.contract.selections import SELECTIONS

OPERATIONS = (*SEARCHES, *SELECTIONS, *PLACES)
GROUPS = {
    "Searches": "A question, answered as a page, as data, as a file or as a feed.",
    "Selections": "Articles that a reader picked, by their ids: nothing is kept on the server.",
    "Articles": "One article in several formats, and those that are like it.",
    "While typing": "Completions, each of which finds something.",
    "Finding the way": "What browsers, crawlers and programs look for first.",
    "Health": "What monitors ask, by whatever Host.",
}
"""What the operations are grouped under, and what each group is."""
_VARIABLE = re.compile(r"<(?:\w+:)?(\w+)>")
_BY_PATH = {o.path: o for o in OPERATIONS}
PROBES = frozenset(o.path for o in OPERATIONS if o.group == "Health")
"""The paths that monitors ask."""
_SEARCHING = frozenset(o.path for o in OPERATIONS if o.searching)
_WITHOUT = frozenset(o.path for o in OPERATIONS if not o.parameters)
_VALUE = re.compile(r"{\w+}")
_ENDINGS = tuple({o.path.rpartition("}")[2] for o in OPERATIONS if o.type != PAGE} - {""})


def template(rule: str) -> str:
    """The path of a routing rule, its variables in braces."""
    return _VARIABLE.sub(r"{\1}", rule)


def operation(path: str) -> Operation | None:
    """What is answered at an address, its variables in braces."""
    return _BY_PATH.get(path)


def siblings(page: Operation) -> tuple[Operation, ...]:
    """What else there is of what a page shows: the operations whose paths only end otherwise."""
    return tuple(o for o in OPERATIONS if page.path != "/" and o.path.startswith(f"{page.path}."))


def page_at(path: str) -> Operation | None:
    """The page that is at a path, if one is that comes in other formats too."""
    return next((page for shape, page in _PAGES if shape.fullmatch(path)), None)


def is_plain_too(kind: str) -> bool:
    """Whether an answer of this type can be had as plain text too: it is text, and not every client
    that is generated from the contract knows that.
    """
    return not kind.startswith("text/") and not kind.endswith(("/json", "+json"))


def needs_index(path: str) -> bool:
    """Whether an address, its variables in braces, is answered by searching."""
    return path in _SEARCHING


def takes_none(path: str) -> bool:
    """Whether an address, its variables in braces, takes no parameter."""
    return path in _WITHOUT


def is_for_programs(path: str) -> bool:
    """Whether a program reads what is at a path, and not a person."""
    return path.endswith(_ENDINGS)


_PAGES = tuple(
    (re.compile(_VALUE.sub("[^/.]+", page.path)), page)
    for page in OPERATIONS
    if page.type == PAGE and siblings(page)
)
