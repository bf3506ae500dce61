"""Articles: whole, in lists, and in exports."""

from index.article import Status
from web.formats.answers.base import Address, Answer, Count, Instant, Score, WrittenDate


class Picture(Answer, frozen=True):
    """The credit and the caption of a picture."""

    credit: str | None
    licence: str | None
    licence_url: str | None
    caption: str | None


class Image(Answer, frozen=True):
    """A picture of an article; `credit` is its author, else its source, `url` its address."""

    source: str | None
    author: str | None
    credit: str | None
    licence: str | None
    licence_url: str | None
    caption: str | None
    url: str | None


class Code(Answer, frozen=True):
    """What an agency filed an article under: `kind` is `subject`, `person`, `organisation`,
    `place`, `industry`, `genre`, `slug` or `signal`, `scheme` the vocabulary that `code` is of.
    """

    kind: str
    scheme: str
    code: str
    name: str


class Section(Answer, frozen=True):
    """A run of paragraphs under one heading; the opening (`s1`) has none. `level` is that of the
    heading, 2 for the highest. `furniture` has the numbers of the paragraphs that the source
    repeats, from 0; -1 is the heading.
    """

    heading: str | None
    level: int
    anchor: str
    paragraphs: tuple[str, ...]
    furniture: tuple[int, ...]


class Article(Answer, frozen=True):
    """A whole article; `url` is the address of the original, `section` the part of the newspaper
    and `printedPage` the page on which it stood, `facsimile` the address of a picture of that page.
    `ocrConfidence` is how sure OCR was of its words, from 0 to 1, and null where people wrote them.
    `corrected` is the day on which what `status` says was done, `notice` why. One that is
    `withdrawn` has no text.
    `lede_is_furniture` says that its source repeats the lede. `captured_url` is the address that a
    crawler asked for, where `url` is another, `replay` that of the capture in the replay service.
    `version` is the number that its agency gives it.
    """

    id: str
    url: str | None
    title: str
    headline: str | None
    lede: str | None
    lede_is_furniture: bool
    date: WrittenDate | None
    published: Instant | None
    modified: Instant | None
    source: str
    authors: tuple[str, ...]
    topics: tuple[str, ...]
    section: str | None
    printed_page: str | None
    edition: str | None
    facsimile: str | None
    ocr_confidence: float | None
    language: str | None
    licence: str | None
    licence_url: str | None
    status: Status
    notice: str | None
    corrected: WrittenDate | None
    captured: Instant | None
    captured_url: str | None
    replay: Address | None
    added: Instant | None
    changed: Instant | None
    fingerprint: str | None
    images: tuple[Image, ...]
    sections: tuple[Section, ...]
    background: Section | None
    version: int | None
    codes: tuple[Code, ...]


class Brief(Answer, frozen=True):
    """An article in a list."""

    id: str
    url: Address
    title: str
    source: str
    date: WrittenDate | None


class SimilarArticle(Brief, frozen=True):
    """An article that shares key words with another."""

    score: Score


class Similar(Answer, frozen=True):
    """The articles most like one, best first."""

    id: str
    results: tuple[SimilarArticle, ...]


class ExportHead(Answer, frozen=True):
    """The first line of `/search.jsonl`: what was asked, and how many articles follow."""

    query: str
    understood_as: str
    warnings: tuple[str, ...]
    total: Count
    folded: Count
    generation: str
    html: Address
    retrieved: Instant


class ExportedArticle(Article, frozen=True):
    """A line of `/search.jsonl` after the first."""

    page: Address
    score: Score
    also_in: tuple[Brief, ...]
    also_in_total: Count
