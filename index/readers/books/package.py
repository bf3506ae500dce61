"""What an EPUB says of itself: its metadata, its documents in reading order, and its contents."""

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, cast
from urllib.parse import unquote

from lxml import etree

from index.readers.containers.limits import bounded
from index.readers.feeds.xml.parsing import parse
from index.readers.record import UnreadableError

MOST_BYTES = 20_000_000
"""The bytes that a document of a book may have."""

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_FONTS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
"""How fonts are made useless elsewhere, which concerns no text."""
_MOST_ENTRIES = 50_000


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a book's contents: its words, the document it leads to, and the words of the line
    that it stands under; `below` has the documents of those that stand under it.
    """

    label: str
    path: str
    above: str = ""
    below: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A document of the spine: its path, its media type, and whether it is a part of the text."""

    path: str
    kind: str
    linear: bool = True


class Package:
    """A book that is open.

    Attributes:
        metadata: the elements of its metadata.
        spine: its documents, in reading order.
        entries: the first line of its contents for each document that has one.
        encrypted: paths of what can be read by the program of its seller only.

    Raises:
        UnreadableError: it does not say what is in it.
    """

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = {name.lower(): name for name in archive.namelist()}
        place = self._place()
        self._folder = posixpath.dirname(place)
        root = self._tree(place)
        if root is None:
            raise UnreadableError("Its list of contents cannot be read as XML; copy it anew.")
        parts = {local_of(node): node for node in root}
        self.metadata = parts.get("metadata", etree.Element("none"))
        items = {node.get("id", ""): node for node in parts.get("manifest", ()) if node.get("href")}
        spine = parts.get("spine", etree.Element("none"))
        self.spine = [self._document(node, items) for node in spine if local_of(node) == "itemref"]
        self.entries = {entry.path: entry for entry in reversed(list(self._entries(items, spine)))}
        self.encrypted = frozenset(self._encrypted())

    def read(self, path: str) -> bytes | None:
        """The bytes of a document; None where there is none of that path.

        Raises:
            UnreadableError: it is damaged, larger than may be, or encrypted.
        """
        name = path if path in self._archive.NameToInfo else self._names.get(path.lower())
        if name is None:
            return None
        info = self._archive.getinfo(name)
        if info.flag_bits & 1:
            raise UnreadableError("It is encrypted; unpack the book with its password.")
        try:
            with self._archive.open(info) as stream:
                packed = max(info.compress_size, 1)
                data = bounded(cast(BinaryIO, stream), lambda: packed).read(MOST_BYTES + 1)
        except (zipfile.BadZipFile, NotImplementedError, OSError) as error:
            raise UnreadableError(
                f"It cannot be unpacked ({error}); copy the book anew."
            ) from error
        if len(data) > MOST_BYTES:
            raise UnreadableError(f"It is larger than {MOST_BYTES // 1_000_000} MB; split it.")
        return data

    def _place(self) -> str:
        root = self._tree(_CONTAINER)
        if root is not None:
            for node in root.iter():
                if local_of(node) == "rootfile" and (path := node.get("full-path")):
                    return path
        found = next((name for name in self._archive.namelist() if name.endswith(".opf")), None)
        if found is None:
            raise UnreadableError("It has no list of its contents (OPF); export the book anew.")
        return found

    def _document(self, node: etree._Element, items: dict[str, etree._Element]) -> Document:
        id = node.get("idref", "")
        item = items.get(id)
        if item is None:
            return Document(f"#{id}", "")
        path = self._path(item.get("href", ""), self._folder)
        linear = node.get("linear") != "no" and "nav" not in item.get("properties", "").split()
        return Document(path, item.get("media-type", ""), linear)

    def _entries(self, items: dict[str, etree._Element], spine: etree._Element) -> Iterator[Entry]:
        """The lines of the navigation document, else those of the NCX."""
        for item in items.values():
            if "nav" in item.get("properties", "").split():
                path = self._path(item.get("href", ""), self._folder)
                yield from self._nav(path)
                return
        ncx = items.get(spine.get("toc", "")) or next(
            (one for one in items.values() if "ncx" in one.get("media-type", "")), None
        )
        if ncx is not None:
            path = self._path(ncx.get("href", ""), self._folder)
            root = self._tree(path)
            for node in root.iter() if root is not None else ():
                if local_of(node) == "navMap":
                    yield from self._points(node, posixpath.dirname(path), "")

    def _nav(self, path: str) -> Iterator[Entry]:
        root = self._tree(path)
        for node in root.iter() if root is not None else ():
            kinds = " ".join(str(value) for name, value in node.items() if name.endswith("type"))
            if local_of(node) == "nav" and "toc" in kinds.split():
                for child in node:
                    if local_of(child) == "ol":
                        yield from self._points(child, posixpath.dirname(path), "")

    def _points(self, node: etree._Element, folder: str, above: str) -> Iterator[Entry]:
        """The lines below an `ol` of a navigation document or an element of an NCX; nesting is
        bounded by the parser.
        """
        for point in node:
            if local_of(point) not in ("li", "navPoint"):
                continue
            parts = {local_of(child): child for child in reversed(point)}
            target = parts.get("a", parts.get("content"))
            named = next(
                (parts[name] for name in ("a", "navLabel", "span") if name in parts), point
            )
            label = " ".join("".join(named.itertext()).split())
            inner = point if local_of(point) == "navPoint" else parts.get("ol")
            below = list(self._points(inner, folder, label)) if inner is not None else []
            if target is not None and (href := target.get("href") or target.get("src")):
                paths = tuple(entry.path for entry in below[:_MOST_ENTRIES])
                yield Entry(label, self._path(href, folder), above, paths)
            yield from below

    def _encrypted(self) -> Iterator[str]:
        root = self._tree(_ENCRYPTION)
        for data in root.iter() if root is not None else ():
            if local_of(data) != "EncryptedData":
                continue
            parts = {local_of(node): node for node in data.iter()}
            method, target = parts.get("EncryptionMethod"), parts.get("CipherReference")
            algorithm = method.get("Algorithm", "") if method is not None else ""
            if target is not None and algorithm not in _FONTS:
                yield unquote(target.get("URI", ""))

    def _tree(self, path: str) -> etree._Element | None:
        data = self.read(path)
        return parse(data, {}, lambda _: None) if data else None

    def _path(self, href: str, folder: str) -> str:
        """The path in the archive that an address in a document of a folder leads to."""
        bare = unquote(href.partition("#")[0])
        return posixpath.normpath(posixpath.join(folder, bare)) if bare else ""


def local_of(node: etree._Element) -> str:
    """An element's name without its namespace; empty for a comment."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""
