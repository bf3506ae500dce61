"""What METS says of an issue: its files, its pages, and which parts of pages are an article.

Nothing is decided here: real METS differ in what they fill, and `reading.py` takes what is there.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from lxml import etree

from index.readers.digitised.descriptions import Description, description
from index.readers.digitised.streaming import Elements
from index.readers.record import Notice

_HREF = "{http://www.w3.org/1999/xlink}href"
_BEGINS = frozenset(
    (
        *("mets", "fileGrp", "file", "FLocat", "structMap", "div", "fptr", "area"),
        *("smLink", "smLinkGrp", "smLocatorLink"),
    )
)
_FORGOTTEN = frozenset(("amdSec", "techMD", "digiprovMD", "sourceMD", "rightsMD"))
_ENDS = frozenset(("dmdSec", "fileGrp", "file", "div", "structMap", "smLinkGrp")) | _FORGOTTEN


@dataclass(frozen=True, slots=True)
class File:
    """A file of the issue: where it lies, its MIME type, and what its groups are for."""

    id: str
    href: str
    mime: str
    use: str


@dataclass(frozen=True, slots=True)
class Area:
    """A part of a file, from one id to another; all of it where these are empty."""

    file: str
    begin: str = ""
    end: str = ""


@dataclass(slots=True)
class Div:
    """A part of an issue in one of its structures. `described` has the ids of its descriptions,
    `type` is in small letters and without a prefix.
    """

    id: str = ""
    type: str = ""
    label: str = ""
    order: str = ""
    described: tuple[str, ...] = ()
    areas: list[Area] = field(default_factory=list)
    children: list["Div"] = field(default_factory=list)

    def all(self) -> Iterator["Div"]:
        """The part itself and what is in it, in its order."""
        yield self
        for child in self.children:
            yield from child.all()

    def all_areas(self) -> Iterator[Area]:
        """The areas of the part and of what is in it."""
        for div in self.all():
            yield from div.areas


@dataclass(slots=True)
class Structure:
    """All of a METS file.

    Attributes:
        id: what it calls the issue (`OBJID`), `label` in words.
        descriptions: by their ids.
        files: by their ids, in their order.
        structures: each structure with its type in small letters (`physical`, `logical`).
        links: from the id of a logical part to those of its physical parts.
        notices: what had to be repaired.
    """

    id: str = ""
    label: str = ""
    descriptions: dict[str, Description] = field(default_factory=dict)
    files: dict[str, File] = field(default_factory=dict)
    structures: list[tuple[str, Div]] = field(default_factory=list)
    links: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    notices: list[Notice] = field(default_factory=list)


def structure_of(stream: BinaryIO) -> Structure:
    """What a METS file says.

    Raises:
        UnreadableError: it is cut, or too large.
    """
    elements = Elements(stream, _BEGINS, _ENDS)
    reading = _Reading()
    for event, name, node in elements:
        if event == "start":
            reading.begin(name, node)
        else:
            reading.end(name, node)
    reading.found.notices.extend(elements.notices())
    return reading.found


class _Reading:
    """METS as far as it was read."""

    def __init__(self) -> None:
        self.found = Structure()
        self._uses: list[str] = []
        self._divs: list[Div] = []
        self._type = ""
        self._linked: list[str] = []

    def begin(self, name: str, node: etree._Element) -> None:
        """Takes what the tag of an element says."""
        if name == "mets":
            self.found.id = node.get("OBJID") or ""
            self.found.label = node.get("LABEL") or ""
        elif name == "fileGrp":
            self._uses.append(node.get("USE") or node.get("ID") or "")
        elif name == "FLocat":
            self._located(node)
        elif name == "structMap":
            self._type = (node.get("TYPE") or "").lower()
        elif name == "div":
            self._divs.append(_div(node))
        elif name in ("fptr", "area"):
            if self._divs and (file := node.get("FILEID")):
                area = Area(file, node.get("BEGIN") or "", node.get("END") or "")
                self._divs[-1].areas.append(area)
        elif name == "smLink":
            link = "{http://www.w3.org/1999/xlink}"
            ends = (node.get(f"{link}from") or "", node.get(f"{link}to") or "")
            self.found.links[ends[0].lstrip("#")].append(ends[1].lstrip("#"))
        elif name == "smLocatorLink":
            self._linked.append((node.get(_HREF) or "").lstrip("#"))

    def end(self, name: str, node: etree._Element) -> None:
        """Takes what an element held."""
        if name == "dmdSec":
            self.found.descriptions[node.get("ID") or ""] = description(node)
        elif name == "fileGrp" and self._uses:
            self._uses.pop()
        elif name == "div" and self._divs:
            whole = self._divs.pop()
            if self._divs:
                self._divs[-1].children.append(whole)
            else:
                self.found.structures.append((self._type, whole))
        elif name == "smLinkGrp":
            if self._linked:
                self.found.links[self._linked[0]].extend(self._linked[1:])
            self._linked = []

    def _located(self, node: etree._Element) -> None:
        file = node.getparent()
        if file is not None and (id := file.get("ID")) and id not in self.found.files:
            href, mime = node.get(_HREF) or "", file.get("MIMETYPE") or ""
            self.found.files[id] = File(id, href, mime.lower(), " ".join(self._uses))


def _div(node: etree._Element) -> Div:
    return Div(
        id=node.get("ID") or "",
        type=(node.get("TYPE") or "").lower().rpartition(":")[2],
        label=(node.get("LABEL") or "").strip(),
        order=_order(node),
        described=tuple((node.get("DMDID") or "").split()),
    )


def _order(node: etree._Element) -> str:
    """The number in print; `NP` says that a page has none."""
    label = (node.get("ORDERLABEL") or "").strip()
    return label if label not in ("", "NP") else (node.get("ORDER") or "").strip()
