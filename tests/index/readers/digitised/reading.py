"""How these tests read: a file, and others beside it."""

import io
import posixpath
from collections.abc import Mapping

from index.readers.record import Input, Reading, Record


def input_of(name: str, files: Mapping[str, str | bytes]) -> Input:
    """One of some files, which has the others beside it; names are below the SOURCE `elm`."""

    def beside(path: str) -> bytes | None:
        found = files.get(posixpath.normpath(posixpath.join(posixpath.dirname(name), path)))
        return found.encode() if isinstance(found, str) else found

    data = files[name]
    raw = data.encode() if isinstance(data, str) else data
    return Input(f"elm/{name}", io.BytesIO(raw), beside=beside)


def records(readings: list[Reading]) -> list[Record]:
    """Those of the readings that are articles."""
    return [one for one in readings if isinstance(one, Record)]


def texts(record: Record) -> list[str]:
    """The blocks of an article, headings between ==."""
    return [f"== {one.text}" if one.kind == "heading" else one.text for one in record.blocks]
