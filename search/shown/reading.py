"""An article as it is read after a search: its texts with what matched marked."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, groupby
from operator import itemgetter

from index.article import LEDE_ANCHOR, Article, Section
from index.document import Passage, lede_field, passages
from search.page import Snippet
from search.shown.marking import Marker
from search.shown.snippet import Span, cut, first_from

_PARAGRAPH = "\n\n"
"""What stands between the paragraphs of an indexed text."""


@dataclass(frozen=True, slots=True)
class ReadImage:
    """The texts of a picture; an empty one stands for none."""

    caption: Snippet
    author: Snippet
    source: Snippet


@dataclass(frozen=True, slots=True)
class Run:
    """Paragraphs in a row, all of which their source repeats (docs/furniture.md), or none."""

    paragraphs: tuple[Snippet, ...]
    furniture: bool


@dataclass(frozen=True, slots=True)
class ReadSection:
    """A section; the heading is empty where it has none. One that its source repeats stands in the
    first run instead.
    """

    anchor: str
    heading: Snippet
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """The texts of an article in the order of its page, each as fragments that are marked or not.
    `images` and `sections` are those of the article, in its order; an empty text stands for none.
    In what its source repeats nothing is marked.
    """

    title: Snippet
    headline: Snippet
    lede: Snippet
    images: tuple[ReadImage, ...]
    sections: tuple[ReadSection, ...]
    background: ReadSection | None

    @property
    def matches(self) -> int:
        """How many fragments are marked."""
        return sum(fragment.mark for text in self._texts() for fragment in text)

    def _texts(self) -> Iterator[Snippet]:
        yield from (self.title, self.headline, self.lede)
        for image in self.images:
            yield from (image.caption, image.author, image.source)
        for section in (*self.sections, *filter(None, [self.background])):
            yield section.heading
            yield from (paragraph for run in section.runs for paragraph in run.paragraphs)


def reading(article: Article, marker: Marker) -> Reading:
    """The article with what the marker's plan matched marked."""
    marked = _Marked(article, marker)
    headline = article.headline if article.headline != article.title else None
    return Reading(
        title=marked.text("title", LEDE_ANCHOR, article.title),
        headline=marked.text("title", LEDE_ANCHOR, headline),
        lede=_unmarked(article.lede or "")
        if article.lede_is_furniture
        else marked.text(lede_field(article.without_furniture()), LEDE_ANCHOR, article.lede),
        images=tuple(
            ReadImage(*(marked.text("caption", f"image{number}", text) for text in texts))
            for number, texts in enumerate(
                ((image.caption, image.author, image.source) for image in article.images), 1
            )
        ),
        sections=tuple(marked.section("body", section) for section in article.sections),
        background=marked.section("background", article.background) if article.background else None,
    )


class _Marked:
    """The texts of one article, marked."""

    def __init__(self, article: Article, marker: Marker) -> None:
        texts = passages(article, marker.fields)
        self._spans = dict(
            zip(texts, marker.spans(texts, [article.language] * len(texts)), strict=True)
        )
        self._said = [
            (text, spans)
            for text, spans in self._spans.items()
            if spans and text.field in ("quote", "speaker")
        ]

    def text(self, field: str, anchor: str, text: str | None) -> Snippet:
        """One text with its matches marked."""
        return cut(text, 0, len(text), self._found(field, anchor, text)) if text else ()

    def section(self, field: str, section: Section) -> ReadSection:
        """A section with its matches marked, but none in what its source repeats."""
        written = section.without_furniture()
        left = iter(self._paragraphs(field, written))
        texts = [
            (True, _unmarked(text)) if number in section.furniture else (False, next(left))
            for number, text in enumerate(section.paragraphs)
        ]
        # The heading of the background is not searched: it is the same in every article.
        heading = written.heading or ""
        searched = self._found("heading", section.anchor, heading) if field == "body" else []
        if section.heading and not heading:
            texts.insert(0, (True, _unmarked(section.heading)))
        runs = tuple(
            Run(tuple(text for _, text in run), furniture)
            for furniture, run in groupby(texts, key=itemgetter(0))
        )
        return ReadSection(section.anchor, cut(heading, 0, len(heading), searched), runs)

    def _paragraphs(self, field: str, section: Section) -> Iterator[Snippet]:
        """The paragraphs with their matches marked. They are one text here, since a phrase may
        begin in one and end in the next.
        """
        text = _PARAGRAPH.join(section.paragraphs)
        spans = self._found(field, section.anchor, text)
        start = 0
        for paragraph in section.paragraphs:
            end = start + len(paragraph)
            yield cut(text, start, end, spans[first_from(spans, start) : first_from(spans, end)])
            start = end + len(_PARAGRAPH)

    def _found(self, field: str, anchor: str, text: str) -> list[Span]:
        """What matched in the text itself, and in what somebody says in it."""
        found = self._spans.get(Passage(field, anchor, text), [])
        every = chain(found, self._spoken(anchor, text))
        return sorted((part for span in every for part in _by_paragraph(text, span)), key=_bounds)

    def _spoken(self, anchor: str, text: str) -> Iterator[Span]:
        """What matched in quotes and speakers, as spans of the text in which these stand."""
        for passage, spans in self._said:
            at = text.find(passage.text) if passage.anchor == anchor else -1
            if at >= 0:
                yield from (_moved(span, at) for span in spans)


def _unmarked(text: str) -> Snippet:
    return cut(text, 0, len(text), [])


def _by_paragraph(text: str, span: Span) -> Iterator[Span]:
    """The span, cut where one paragraph ends and the next begins."""
    start = span.start
    for matched in text[span.start : span.end].split(_PARAGRAPH):
        yield Span(start, start + len(matched), span.leaf)
        start += len(matched) + len(_PARAGRAPH)


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by, span.leaf)


def _bounds(span: Span) -> tuple[int, int]:
    return span.start, span.end
