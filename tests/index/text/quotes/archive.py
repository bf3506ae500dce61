"""Articles to find quotes in."""

from index.article import Article, Section
from index.text.quotes import quotes


def article(*paragraphs: str, lede: str | None = None) -> Article:
    """An article of one section."""
    sections = (Section(None, "s1", paragraphs),)
    return Article(id="a", title="A Title", source="Example", lede=lede, sections=sections)


def texts(*paragraphs: str) -> list[str]:
    """What is quoted in such an article."""
    return [quote.text for quote in quotes(article(*paragraphs))]


def speakers(*paragraphs: str) -> list[str | None]:
    """Who says the quotes of such an article."""
    return [quote.speaker for quote in quotes(article(*paragraphs))]
