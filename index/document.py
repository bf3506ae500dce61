"""An article becomes a document: what is matched, what is counted."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple

from index.article import BACKGROUND_ANCHOR, LEDE_ANCHOR, Article

SCHEMA_VERSION = 10
"""Changes whenever the same file or article may become another document."""


@dataclass(frozen=True, slots=True)
class Field:
    """A text field. `weight` is its share in the scoring law; None is searched, never scored."""

    name: str
    weight: float | None


FIELDS = (
    Field("title", 3),
    Field("heading", 2),
    Field("lede", 2),
    Field("body", 1),
    Field("caption", 1),
    Field("background", 1),
    Field("metadata", 1),
    Field("quote", None),
    Field("speaker", None),
)
ALL_FIELDS = frozenset(field.name for field in FIELDS)
WEIGHTS: Mapping[str, float] = MappingProxyType(
    {field.name: field.weight for field in FIELDS if field.weight is not None}
)
"""The scored text fields and their weights, each at least 1."""
SKETCHED = WEIGHTS.keys() - {"metadata"}
"""The fields that say what an article is about."""
MAX_TITLE_WORDS = 255

FACETS: Mapping[str, str] = MappingProxyType(
    {
        "source": "Source",
        "author": "Author",
        "topic": "Topic",
        "section": "Section",
        "name": "Name",
        "licence": "Picture licence",
        "credit": "Picture credit",
        "language": "Language",
        "domain": "Site",
        "status": "Correction",
        "year": "Year",
    }
)
"""The facets in the order they are shown, with their labels."""


NAMED = ("person", "organisation", "place")
"""The kinds of codes whose names are among those that an article names."""


class Passage(NamedTuple):
    """One value of one text field: phrases do not cross its border. `anchor` is where it stands on
    the article's page.
    """

    field: str
    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """An article with all that an engine matches and counts. `language` (BCP 47) is what its words
    are read as. Articles of near signatures are near-duplicates (`index.text.signatures`).
    """

    article: Article
    passages: tuple[Passage, ...]
    facets: Mapping[str, tuple[str, ...]]
    language: str
    signature: bytes = b""
    sketch: bytes = b""
    title_words: int = 0


def from_article(article: Article, language: str) -> Document:
    """The document of an article; `language` is the archive's, for articles that state none."""
    # Who asks for the tables only needs no reader of texts, and so below.
    from index.text.signatures import signature
    from index.text.sketches import sketch

    own = language_of(article, language)
    found = passages(article)
    sketched = [p for p in found if p.field in SKETCHED]
    return Document(
        article,
        found,
        facets(article, language),
        own,
        signature(article),
        sketch([p.text for p in sketched], [round(WEIGHTS[p.field]) for p in sketched], own),
        _title_words(found, own),
    )


def _title_words(found: tuple[Passage, ...], language: str) -> int:
    from index.text.analysis import forms
    from index.text.sketches import small_words

    small = small_words(language)
    words = (form for p in found if p.field == "title" for form in forms(p.text))
    return min(sum(form not in small for form in words), MAX_TITLE_WORDS)


def language_of(article: Article, language: str) -> str:
    """What an article's words are read as; `language` is the archive's."""
    return article.language or language


def passages(article: Article, asked: Container[str] = ALL_FIELDS) -> tuple[Passage, ...]:
    """The non-empty values of the text fields that are asked for, in the order of the page. What
    the article's source repeats is none.
    """
    article = article.without_furniture()
    found = _written(article)
    if "quote" in asked or "speaker" in asked:  # to find the quotes takes longer than all else
        found = chain(found, _said(article))
    return tuple(p for p in found if p.field in asked and p.text.strip())


def _written(article: Article) -> Iterator[Passage]:
    yield Passage("title", LEDE_ANCHOR, article.title)
    if article.headline and article.headline != article.title:
        yield Passage("title", LEDE_ANCHOR, article.headline)
    if article.lede:
        yield Passage(lede_field(article), LEDE_ANCHOR, article.lede)
    for number, image in enumerate(article.images, 1):
        for text in (image.caption, image.author, image.source):
            yield Passage("caption", f"image{number}", text or "")
    for section in article.sections:
        if section.heading:
            yield Passage("heading", section.anchor, section.heading)
        yield Passage("body", section.anchor, "\n\n".join(section.paragraphs))
    if article.background:
        text = "\n\n".join(article.background.paragraphs)
        yield Passage("background", BACKGROUND_ANCHOR, text)
    coded = (code.name for code in article.codes if code.kind in NAMED)
    for value in (*article.authors, article.source, *article.topics, article.section or "", *coded):
        yield Passage("metadata", LEDE_ANCHOR, value)


def lede_field(article: Article) -> str:
    """The field that the lede is in: where nothing is said below it, it is the text itself, and
    weighs as the text of a section does.
    """
    below = (*article.sections, *filter(None, [article.background]))
    return "lede" if any(part.heading or any(part.paragraphs) for part in below) else "body"


def _said(article: Article) -> Iterator[Passage]:
    from index.text.quotes import quotes

    for quote in quotes(article):
        yield Passage("quote", quote.anchor, quote.text)
        yield Passage("speaker", quote.anchor, quote.speaker or "")


def facets(article: Article, language: str) -> Mapping[str, tuple[str, ...]]:
    """The values of every facet, without repeats, in the article's own order."""
    from index.text.names import names

    coded = (code.name for code in article.codes if code.kind in NAMED)
    values = {
        "source": (article.source,),
        "author": article.authors,
        "topic": article.topics,
        "section": (article.section or "",),
        "name": (*coded, *names(article, language)),
        "licence": tuple(image.licence or "" for image in article.images),
        "credit": tuple(image.credit or "" for image in article.images),
        "language": (language_of(article, language),),
        "domain": (article.domain or "",),
        "status": ("" if article.status == "live" else article.status,),
        "year": (f"{article.date.year:04d}",) if article.date else (),
    }
    return MappingProxyType(
        {name: tuple(dict.fromkeys(filter(None, values[name]))) for name in FACETS}
    )
