"""What becomes of an export: its articles, and what is said of it."""

from dataclasses import dataclass
from io import BytesIO

from index.article import Article
from index.readers.files import Ignored, Noted, Skipped
from index.readers.making import Made
from index.readers.record import Input
from index.readers.registry import member_makings
from index.readers.source_settings import Context


@dataclass(frozen=True, slots=True)
class Seen:
    """The articles of a file, and what is said of the others, without their places' path."""

    articles: list[Article]
    said: list[str]
    formats: set[str]


def seen(name: str, data: str | bytes) -> Seen:
    """What a file with this name and content becomes."""
    raw = data.encode() if isinstance(data, str) else data
    found = list(member_makings(Input(f"news/{name}", BytesIO(raw)), raw[:65536], Context("news")))
    said = [one.reason for one in found if isinstance(one, Skipped | Noted)]
    said += [one.kind for one in found if isinstance(one, Ignored)]
    made = [one for one in found if isinstance(one, Made)]
    return Seen([one.article for one in made], said, {one.format for one in made})


def texts(article: Article) -> list[str]:
    """The headings and paragraphs of an article in their order, headings with a mark."""
    lines = []
    for section in article.sections:
        lines += [f"# {section.heading}"] if section.heading else []
        lines += section.paragraphs
    return lines


def row(article: Article) -> tuple[object, ...]:
    """What an article is told to be."""
    return (
        article.title,
        article.source,
        article.written_date,
        article.authors,
        article.section,
        article.page,
        article.language,
        article.topics,
    )
