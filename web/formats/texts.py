"""An article as text to take along: as Markdown, and in the text format that `reindex` reads. What
its source repeats is left out (docs/furniture.md).
"""

import re
from collections.abc import Iterator

from index.article import Article, Image, Section
from index.readers.plain.headings import looks_like
from web.formats.citations import address_of, sentence
from web.formats.wording import standing, updated

MARKDOWN = "text/markdown"
_SIGNS = re.compile(r"([\\`*_~\[\]<>]|&(?=#?\w+;)|(?<= )#+$)")
_BEGINNING = re.compile(r"^(\d*)([#+-]|(?<=\d)[.)])")


def markdown(article: Article, here: str) -> str:
    """The article in Markdown (CommonMark), with where it is from at its end."""
    return "\n\n".join(_markdown(article.without_furniture(), here)) + "\n"


def _markdown(article: Article, here: str) -> Iterator[str]:
    yield f"# {plain(article.title)}"
    if article.headline and article.headline != article.title:
        yield f"**{plain(article.headline)}**"
    if article.lede:
        yield f"*{plain(article.lede)}*"
    for image in article.images:
        credit = ", ".join(filter(None, (image.credit, image.licence)))
        yield f"> Picture: {plain(' – '.join(filter(None, (image.caption, credit))))}"
    for section in _sections(article):
        if section.heading:
            yield f"{'#' * section.level} {plain(section.heading)}"
        yield from map(plain, section.paragraphs)
    yield "---"
    if facts := " · ".join(_facts(article)):
        yield plain(facts)
    yield f"{plain(sentence(article, ''))} <{address_of(article, here)}>".replace("  ", " ")


def _facts(article: Article) -> Iterator[str]:
    """What a citation does not say of the article."""
    named = (("Section", article.section), ("Page", article.page), ("Licence", article.licence))
    yield from (f"{name}: {value}" for name, value in named if value)
    yield from filter(None, (updated(article), standing(article)))


def plain(text: str) -> str:
    """Text that stays what it is in Markdown."""
    line = _SIGNS.sub(r"\\\1", " ".join(text.split()))
    return _BEGINNING.sub(r"\1\\\2", line)


def news_text(article: Article) -> str | None:
    """The article in the text format of docs/article-format.md; None where it has no date, with
    which that begins.
    """
    if article.date is None:
        return None
    return "\n\n".join(filter(None, _news_text(article.without_furniture()))) + "\n"


def body_text(article: Article) -> str:
    """What stands below the title: the same without the line that it begins with."""
    return "\n\n".join(filter(None, _body(article.without_furniture())))


def _news_text(article: Article) -> Iterator[str]:
    yield f" date {article.written_date} {article.title}"
    yield from _body(article)


def _body(article: Article) -> Iterator[str]:
    yield article.headline or ""
    yield article.lede or ""
    for image in article.images:
        yield _photo(image)
    for section in _sections(article):
        if section.heading:
            yield _heading(section.heading, section.level)
        yield from section.paragraphs


def _heading(heading: str, level: int) -> str:
    """A heading, marked where it is a lower one or its words would not tell that it is one."""
    plain = level == 2 and looks_like(heading)
    return heading if plain else f"{'#' * level} {heading}"


def _photo(image: Image) -> str:
    by = f"by {image.author}" if image.author else None
    credit = " ".join(filter(None, (image.source, by)))
    line = ", ".join(filter(None, (credit, image.licence_url)))
    return " ".join(filter(None, ("Photo:", line, image.caption)))


def _sections(article: Article) -> tuple[Section, ...]:
    return (*article.sections, *((article.background,) if article.background else ()))
