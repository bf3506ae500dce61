"""An article as it is cited in a list of references: APA (7th edition), MLA (9th), Chicago (17th),
and as CSL-JSON for what writes every other style.

What belongs in italics is plain text here, and a title keeps its capitals.
"""

from collections.abc import Sequence
from typing import Any

from index.article import Article
from web.formats.citations import address_of
from web.formats.names import Name, name_of
from web.formats.wording import MONTHS, became, standing

CSL = "application/vnd.citationstyles.csl+json"
SHORT_MONTHS = (
    "Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.",
)  # fmt: skip
_ALL_IN_APA, _FIRST_IN_APA = 20, 19
_ALL_IN_CHICAGO, _FIRST_IN_CHICAGO = 10, 7
_SINGLE = str.maketrans({"“": "‘", "”": "’", '"': "'", "„": "‚", "«": "‹", "»": "›"})


def references(article: Article, here: str) -> list[tuple[str, str]]:
    """The name of each style, and the article in it; `here` is the address of its page."""
    names = [name_of(author) for author in article.authors]
    styles = (("APA", _apa), ("MLA", _mla), ("Chicago", _chicago))
    said = f" [{became(article)}]" if became(article) else ""
    return [
        (style, " ".join(f"{write(article, names, here)}{said}".split())) for style, write in styles
    ]


def _apa(article: Article, names: Sequence[Name], here: str) -> str:
    listed = [_with_initials(name) for name in names]
    if len(listed) > _ALL_IN_APA:
        by = f"{', '.join(listed[:_FIRST_IN_APA])}, . . . {listed[-1]}"
    elif len(listed) > 1:
        by = f"{', '.join(listed[:-1])}, & {listed[-1]}"
    else:
        by = "".join(listed)
    day, month, year = _day(article)
    when = f"({', '.join(filter(None, (year, f'{month} {day}'.strip()))) or 'n.d.'})."
    title = _ended(article.title)
    begin = f"{_ended(by)} {when} {title}" if by else f"{title} {when}"
    page = f", {article.page}" if article.page else ""
    return f"{begin} {article.source}{page}. {address_of(article, here)}"


def _mla(article: Article, names: Sequence[Name], here: str) -> str:
    by = f"{names[0].turned}, et al." if len(names) > 2 else _in_words(names)
    day, _, year = _day(article)
    month = (
        SHORT_MONTHS[article.date.month - 1] if article.date and article.precision != "year" else ""
    )
    when = " ".join(filter(None, (day, month, year)))
    page = f"p. {article.page}" if article.page else ""
    rest = ", ".join(filter(None, (article.source, when, page, address_of(article, here))))
    return f"{_ended(by)} “{_ended(_inner(article.title))}” {rest}."


def _chicago(article: Article, names: Sequence[Name], here: str) -> str:
    if len(names) > _ALL_IN_CHICAGO:
        first = [names[0].turned, *(name.written for name in names[1:_FIRST_IN_CHICAGO])]
        by = f"{', '.join(first)}, et al."
    else:
        by = _in_words(names)
    day, month, year = _day(article)
    when = ", ".join(filter(None, (f"{month} {day}".strip(), year))) if day else f"{month} {year}"
    where = _ended(", ".join(filter(None, (article.source, when.strip() or "n.d."))))
    return f"{_ended(by)} “{_ended(_inner(article.title))}” {where} {address_of(article, here)}."


def csl(article: Article, here: str) -> dict[str, Any]:
    """The article as an item of CSL-JSON 1.0.2; `here` is the address of its page."""
    known = [int(part) for part in (article.written_date or "").split("-") if part]
    item = {
        "id": article.id,
        "type": "article-newspaper",
        "title": " ".join(article.title.split()),
        "author": [_csl_name(name_of(author)) for author in article.authors],
        "container-title": article.source,
        "issued": {"date-parts": [known]} if known else None,
        "section": article.section,
        "page": article.page,
        "language": article.language,
        "abstract": article.without_furniture().lede,
        "keyword": ", ".join(article.topics),
        "URL": address_of(article, here),
        "note": standing(article),
    }
    return {name: value for name, value in item.items() if value}


def _csl_name(name: Name) -> dict[str, str]:
    if not name.given:
        return {"literal": name.family}
    return {"family": name.family, "given": name.given}


def _day(article: Article) -> tuple[str, str, str]:
    """The day, the month and the year, each empty where it is not known."""
    when, known = article.date, article.precision
    if when is None:
        return "", "", ""
    day = str(when.day) if known == "day" else ""
    return day, MONTHS[when.month - 1] if known != "year" else "", str(when.year)


def _with_initials(name: Name) -> str:
    if not name.given:
        return name.family
    initials = " ".join(f"{word[0]}." for word in name.given.replace("-", " ").split())
    return f"{name.family}, {initials}"


def _in_words(names: Sequence[Name]) -> str:
    """The names one after the other, the first turned around."""
    written = [names[0].turned, *(name.written for name in names[1:])] if names else []
    if len(written) < 2:
        return "".join(written)
    return f"{', '.join(written[:-1])}, and {written[-1]}"


def _inner(title: str) -> str:
    """A title as it stands between quotation marks: its own are single ones."""
    return title.translate(_SINGLE)


def _ended(text: str) -> str:
    """The text with a full stop, unless something ends it."""
    return text if not text or text[-1] in ".?!…" else f"{text}."
