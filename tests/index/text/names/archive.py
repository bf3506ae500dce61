"""Articles to find names in."""

from index.article import OPENING_ANCHOR, Article, Section
from index.text.names import names


def article(*paragraphs: str, language: str | None = None, title: str = "a title") -> Article:
    """An article of one section."""
    return Article(
        id="a1",
        title=title,
        source="Valley Post",
        language=language,
        sections=(Section(None, OPENING_ANCHOR, paragraphs),),
    )


def found(*paragraphs: str, language: str | None = None, title: str = "a title") -> list[str]:
    """The names of such an article."""
    return list(names(article(*paragraphs, language=language, title=title)))
