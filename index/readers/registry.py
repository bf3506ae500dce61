"""Which reader reads which file, and what comes of it. A new format is one module and one line
here; one of somebody else's is an entry point in the group `dateline.readers`.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache, partial

from index.errors import SettingsError
from index.readers.agencies.formats import AGENCIES
from index.readers.books import epub
from index.readers.containers.compressed import bare
from index.readers.containers.opening import Opened, is_container, members
from index.readers.containers.streams import bounded, peeked
from index.readers.digitised import (
    abbyy,
    alto,
    article_text,
    didl,
    hocr,
    ocr_text,
    olive,
    page_xml,
    tetml,
)
from index.readers.digitised.claims import is_claimed
from index.readers.digitised.mets import reading as mets
from index.readers.disk import AbsentError, beside, opened
from index.readers.exports import (
    blogger,
    dotclear,
    lists,
    movable_type,
    trafilatura_xml,
    wordpress,
)
from index.readers.feeds import atom, rss
from index.readers.files import Ignored, Skipped, SourceFile
from index.readers.html import page
from index.readers.mail import eml, mbox, mhtml
from index.readers.making import Made, made
from index.readers.markdown import reading as markdown
from index.readers.outcomes import Making, Outcome, noted, said, within
from index.readers.pdf import reading as pdf
from index.readers.plain import news_text
from index.readers.plugins import Reader, plugged
from index.readers.press import europresse, factiva, nexis, proquest
from index.readers.record import (
    DAMAGED,
    Input,
    Mark,
    Reading,
    Record,
    Unreadable,
    UnreadableError,
)
from index.readers.rst import reading as restructuredtext
from index.readers.source_settings import FILE, Context
from index.readers.sources import why
from index.readers.tables import delimited, json_documents, json_lines
from index.readers.tables.substack import table_of
from index.readers.unread import nothing_in, unread
from index.readers.web_archives import arc, wacz, warc
from index.readers.wikis import mediawiki
from index.readers.word import reading as word
from index.text.cleaning import printable

TABLE_OF_POSTS = "posts.csv"
"""Its reader takes texts out of pages beside it."""


FORMATS: tuple[Reader, ...] = (
    *(warc, arc, wacz),
    *(nexis, factiva, europresse, proquest, word),
    *(rss, atom, wordpress, blogger, movable_type, dotclear, trafilatura_xml, lists),
    *AGENCIES,
    *(mets, didl, alto, page_xml, hocr, abbyy, tetml, olive, article_text),
    ocr_text,
    *(mediawiki, mbox, mhtml, eml, epub, pdf),
    *(markdown, restructuredtext),
    *(json_lines, json_documents, delimited),
    page,
    news_text,
)
"""Asked in this order, after those of entry points; `news_text` takes every `.txt`, so it comes
last.
"""

PAGES_OF_ISSUES: tuple[Reader, ...] = (alto, page_xml, hocr, abbyy, article_text)
"""What they read may be the pages of an issue that is described beside them."""


def chosen(name: str, head: bytes) -> Reader | None:
    """The reader of a file; None where its format is none that is read.

    Raises:
        SettingsError: a reader that another package brings cannot be loaded.
    """
    return _chosen((*plugged(), *FORMATS), name, head)


def read(file: SourceFile, context: Context | None = None) -> Iterator[Outcome]:
    """The articles of a file, what could not or need not become one, and what is to be said of what
    became one.
    """
    for outcome in makings(file, context or Context(file.source)):
        if isinstance(outcome, Made):
            yield from noted(outcome, file)
        if not isinstance(outcome, Mark):
            yield outcome.article if isinstance(outcome, Made) else outcome


def makings(
    file: SourceFile,
    context: Context,
    at: Callable[[int], None] | None = None,
    behind: int = 0,
) -> Iterator[Making]:
    """As `read`, but each article with its format, where its attributes came from and what is to be
    said about it, and with the marks of its reader, from behind one of which it may be read on.
    `at` is told how many bytes of the file were taken. What is damaged before its end is `Skipped`
    after the articles that were read; nothing is raised for it.

    Raises:
        AbsentError: the disk does not give it now.
        SettingsError: a reader that another package brings cannot be loaded.
    """
    with opened(file) as stream:
        head, whole = peeked(stream)
        given = context.mapping, context.undated, behind, file.shown, partial(beside, file)
        for member in members(Input(file.name, whole, *given), head):
            if isinstance(member, Opened):
                inside = member.source.name.removeprefix(bare(file.name)).strip("/")
                for making in member_makings(member.source, member.head, context):
                    if not inside:
                        yield making
                    elif not isinstance(making, Mark):  # of a part of a part nothing is kept
                        yield within(making, inside, file)
                    if at:
                        at(stream.tell())
            elif isinstance(member, Unreadable):
                place = f"{member.place}: " if member.place else ""
                yield Skipped(file.shown, None, place + member.reason, member.kind)
            else:
                yield Ignored(member.kind)


def member_makings(source: Input, head: bytes, context: Context) -> Iterator[Making]:
    """As `makings`, of a file that is open, or of a member of a container.

    Args:
        source: the file; its stream stands at the beginning.
        head: its first bytes, up to 64 KiB (`streams.peeked`).
        context: what is known of its source.
    """
    shown = source.shown or printable(source.name)
    try:
        yield from _makings(source, head, context, shown)
    except (SettingsError, AbsentError):
        raise
    except UnreadableError as error:
        yield Skipped(shown, error.line, error.reason, error.kind)
    except Exception as error:
        reason = f"Its reader gave up ({why(error)}); remove the file and report it as a bug."
        yield Skipped(shown, None, reason, DAMAGED)


def format_of(file: SourceFile) -> str:
    """The name of the reader of a file; empty where there is none, or the file cannot be read."""
    try:
        with opened(file) as stream:
            head, _ = peeked(stream)
    except AbsentError:
        return ""
    reader = None if is_container(head) else chosen(file.name, head)
    return reader.NAME if reader else ""


@lru_cache(maxsize=2)
def _chosen(readers: tuple[Reader, ...], name: str, head: bytes) -> Reader | None:
    """A run asks twice for each file: whether to read it, and how."""
    return next((known for known in readers if known.sniff(name, head)), None)


def is_promising(file: SourceFile) -> bool:
    """Whether there can be an article in a file, by its size and its first bytes: whether it is
    worth to be read whole. Raises AbsentError or OSError when it cannot be read.
    """
    with opened(file) as stream:
        head, _ = peeked(stream)
    if is_container(head):
        return True
    reader = chosen(file.name, head)
    most = reader.MAX_BYTES if reader else 0
    return most is None or file.path.stat().st_size <= most


def _makings(source: Input, head: bytes, context: Context, shown: str) -> Iterator[Making]:
    if source.name.rpartition("/")[2] == FILE:
        return  # it was read before, with the settings
    if (table := table_of(source.name)) and source.beside(f"../{table.rpartition('/')[2]}"):
        return  # the reader of the table takes its text
    reader = chosen(source.name, head)
    if reader is None:
        other = unread(source.name, head)
        yield Ignored(other.kind, other.cure)
        return
    if reader in PAGES_OF_ISSUES and is_claimed(source):
        return  # the reader of the issue takes its text
    if reader.MAX_BYTES is not None:
        source = replace(source, stream=bounded(source.stream, reader.MAX_BYTES))
    reading: Reading | Mark | Made | None = Mark(source.behind) if source.behind else None
    for reading in reader.read(source):
        if isinstance(reading, Record):
            reading = made(reading, source.name, context, reader.NAME)
        yield reading if isinstance(reading, Made) else said(reading, shown)
    if reading is None:
        yield Ignored(nothing_in(head).kind)
