"""Which sections of an article matched, and which characters of them."""

from collections.abc import Iterator
from typing import NamedTuple

from index.article import LEDE_ANCHOR, Article
from index.asking.plan import (
    And,
    FacetPrefix,
    FacetWords,
    Fuzzy,
    Near,
    Node,
    Or,
    Phrase,
    Prefix,
    Term,
    Wildcard,
)
from index.document import ALL_FIELDS, WEIGHTS, Passage, passages
from index.text.keys import analyzer
from search.page import Fragment, MatchedSection, Snippet
from search.shown import facet_words
from search.shown.places import Leaf, Places, Vocabulary, Written, runs, windows, written
from search.shown.snippet import Span, cut, extract

MAX_SECTIONS = 3
BREAK = " — "
"""What stands between a heading that matched and the text below it."""

_VALUES_IN = {
    "source": {"metadata"},
    "author": {"metadata"},
    "topic": {"metadata"},
    "section": {"metadata"},
    "credit": {"caption"},
    "name": {"title", "heading", "lede", "body", "caption"},
}
"""The text fields that show the values of a facet."""


class MatchedPassage(NamedTuple):
    """A passage of an article and what matched in it: at least one span, in their order."""

    passage: Passage
    spans: list[Span]


def leaves(node: Node) -> tuple[Leaf, ...]:
    """The leaves of a plan's node that mark something: none of those below a NOT."""
    match node:
        case And(parts) | Or(parts):
            return tuple(dict.fromkeys(leaf for part in parts for leaf in leaves(part)))
        case Term() | Phrase() | Near() | Prefix() | Wildcard() | Fuzzy():
            return (node,)
        case FacetWords() | FacetPrefix():
            return (node,)
        case _:
            return ()


class Highlighter:
    """Marks in the texts of articles what a plan's node matches. `fields` are the text fields in
    which it can match; `language` is that of articles which state none.
    """

    def __init__(self, where: Node, language: str) -> None:
        self._leaves = leaves(where)
        self._language = language
        self.fields = {f for f in ALL_FIELDS for leaf in self._leaves if _concerns(leaf, f)}
        self._vocabularies: dict[tuple[str, bool], Vocabulary] = {}

    def spans(self, passage: Passage, language: str | None = None) -> list[Span]:
        """What matched in one value of a text field, as spans of its characters in their order.
        Spans may overlap. `language` is that of the article.
        """
        concerned = [i for i, x in enumerate(self._leaves) if _concerns(x, passage.field)]
        if not concerned:
            return []
        text = written(passage.text)
        words = self._vocabulary(language or self._language, text.shouted)
        words.learn(text)
        found = {
            Span(text.bounds[first][0], text.bounds[last][1], i)
            for i in concerned
            for first, last in _matches(self._leaves[i], text, words.places(i, text))
            if not (_is_name(self._leaves[i]) and text.words[first][0].islower())
        }
        return sorted(found, key=lambda span: (span.start, span.end, span.leaf))

    def _vocabulary(self, language: str, shouted: bool) -> Vocabulary:
        known = self._vocabularies.get((language, shouted))
        if known is None:
            known = Vocabulary(self._leaves, analyzer(language), shouted)
            self._vocabularies[language, shouted] = known
        return known

    def title(self, article: Article) -> Snippet:
        """The title of an article with its matches marked."""
        title = article.title
        spans = self.spans(Passage("title", LEDE_ANCHOR, title), article.language)
        return cut(title, 0, len(title), spans)

    def sections(self, article: Article) -> tuple[tuple[MatchedSection, ...], int]:
        """The best sections of the article, `MAX_SECTIONS` at most and the best first, and how many
        sections matched in all. Where none did, the article's beginning is shown in their stead.
        """
        article = article.without_furniture()
        by_anchor: dict[str, list[MatchedPassage]] = {}
        for passage in passages(article, self.fields):
            spans = self.spans(passage, article.language)
            if spans:
                by_anchor.setdefault(passage.anchor, []).append(MatchedPassage(passage, spans))
        if not by_anchor:
            return _beginning(article), 0
        best = sorted(by_anchor, key=lambda anchor: _worth(by_anchor[anchor]), reverse=True)
        headings = {s.anchor: s.heading for s in article.sections}
        if article.background:
            headings[article.background.anchor] = article.background.heading
        shown = best[:MAX_SECTIONS]
        # What opens the article stands below its title, but for where it is shown by itself.
        apart = set(shown) - {LEDE_ANCHOR}
        below = [part.snippet for part in _beginning(article) if part.anchor not in apart]
        sections = tuple(
            MatchedSection(
                headings.get(anchor), anchor, _snippet(by_anchor[anchor], below, article)
            )
            for anchor in shown
        )
        return sections, len(by_anchor)


def _concerns(leaf: Leaf, field: str) -> bool:
    if isinstance(leaf, FacetWords | FacetPrefix):
        return field in _VALUES_IN.get(leaf.facet, ())
    return field in WEIGHTS if leaf.field is None else field == leaf.field


def _is_name(leaf: Leaf) -> bool:
    """Whether the leaf asks for a name, which begins with a capital where it is written."""
    return isinstance(leaf, FacetWords | FacetPrefix) and leaf.facet == "name"


def _matches(leaf: Leaf, text: Written, found: list[Places]) -> Iterator[tuple[int, int]]:
    """Where the leaf matched, as (first token, last token)."""
    if not found:
        return
    match leaf:
        case FacetPrefix() | FacetWords(_, _, True):
            yield from facet_words.runs(leaf, text.words)
        case Phrase():
            yield from runs(found)
        case Near(words, slop):
            yield from ((at, at) for at in windows(words, found, slop))
        case FacetWords():
            yield from ((at, at) for places in found for at in places)
        case _:
            yield from found[0].items()


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
