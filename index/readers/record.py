"""What a reader takes out of a file: records, as the file tells them.

A record is text with the place it came from. What it means (days, ids, sections, names of sources)
is decided in one place for all formats, `making.py`. Two things only its reader can know: whether
a field holds HTML, which is then text here, with its references (`&amp;`) decoded once and never
twice; and which text belongs together. Spaces, line ends and signs that nothing could carry need
no care: `making.py` cleans every value.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO, Literal

from index.article import Code, Image

Kind = Literal["heading", "paragraph", "quote", "item", "row", "background"]


@dataclass(frozen=True, slots=True)
class Told:
    """A value as it is written in a file. `origin` is where it stands there, for `inspect`:
    `JSON-LD headline`, `<title>`, `fields.byline`.
    """

    value: str
    origin: str


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of running text on its own line. `level` is a heading's, from 1 to 6, and 0 for all
    else; a `row` is a table's, its cells between ` | `; a `background` is the heading of the
    encyclopaedic part that closes an article.
    """

    kind: Kind
    text: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class Naming:
    """What a site generator makes an address of, as it is written (`permalinks.py`).

    Attributes:
        slug: the words of the address.
        filename: the file's name without its ending, with the day that it may begin with.
        title: what stands for `:title`; where it is empty, the title does.
        sections: the folders of the site that the file lies in, outermost first.
        categories: those of the head, and in Jekyll the folders above `_posts`.
    """

    slug: str
    filename: str
    title: str = ""
    sections: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Facsimile:
    """Where the picture of a printed page may be (`facsimiles.py`); what is not told is empty.

    Attributes:
        address: that of the picture, or of its page on the web, where the format has it.
        file: the picture's file, as the format names it.
        page: the number of the picture in its issue.
        issue: the library's own id of the issue.
        id: the library's own id of the article or the page.
    """

    address: str = ""
    file: str = ""
    page: str = ""
    issue: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """One article as a file tells it; what the file does not tell is None or empty.

    Attributes:
        place: where in the file it stands (`line 3`, `record 17`); empty where it is the whole.
        id: the source's own id of the article, if the format has a field for one.
        url: the article's address; may be relative to the source's base address.
        date: when it was published, as written; a number is seconds or milliseconds since 1970.
        modified: when it was last changed, as written.
        authors: one person or organisation each, or a byline (`By Jane Doe and John Roe`).
        topics: one each; where there is one value only and no code, commas and semicolons part it.
        publisher: the newspaper's or site's name.
        section: the part of the newspaper it stood in (`Politics`).
        page: the page it was printed on.
        edition: which printing of the day that was (`Evening`).
        facsimile: where the picture of that page may be.
        confidence: how sure OCR was of its words, from 0 to 1.
        captured: when a crawler saw it, as written.
        captured_url: the address that it asked for, where the article's own is another.
        status: the field's own word (`publish`, `withdrawn`, `corrected`).
        notice: what the source says of a correction or withdrawal.
        corrected: when that was, as written.
        embargo: until when nobody is to read it, as written.
        version: which version of the item it is, as written: of two with one id the greater counts.
        codes: what its agency filed it under, in the agency's own codes.
        licence: the address or name of the text's licence.
        naming: what an address is made of where the file tells none and a person gave a pattern.
        blocks: the text in its order. A first heading that repeats the title, and a
            paragraph above all headings that is the lede, may stand there: they are left out.
    """

    place: str = ""
    id: Told | None = None
    url: Told | None = None
    title: Told | None = None
    headline: Told | None = None
    lede: Told | None = None
    date: Told | None = None
    modified: Told | None = None
    authors: tuple[Told, ...] = ()
    topics: tuple[Told, ...] = ()
    language: Told | None = None
    publisher: Told | None = None
    section: Told | None = None
    page: Told | None = None
    edition: Told | None = None
    facsimile: Facsimile | None = None
    confidence: float | None = None
    captured: Told | None = None
    captured_url: Told | None = None
    status: Told | None = None
    notice: Told | None = None
    corrected: Told | None = None
    embargo: Told | None = None
    version: Told | None = None
    codes: tuple[Code, ...] = ()
    licence: Told | None = None
    naming: Naming | None = None
    images: tuple[Image, ...] = ()
    blocks: tuple[Block, ...] = ()


DAMAGED = "damaged or too large"
SHAPELESS = "without title and text"
UNDATED = "without any sign of a day"
NOT_UNPACKED = "not to be unpacked"
"""What is skipped is counted as one of these, or as a kind of a reader's own."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """What should have been a record and is none. `reason` is one sentence with the cure, `kind`
    what it is counted as; it stands for `count` records.
    """

    place: str
    reason: str
    line: int | None = None
    kind: str = DAMAGED
    count: int = 1


@dataclass(frozen=True, slots=True)
class PassedOver:
    """What is no article and need not be one, by kind in the plural: `drafts`, `pages`, `listings`.
    Reports count it.
    """

    kind: str


NOT_YET = PassedOver("not yet published articles")
"""What becomes an article when its time comes, though its file stays the same."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What a person should know of a file whose articles are read all the same. `reason` is one
    sentence, `kind` what is to be counted, in the plural: `other encodings`.
    """

    place: str
    reason: str
    kind: str


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a run that is interrupted may be taken up again: all that comes of the first `parts`
    parts of the file was given. The reader leaves these out when it is asked for what is behind
    them (`Input.behind`).
    """

    parts: int


Reading = Record | Unreadable | PassedOver | Notice


class UnreadableError(Exception):
    """A file, or the rest of it, cannot be read. Instead of giving `Unreadable`, a reader may raise
    it from any depth: the articles before it stay. The message is one sentence with the cure.
    """

    def __init__(self, reason: str, line: int | None = None, kind: str = DAMAGED) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line
        self.kind = kind


def nothing_beside(path: str) -> None:
    """What stands beside a file of which nothing else is known."""


@dataclass(frozen=True, slots=True)
class Input:
    """A file, or a member of a container, that is to be read.

    Attributes:
        name: `<name of the SOURCE folder>/<path below it, with />`, the same wherever the archive
            stands; a member's path follows that of its container.
        stream: its bytes, from the beginning; it need not be able to seek.
        mapping: which key of a record is which attribute (`--map headline=titel`), by attribute.
        undated: whether a text without any sign of a date is an article (`--undated`).
        behind: how many parts an interrupted run has taken (`Mark`); 0 of a reader without marks.
        shown: how messages call it, ready to be printed; empty: by its name.
        beside: the bytes of a file that belongs to this one (`posts/12.storm.html`), by its path
            from this one's folder; None where there is none.
    """

    name: str
    stream: BinaryIO
    mapping: Mapping[str, str] = field(default_factory=dict)
    undated: bool = False
    behind: int = 0
    shown: str = ""
    beside: Callable[[str], bytes | None] = nothing_beside
