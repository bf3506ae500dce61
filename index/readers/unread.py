"""What is in no format that is read, by kind, and what would make articles of it."""

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

_OFFICE = "convert them with `pandoc -t markdown`"
_UNPACK = "unpack them"


@dataclass(frozen=True, slots=True)
class Unread:
    """A kind of file, in the plural, and the cure, part of a sentence, or empty."""

    kind: str
    cure: str = ""


_PDF = Unread("PDF files", "`pip install pypdfium2` lets them be read")
DOCX = Unread("DOCX files")
"""What `word/reading.py` reads."""
EPUB = Unread("EPUB files")
"""What `books/epub.py` reads."""
_OLE = Unread("old Office files", "convert them with `soffice --headless --convert-to txt`")
_IMAGE = Unread("images", "text in them needs OCR, such as `tesseract`")
_SOUND = Unread("sound files")
_FILM = Unread("films")
WEB_ARCHIVE = Unread("web archives", "their first record is damaged: copy them anew")
_FONT = Unread("fonts")
_PROGRAM = Unread("programs")
EMPTY = Unread("empty files")
ARCHIVE = Unread("archives in no format that is read", _UNPACK)
"""What may be opened to look for articles, as far as its first bytes tell."""

_MAGIC: tuple[tuple[bytes, Unread], ...] = (
    (rb"%PDF-", _PDF),
    (rb"\{\\rtf", Unread("RTF files", _OFFICE)),
    (rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _OLE),
    (rb"SQLite format 3\0", Unread("SQLite databases", "export their tables as CSV")),
    (rb"AT&TFORM", Unread("DjVu files", "convert them with `djvutxt`")),
    (rb"\x89PNG\r\n|\xff\xd8\xff|GIF8[79]a|RIFF....WEBP|BM.{12}\x28\0\0\0", _IMAGE),
    (rb"II\*\0|MM\0\*|....ftyp(?:avif|heic|heix|mif1)|\0\0\x01\0[\x01-\x20]\0|8BPS\0", _IMAGE),
    (rb"\0\0\0\x0cjP  |\xff\x4f\xff\x51", _IMAGE),
    (
        rb"ID3[\x02-\x04]|\xff[\xfb\xf3\xf2\xfa]|fLaC[\0\x80]|OggS\0|RIFF....WAVE|FORM....AIFF|MThd\0",
        _SOUND,
    ),
    (rb"....ftyp(?:M4A|M4B)", _SOUND),
    (rb"....ftyp|\x1aE\xdf\xa3|RIFF....AVI |FLV\x01|\0\0\x01[\xba\xb3]|\x30\x26\xb2\x75", _FILM),
    (rb"wOF[F2]|\0\x01\0\0\0|OTTO\0|ttcf\0", _FONT),
    (rb"\x7fELF|MZ.\0|\xfe\xed\xfa[\xce\xcf]|[\xce\xcf]\xfa\xed\xfe|\xca\xfe\xba\xbe", _PROGRAM),
    (rb"\0asm", _PROGRAM),
    (
        rb"Rar!\x1a\x07|7z\xbc\xaf\x27\x1c|\x1f\x9d|!<arch>|LZIP\x01|MSCF\0|\x04\x22\x4d\x18",
        ARCHIVE,
    ),
    (rb"PK\x03\x04|PK\x05\x06|\x1f\x8b\x08|BZh[1-9]|\xfd7zXZ\0|\x28\xb5\x2f\xfd", ARCHIVE),
    (rb"WARC/\d|filedesc://", WEB_ARCHIVE),
    (rb"PAR1[\0-\x1f]", Unread("Parquet files", "export them as JSON Lines")),
    (
        rb"ARROW1\0|\xff\xff\xff\xff.\0\0\0\x10\0\0\0",
        Unread("Arrow files", "export them as JSON Lines"),
    ),
    (rb"\x89HDF\r\n", Unread("HDF5 files")),
    (rb"\x80[\x02-\x05](?:c|\x95|\]|\})", Unread("Python pickles", "they are never opened")),
)
_KINDS = tuple((re.compile(magic, re.DOTALL), kind) for magic, kind in _MAGIC)

_PACKED: tuple[tuple[bytes, Unread], ...] = (
    (b"xl/", Unread("XLSX files", "save their tables as CSV")),
    (b"ppt/", Unread("PPTX files", _OFFICE)),
    (b"application/vnd.oasis.opendocument", Unread("OpenDocument files", _OFFICE)),
    (b"Index/Document.iwa", Unread("Pages documents", "export them as Word or text")),
    (b"META-INF/MANIFEST.MF", _PROGRAM),
    (b"datapackage.json", WEB_ARCHIVE),
    (b"pages/pages.jsonl", WEB_ARCHIVE),
    (b".warc", WEB_ARCHIVE),
)
"""What a zip archive is, by what stands among its first names."""
_OF_EPUB = (b"application/epub+zip", b"META-INF/container.xml")
_PACKAGES = (
    *(b"[Content_Types].xml", b"_rels/", b"docProps/", b"word/", b"xl/", b"ppt/"),
    *(b"mimetype", b"META-INF/", b"Index/"),
    *(b"archive/", b"datapackage", b"indexes/", b"pages/"),
)
"""What the first name is where a zip archive is one document: others may hold documents."""

_SCRIPT = Unread("scripts and programs' texts")
_ENDINGS = {
    **dict.fromkeys(("css", "scss", "less"), Unread("style sheets")),
    **dict.fromkeys(("js", "mjs", "ts", "py", "rb", "php", "sh", "java", "c", "go"), _SCRIPT),
    **dict.fromkeys(("svg", "ico", "svgz"), Unread("drawings")),
    **dict.fromkeys(("doc", "xls", "ppt"), _OLE),
    **dict.fromkeys(("mp3", "aac"), _SOUND),
    **dict.fromkeys(("eot", "ttf", "otf"), _FONT),
    **dict.fromkeys(("toml", "ini", "cfg", "conf", "lock"), Unread("settings")),
    **dict.fromkeys(("tex", "bib", "ris"), Unread("texts in no format that is read", _OFFICE)),
}
_BLANKS = b" \t\r\n\0\xef\xbb\xbf"
_ENDING = re.compile(r"[a-z0-9]{1,8}")


def unread(name: str, head: bytes) -> Unread:
    """What a file is that no reader takes, told by its first bytes, else by its name."""
    if not head:
        return EMPTY
    if told := by_magic(head):
        return told
    ending = PurePosixPath(name).suffix[1:].lower()
    if known := _ENDINGS.get(ending):
        return known
    what = "texts" if is_text(head) else "files"
    if _ENDING.fullmatch(ending):
        return Unread(f".{ending} {what} in no format that is read")
    return Unread(f"{what} in no format that is read")


def nothing_in(head: bytes) -> Unread:
    """What a file is that its reader found nothing in."""
    return Unread("files without an article") if head.strip(_BLANKS) else EMPTY


def by_magic(head: bytes) -> Unread | None:
    """What a file is by its first bytes; None where they tell nothing."""
    kind = next((kind for magic, kind in _KINDS if magic.match(head)), None)
    if kind is ARCHIVE and head[:2] == b"PK" and any(sign in head for sign in _OF_EPUB):
        return EPUB
    if kind is ARCHIVE and head[:2] == b"PK" and _first_name(head).startswith(_PACKAGES):
        packed = next((packed for sign, packed in _PACKED if sign in head), kind)
        return DOCX if b"word/" in head else packed
    return kind


def _first_name(head: bytes) -> bytes:
    """The name of a zip archive's first member."""
    length = int.from_bytes(head[26:28], "little")
    return head[30 : 30 + length]


def is_text(head: bytes) -> bool:
    """Whether bytes may be text: no zero is among them, or they are UTF-16 or UTF-32."""
    return b"\0" not in head or head[:2] in (b"\xff\xfe", b"\xfe\xff")
