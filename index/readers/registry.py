"""Which reader reads which file. A new format is one module and one line here."""

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from index.article import Article
from index.readers.files import Ignored, Skipped, SourceFile, read_bytes
from index.readers.plain import news_text
from index.readers.sources import why

HEAD_BYTES = 4096


class Format(Protocol):
    """A module that reads one input format."""

    MAX_BYTES: int
    """The most that a file may have; `read` gives no article of a larger one."""

    def sniff(self, path: Path, head: bytes) -> bool:
        """Whether a file with this path and these first bytes is of the format."""

    def read(self, file: SourceFile) -> Iterator[Article | Skipped]:
        """The articles of a file, and what could not become one. May raise OSError, ValueError."""


FORMATS: tuple[Format, ...] = (news_text,)
"""Asked in this order; `news_text` takes every `.txt`, so it comes last."""


def read(file: SourceFile) -> Iterator[Article | Skipped | Ignored]:
    """The articles of a file; `Ignored` where its format is none of ours. A file that cannot be
    read to its end is `Skipped` after the articles that were read; nothing is raised for it.
    """
    try:
        chosen = _format(file)
        if chosen is None:
            yield Ignored("files in no format that is read")
        else:
            yield from chosen.read(file)
    except OSError as error:
        reason = f"It cannot be read ({why(error)}); let this user read it, or remove it."
        yield Skipped(file.shown, None, reason)
    except (ValueError, RecursionError) as error:
        reason = f"Its reader gave up ({why(error)}); remove the file and report it as a bug."
        yield Skipped(file.shown, None, reason)


def is_promising(file: SourceFile) -> bool:
    """Whether there can be an article in a file, by its size and its first bytes: whether it is
    worth to be read whole. Raises OSError when it cannot be read.
    """
    chosen = _format(file)
    return chosen is not None and file.path.stat().st_size <= chosen.MAX_BYTES


def _format(file: SourceFile) -> Format | None:
    head = read_bytes(file, HEAD_BYTES)
    return next((known for known in FORMATS if known.sniff(file.path, head)), None)
