"""The paragraphs of a Word document, streamed from its archive: nothing of it is unpacked to the
disk, no entity is expanded and no link followed.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import BinaryIO, cast

from lxml import etree

from index.readers.containers.archives import seekable
from index.readers.containers.limits import bounded
from index.readers.press.pieces import Piece
from index.readers.record import UnreadableError

_DOCUMENT, _STYLES = "word/document.xml", "word/styles.xml"
_MAIN = re.compile(r"\{http://[^{}]*/wordprocessingml/(?:2006/)?main\}")
_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_SIGNS = {"br": "\n", "cr": "\n", "tab": "\t", "noBreakHyphen": "-", "ptab": "\t"}
_LOWEST = 6


@contextmanager
def document(stream: BinaryIO) -> Iterator[Iterator[Piece]]:
    """The paragraphs of a document, without empty ones.

    Raises:
        UnreadableError: (also by a paragraph) it is damaged, encrypted or out of proportion; what
            was given before stays.
    """
    whole = seekable(stream)
    try:
        with zipfile.ZipFile(whole) as archive:
            yield _pieces(archive)
    except (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError, RuntimeError) as error:
        reason = (
            f"It is a damaged or cut Word document ({error}); open it in Word and save it anew."
        )
        raise UnreadableError(reason) from error
    finally:
        if whole is not stream:
            whole.close()


def _pieces(archive: zipfile.ZipFile) -> Iterator[Piece]:
    names = {name.replace("\\", "/").lower(): name for name in archive.namelist()}
    if _DOCUMENT not in names:
        raise UnreadableError("It has no text (word/document.xml); save it anew in Word.")
    levels = _levels(archive, names[_STYLES]) if _STYLES in names else {}
    try:
        yield from _of_xml(_opened(archive, names[_DOCUMENT]), levels)
    except etree.XMLSyntaxError as error:
        reason = f"Its text is damaged ({error.msg}); open it in Word and save it anew."
        raise UnreadableError(reason) from error


def _opened(archive: zipfile.ZipFile, name: str) -> BinaryIO:
    packed = max(archive.getinfo(name).compress_size, 1)
    return cast(BinaryIO, bounded(cast(BinaryIO, archive.open(name)), lambda: packed))


def _of_xml(stream: BinaryIO, levels: Mapping[str, int]) -> Iterator[Piece]:
    for _, element in etree.iterparse(
        stream,
        events=("end",),
        tag=("{*}p", "{*}tr"),
        load_dtd=False,
        no_network=True,
        resolve_entities=False,
    ):
        tag = str(element.tag)
        if _MAIN.match(tag) is None or _within(element, "{*}Fallback"):
            continue
        if tag.endswith("}tr"):
            cells = [_text(cell) for cell in element.iterchildren("{*}tc")]
            if any(cells):
                yield Piece(" | ".join(cells), kind="row")
        elif _within(element, "{*}tr"):
            continue
        elif text := _text(element):
            level = _level(element, levels)
            yield Piece(text, kind="heading" if level else "paragraph", level=level)
        element.clear(keep_tail=True)
        _forget(element)


def _within(element: etree._Element, tag: str) -> bool:
    return next(element.iterancestors(tag), None) is not None


def _forget(element: etree._Element) -> None:
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _text(element: etree._Element) -> str:
    """The text of a paragraph or a cell, without what an open revision moved away from it and the
    readings above Japanese words.
    """
    etree.strip_elements(element, "{*}moveFrom", "{*}Fallback", "{*}rt", with_tail=False)
    parts = []
    for each in element.iter("{*}t", *(f"{{*}}{name}" for name in _SIGNS), "{*}p"):
        name = str(each.tag).rpartition("}")[2]
        parts.append((each.text or "") if name == "t" else _SIGNS.get(name, " "))
    return "".join(parts).strip(" \t\n")


def _level(paragraph: etree._Element, levels: Mapping[str, int]) -> int:
    """The level that a paragraph has as a heading; 0 where it is none."""
    outline = paragraph.find("{*}pPr/{*}outlineLvl")
    if outline is not None and (own := _value(outline)).isdecimal() and int(own) < 9:
        return min(int(own) + 1, _LOWEST)
    style = paragraph.find("{*}pPr/{*}pStyle")
    return levels.get(_value(style), 0) if style is not None else 0


def _levels(archive: zipfile.ZipFile, name: str) -> dict[str, int]:
    """The levels of the styles that make headings, by the ids of these."""
    levels: dict[str, int] = {}
    with _opened(archive, name) as stream:
        for _, style in etree.iterparse(
            stream,
            events=("end",),
            tag="{*}style",
            load_dtd=False,
            no_network=True,
            resolve_entities=False,
        ):
            called = style.find("{*}name")
            text = _value(called) if called is not None else ""
            found = _HEADING.fullmatch(text)
            if found or text.lower() == "title":
                levels[_attribute(style, "styleId")] = min(int(found[1]) if found else 1, _LOWEST)
            style.clear()
    return levels


def _value(element: etree._Element) -> str:
    return _attribute(element, "val")


def _attribute(element: etree._Element, name: str) -> str:
    found = (str(value) for key, value in element.items() if str(key).endswith(f"}}{name}"))
    return next(found, "")
