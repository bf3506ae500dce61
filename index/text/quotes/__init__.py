"""What stands in quotation marks in an article, and who said it (docs/quotes.md)."""

from collections.abc import Iterator
from dataclasses import dataclass

from index.article import LEDE_ANCHOR, Article
from index.text.quotes.full_names import FullNames
from index.text.quotes.marks import PARAGRAPH, spans
from index.text.quotes.speakers import Speakers


@dataclass(frozen=True, slots=True)
class Quote:
    """What stands in quotation marks, without them; who said it, where a plain rule tells; and the
    anchor of its section on the article's page.
    """

    text: str
    speaker: str | None
    anchor: str


def quotes(article: Article) -> tuple[Quote, ...]:
    """The quotes of the lede and the sections, in the order of the page."""
    return tuple(_quotes(article.without_furniture()))


def _quotes(article: Article) -> Iterator[Quote]:
    texts = [(section.anchor, PARAGRAPH.join(section.paragraphs)) for section in article.sections]
    lede = article.lede or ""
    if lede:  # a quote may run on from the lede into the opening
        anchor, opening = texts[0] if texts else (LEDE_ANCHOR, "")
        texts[:1] = [(anchor, PARAGRAPH.join((lede, opening)))]
    known = FullNames([text for _, text in texts])
    for number, (anchor, text) in enumerate(texts):
        if found := [span for span in spans(text) if _is_said(text[span.start : span.end])]:
            speakers = Speakers(text, found, known).find()
            for span, speaker in zip(found, speakers, strict=True):
                said = text[span.start : span.end].strip()
                in_lede = number == 0 and span.first < len(lede)
                name = speaker.name if speaker else None
                yield Quote(said, name, LEDE_ANCHOR if in_lede else anchor)


def _is_said(text: str) -> bool:
    return any(map(str.isalnum, text))
