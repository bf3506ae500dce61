"""PDF files with a text layer: one is one article, in the order in which people read its columns.

The title is that of the metadata, where it is no name of a file, else what stands in the largest
letters of the first page; the day is in the file's name, else when the file was made.
"""

import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import PurePosixPath

from index.readers.dates import in_path
from index.readers.kinds import KINDS
from index.readers.pdf import running
from index.readers.pdf.child import Child
from index.readers.pdf.columns import in_order, with_initials
from index.readers.pdf.paragraphs import blocks_of, largest
from index.readers.pdf.runs import Run
from index.readers.record import Block, Input, Notice, Reading, Record, Told, UnreadableError

NAME = "pdf"
KIND = KINDS[NAME]
MAX_BYTES: int | None = 500_000_000
MOST_LETTERS = 5_000_000
"""Of a larger text only so much is read: a book of a thousand pages has half of it."""

_FEWEST = 20
"""A page with fewer letters has no text layer to speak of."""
_MADE = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?")
_NO_TITLE = re.compile(
    r"untitled.*|unbenannt.*|sans titre.*|sin título.*|senza titolo.*|document\d*|layout \d+"
    r"|microsoft word.*|microsoft powerpoint.*|scan\w*|\W*|.*\.(?:indd|docx?|qxp|qxd|pdf|tiff?|ps"
    r"|odt|rtf|txt|tex|dvi|xps|html?)",
    re.IGNORECASE,
)
_LOST = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]")
_CURE = "run `ocrmypdf IN OUT` and read OUT"


def sniff(name: str, head: bytes) -> bool:
    """Whether a file is a PDF, and the package that reads it is there. A server or a mailer may
    have put some bytes before it.
    """
    return b"%PDF-" in head[:1024] and head[:4] != b"PK\x03\x04" and _can_read()


def read(source: Input) -> Iterator[Reading]:
    """The article of a file.

    Raises:
        UnreadableError: it has no text layer, or is encrypted or damaged.
    """
    pages: list[list[Run]] = []
    told: Mapping[str, str] = {}
    letters = 0
    with tempfile.NamedTemporaryFile(suffix=".pdf") as copy:
        shutil.copyfileobj(source.stream, copy)
        copy.flush()
        for found in _child().answers(copy.name):
            if isinstance(found, tuple):
                told = found[0]
                continue
            letters += sum(len(run.text) for run in found)
            pages.append(found if letters <= MOST_LETTERS else [])
    yield from _notices(pages, letters)
    columns = [in_order(with_initials(page)) for page in running.without(pages)]
    yield _record(source.name, told, columns, blocks_of(columns))


@cache
def _can_read() -> bool:
    return find_spec("pypdfium2") is not None


@cache
def _child() -> Child:
    return Child()


def _notices(pages: list[list[Run]], letters: int) -> Iterator[Notice]:
    """What is to be said of pages whose text is missing."""
    bare = sum(sum(len(run.text) for run in page) < _FEWEST for page in pages)
    if not pages or letters < _FEWEST or bare == len(pages) > 1:
        kind = "PDF files without text"
        raise UnreadableError(f"It has no text layer: {_CURE}.", kind=kind)
    lost = sum(len(_LOST.findall(run.text)) for page in pages for run in page)
    if 3 * lost > letters:
        reason = "Its fonts do not say which letters they draw"
        raise UnreadableError(f"{reason}: run `ocrmypdf --force-ocr IN OUT` and read OUT.")
    if bare:
        which = f"{bare} of its {len(pages)} pages have" if bare > 1 else "One of its pages has"
        cure = "run `ocrmypdf --skip-text IN OUT` and read OUT"
        yield Notice(
            "", f"{which} no text layer: {cure}, if text is in them.", "pages without text"
        )
    if letters > MOST_LETTERS:
        reason = f"It has over {MOST_LETTERS:,} letters: the pages behind that were left out."
        yield Notice("", reason, "shortened files")


def _record(
    name: str, told: Mapping[str, str], pages: list[list[list[Run]]], blocks: tuple[Block, ...]
) -> Record:
    title = " ".join(told.get("Title", "").split())
    named = PurePosixPath(name).stem.casefold()
    is_title = not _NO_TITLE.fullmatch(title) and title.casefold() != named
    shown = largest(pages) if not is_title else ""
    heading = Told(shown, "largest letters") if shown else None
    author = told.get("Author", "")
    return Record(
        title=Told(title, "Title") if is_title else heading,
        date=_date(name, told),
        authors=(Told(author, "Author"),) if author and "@" not in author else (),
        topics=(Told(told["Keywords"], "Keywords"),) if told.get("Keywords") else (),
        page=Told(f"1–{len(pages)}", "pages") if len(pages) > 1 else None,
        blocks=blocks,
    )


def _date(name: str, told: Mapping[str, str]) -> Told | None:
    if day := in_path(name):
        return Told(day, "the file's name")
    made = _MADE.match(told.get("CreationDate", ""))
    return Told("-".join(filter(None, made.groups())), "CreationDate") if made else None
