"""Which sections of an article matched, and what is shown of them."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from index.article import LEDE_ANCHOR, Article
from index.document import WEIGHTS, Passage, passages
from search.page import Fragment, MatchedSection, Snippet
from search.shown.marking import Marker
from search.shown.snippet import Span, cut, extract

MAX_SECTIONS = 3
BREAK = " — "
"""What stands between a heading that matched and the text below it."""


class MatchedPassage(NamedTuple):
    """A passage of an article and what matched in it, in order."""

    passage: Passage
    spans: list[Span]


class Shown(NamedTuple):
    """What a page of results shows of an article: its title; the best sections that matched, the
    best first; and how many sections matched in all.
    """

    title: Snippet
    sections: tuple[MatchedSection, ...]
    matched: int


def shown(articles: Sequence[Article], marker: Marker) -> list[Shown]:
    """What is shown of articles, with what matched marked."""
    bare = [article.without_furniture() for article in articles]
    texts = [passages(article, marker.fields) for article in bare]
    languages = [article.language for article, own in zip(bare, texts, strict=True) for _ in own]
    every = list(chain.from_iterable(texts))
    spans = iter(marker.spans(every, languages))
    return [
        _shown(article, [MatchedPassage(*one) for one in zip(own, spans, strict=False)])
        for article, own in zip(bare, texts, strict=True)
    ]


def _shown(article: Article, texts: Iterable[MatchedPassage]) -> Shown:
    """What is shown of an article: of sections `MAX_SECTIONS` at most. Where none matched, the
    article's beginning is shown in their stead.
    """
    by_anchor: dict[str, list[MatchedPassage]] = {}
    for text in texts:
        if text.spans:
            by_anchor.setdefault(text.passage.anchor, []).append(text)
    title = _title(article, by_anchor.get(LEDE_ANCHOR, []))
    if not by_anchor:
        return Shown(title, _beginning(article), 0)
    best = sorted(by_anchor, key=lambda anchor: _worth(by_anchor[anchor]), reverse=True)
    return Shown(title, _sections(article, best[:MAX_SECTIONS], by_anchor), len(by_anchor))


def _title(article: Article, matched: list[MatchedPassage]) -> Snippet:
    """The title, marked where it is among what matched."""
    own = (s for p, s in matched if p.field == "title" and p.text == article.title)
    return cut(article.title, 0, len(article.title), next(own, []))


def _sections(
    article: Article, anchors: Sequence[str], matched: Mapping[str, list[MatchedPassage]]
) -> tuple[MatchedSection, ...]:
    """The sections at some anchors, as they are shown."""
    headings = {section.anchor: section.heading for section in article.sections}
    if article.background:
        headings[article.background.anchor] = article.background.heading
    # What opens the article stands below its title, but for where it is shown by itself.
    apart = set(anchors) - {LEDE_ANCHOR}
    below = [part.snippet for part in _beginning(article) if part.anchor not in apart]
    return tuple(
        MatchedSection(headings.get(anchor), anchor, _snippet(matched[anchor], below, article))
        for anchor in anchors
    )


def _worth(matched: list[MatchedPassage]) -> tuple[int, float]:
    """How well a section answers: by the number of leaves that match in it, then by the weights of
    the fields in which they do.
    """
    leaves_found = {span.leaf for _, spans in matched for span in spans}
    weight = sum(WEIGHTS.get(passage.field, 1.0) * len(spans) for passage, spans in matched)
    return len(leaves_found), weight


def _snippet(matched: list[MatchedPassage], below: list[Snippet], article: Article) -> Snippet:
    """The snippet of one section: from its text where that matched; where only its heading did, the
    heading and the beginning of the text below it, which for the title is `below`.
    """
    by_field = {found.passage.field: found for found in reversed(matched)}
    if "caption" in by_field:
        return _joined(matched)
    for field in ("body", "lede", "background"):
        if field in by_field:
            passage, spans = by_field[field]
            return extract(passage.text, spans)
    if "heading" in by_field:
        section = next(s for s in article.sections if s.anchor == matched[0].passage.anchor)
        below = [extract(text, []) for text in section.paragraphs[:1]]
    elif "title" not in by_field:
        return _joined(matched)
    passage, spans = by_field.get("title") or by_field["heading"]
    heading = cut(passage.text, 0, len(passage.text), spans)
    return (*heading, Fragment(BREAK), *below[0]) if below else heading


def _joined(matched: list[MatchedPassage]) -> Snippet:
    """The texts one after the other, those that differ only in case once."""
    once: dict[str, MatchedPassage] = {}
    for found in matched:
        once.setdefault(found.passage.text.casefold(), found)
    fragments: list[Fragment] = []
    for passage, spans in once.values():
        if fragments:
            fragments.append(Fragment(" · "))
        fragments += extract(passage.text, spans)
    return tuple(fragments)


def _beginning(article: Article) -> tuple[MatchedSection, ...]:
    """The lede, else the first paragraph of the first section that has one."""
    if article.lede:
        return (MatchedSection(None, LEDE_ANCHOR, extract(article.lede, [])),)
    for section in article.sections:
        if section.paragraphs:
            snippet = extract(section.paragraphs[0], [])
            return (MatchedSection(section.heading, section.anchor, snippet),)
    return ()
