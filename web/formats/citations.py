"""An article as it is cited: in RIS, in BibTeX, and in a sentence.

RIS after the specification of Research Information Systems (2011), type NEWS; its `CR`, which is no
part of that, is read as the rights by Zotero and left alone by others. It wants the family name of
an author first, so that is guessed there (`names.name_of`); elsewhere names are given as they are
written. The day of access is today.
"""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime

from index.article import Article
from web.address.links import web_address
from web.formats.names import name_of
from web.formats.wording import MONTHS, became, dated, licence, standing

RIS = "application/x-research-info-systems"
BIBTEX = "application/x-bibtex"

_SPECIAL = {
    "\\": r"\textbackslash{}",
    # BibTeX counts braces, also those behind a backslash.
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "#$%&_"},
}
_AND = re.compile(r",|\band\b", re.IGNORECASE)


def address_of(article: Article, here: str) -> str:
    """Where a reader of the citation finds the article: the original, else `here`, our page."""
    return web_address(article.url) or here


def sentence(article: Article, here: str) -> str:
    """`Ada Lyle and Tomas Reeve: “Title”. Valley Post, 24 January 2019. https://…`."""
    by = f"{_listed(article.authors)}: " if article.authors else ""
    when = dated(article) or "undated"
    said = f" [{became(article)}]" if became(article) else ""
    title = f"“{_line(article.title)}”{said}"
    return f"{by}{title}. {article.source}, {when}. {address_of(article, here)}"


def ris(article: Article, here: str, archive: str = "", note: str = "") -> str:
    """The article as a record in RIS; lines end with CR LF, and a blank one follows. `archive` is
    what the archive is called.
    """
    own = (("DB", archive), ("N1", note), ("Y2", _today().strftime("%Y/%m/%d/")))
    members = (*_ris(article, here), *own)
    lines = "".join(f"{tag}  - {_line(value)}\r\n" for tag, value in members if value)
    return f"{lines}ER  - \r\n\r\n"


def _ris(article: Article, here: str) -> Iterator[tuple[str, str]]:
    yield "TY", "NEWS"
    yield "ID", article.id
    yield "TI", article.title
    for author in article.authors:
        yield "AU", name_of(author).turned
    yield "T2", article.source
    if article.date:
        yield "PY", f"{article.date.year:04d}"
        known = (article.written_date or "").split("-")
        yield "DA", "/".join([*known, *[""] * (3 - len(known))])
    yield "AB", article.without_furniture().lede or ""
    for topic in article.topics:
        yield "KW", topic
    yield "SE", article.section or ""
    yield "SP", article.page or ""
    yield "ET", article.edition or ""
    yield "LA", article.language or ""
    yield "CR", rights(article)
    yield "N1", standing(article) or ""
    # A semicolon stands between two addresses there.
    yield "UR", address_of(article, here).replace(";", "%3B")
    yield "AN", here


def rights(article: Article) -> str:
    """The licence of the text by its name and its address; empty where none is known."""
    return licence(article.licence, article.licence_url)


def bibtex(article: Article, here: str) -> str:
    """The article as an entry in BibTeX, with a blank line after it."""
    known = article.precision
    authors = article.authors or (article.source,)
    fields = [
        ("title", f"{{{{{_tex(article.title)}}}}}"),
        ("author", f"{{{' and '.join(_author(a, whole=not article.authors) for a in authors)}}}"),
        ("journal", f"{{{_tex(article.source)}}}"),
        ("year", f"{{{article.date.year}}}" if article.date else "{n.d.}"),
        ("month", _macro(article.date) if article.date and known != "year" else ""),
        ("day", f"{{{article.date.day}}}" if article.date and known == "day" else ""),
        *_given(("pages", article.page), ("keywords", ", ".join(article.topics))),
        *_given(("language", article.language), ("note", standing(article))),
        ("url", f"{{{_tex_address(address_of(article, here))}}}"),
        ("urldate", f"{{{_today().isoformat()}}}"),
    ]
    lines = "".join(f"  {name} = {value},\n" for name, value in fields if value)
    return f"@article{{{article.id},\n{lines}}}\n\n"


def _given(*members: tuple[str, str | None]) -> list[tuple[str, str]]:
    """The fields of plain text that have any."""
    return [(name, f"{{{_tex(text)}}}") for name, text in members if text]


def _macro(day: date) -> str:
    """The month as every style of BibTeX can write it: `apr`."""
    return MONTHS[day.month - 1][:3].lower()


def _today() -> date:
    return datetime.now(UTC).date()


def _author(name: str, *, whole: bool) -> str:
    """A name; one that BibTeX would take for several, or turn around, is held together, and so is
    that of a source, which stands for an author that is not known: styles want one.
    """
    return f"{{{_tex(name)}}}" if whole or _AND.search(name) else _tex(name)


def _tex(text: str) -> str:
    return "".join(_SPECIAL.get(sign, sign) for sign in _line(text))


def _tex_address(url: str) -> str:
    """An address, which is taken as it stands; what would end the field is written otherwise."""
    return url.translate({ord(sign): f"%{ord(sign):02X}" for sign in "{}\\"})


def _line(text: str) -> str:
    return " ".join(text.split())


def _listed(names: tuple[str, ...]) -> str:
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
