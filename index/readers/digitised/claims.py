"""Which file describes an issue, and which files are the pages of it.

A page that a METS or DIDL file beside it names is no article of its own: the reader of that file
takes its text. Such files are told by their names, since of a folder in an archive only names can
be asked for.
"""

import posixpath
import re
from collections.abc import Callable, Iterator
from urllib.parse import unquote

from index.readers.feeds.xml.names import local_name
from index.readers.feeds.xml.root import root_of
from index.readers.record import Input

_WORDS = ("mets", "METS", "didl", "DIDL")
_ALONE = ("mets.xml", "METS.xml", "didl.xml", "manifest.xml", "meta.xml")
_PARTING = re.compile(r"[-_.]")
_ROOTS = frozenset(("mets", "DIDL"))
_HEAD = 65_536


def describers(path: str) -> Iterator[str]:
    """Where the description of the issue may stand that a page belongs to, as paths from the
    page's folder: `mets.xml`, `<name>_mets.xml` or `<folder>.xml`, beside it or in the folder
    above, where `<name>` is the folder's or what the page's name begins with.
    """
    *folders, name = path.split("/")
    stem = name.partition(".")[0]
    begins = [stem[: found.start()] for found in _PARTING.finditer(stem)][::-1]
    for level in (0, 1):
        folder = folders[-1 - level] if len(folders) > level else ""
        above = "../" * level
        yield from (f"{above}{alone}" for alone in _ALONE)
        if folder:
            yield f"{above}{folder}.xml"
        for known in (folder, *begins):
            if known:
                yield from (f"{above}{known}{by}{word}.xml" for by in "_-" for word in _WORDS)


def is_description(head: bytes) -> bool:
    """Whether a file that begins so is METS or DIDL."""
    root = root_of(head[:_HEAD])
    return root is not None and local_name(root.name) in _ROOTS


def is_claimed(source: Input) -> bool:
    """Whether a page belongs to an issue that is described beside it."""
    return claims(source.name, source.beside)


def claims(name: str, beside: Callable[[str], bytes | None]) -> bool:
    """Whether an issue is described that the page with this name belongs to. `beside` gives the
    bytes of a file by its path from the page's folder.
    """
    own = name.rpartition("/")[2]
    quoted = re.compile(rb"[/\"'>:]" + re.escape(own.encode(errors="replace")) + rb"[\"'<]")
    for path in dict.fromkeys(describers(name)):
        data = beside(path) if posixpath.basename(path) != own else None
        if data and is_description(data) and quoted.search(data.replace(b"%20", b" ")):
            return True
    return False


def places(href: str, name: str) -> tuple[str, ...]:
    """Where a file may lie that a description names, as paths from the folder of the description,
    whose own name is given: as it is written if that does not lead out of the SOURCE, else by its
    name alone.
    """
    path = unquote(href.strip()).replace("\\", "/").removeprefix("file://")
    path = path.partition("?")[0].partition("#")[0]
    alone = path.rpartition("/")[2]
    whole = posixpath.normpath(path) if path else ""
    depth = len(name.split("/")) - 2
    leads_out = "://" in path or whole.startswith("/") or whole.split("/").count("..") > depth
    return tuple(dict.fromkeys(filter(None, (alone,) if leads_out else (whole, alone))))
