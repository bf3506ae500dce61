"""Which files beside one decide what is read of it: where they change, it is read again."""

import re
from collections.abc import Iterator
from functools import lru_cache
from os.path import normpath
from pathlib import Path

from index.readers.digitised.claims import describers, is_description, places

_ENDINGS = (".xml", ".html", ".htm", ".hocr")
_NAMES = re.compile(r"(?i)(?:^|[-_.])(?:mets|didl|manifest|meta)\.xml$")
_HREF = re.compile(rb"""(?:\bhref|\bfilename)\s*=\s*["']([^"'<>]{1,500}\.[A-Za-z]{3,4})["']""")
_IMAGES = (b".jp2", b".jpg", b".tif", b".png", b".pdf", b".jpeg", b".tiff")
_MOST_BYTES = 16_000_000
_HEAD = 65_536


def neighbours(path: Path, name: str) -> Iterator[Path]:
    """The description of the issue that a page may belong to; of a description, the pages.

    Args:
        path: the file.
        name: its path below the SOURCE, with the SOURCE's own name.
    """
    if not name.lower().endswith(_ENDINGS):
        return
    known = {
        found
        for level in (path.parent, path.parent.parent)
        for found in _descriptions(level, _changed(level))
    }
    if path in known:
        yield from _pages(path, name)
    elif known:
        told = (Path(normpath(path.parent / other)) for other in dict.fromkeys(describers(name)))
        yield from (other for other in told if other in known)


def _pages(path: Path, name: str) -> Iterator[Path]:
    if path.stat().st_size > _MOST_BYTES:
        return
    data = path.read_bytes()
    if is_description(data[:_HEAD]):
        for href in dict.fromkeys(_HREF.findall(data)):
            if not href.lower().endswith(_IMAGES):
                text = href.decode("utf-8", "replace")
                found = (path.parent / place for place in places(text, name))
                yield from (one for one in found if one.is_file())


@lru_cache(maxsize=512)
def _descriptions(folder: Path, changed: int) -> tuple[Path, ...]:
    """What in a folder may describe an issue, by its name; asked again when the folder changes."""
    if not changed:
        return ()
    wanted = f"{folder.name}.xml"
    found = (one for one in folder.iterdir() if one.name == wanted or _NAMES.search(one.name))
    return tuple(sorted(found))


def _changed(folder: Path) -> int:
    """When a folder last changed; 0 where it cannot be asked."""
    try:
        return folder.stat().st_mtime_ns
    except OSError:
        return 0
