"""Which sections of an article matched, and which characters of them."""

from typing import NamedTuple

from index.article import LEDE_ANCHOR, Article
from index.asking.expansion import fitting
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
    Word,
)
from index.document import ALL_FIELDS, WEIGHTS, Passage, passages
from index.text.analysis import Analyzer, forms
from index.text.analysis import spans as token_spans
from search.page import Fragment, MatchedSection, Snippet
from search.shown import facet_words
from search.shown.matches import Leaf, runs
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
    which it can match.
    """

    def __init__(self, where: Node, analyzer: Analyzer) -> None:
        self._leaves = leaves(where)
        self._analyzer = analyzer
        self.fields = {f for f in ALL_FIELDS for leaf in self._leaves if _concerns(leaf, f)}
        # Forms are remembered with what they match: most of those of an article were in the last.
        self._read: set[str] = set()
        self._answers = [self._answering(leaf, set()) for leaf in self._leaves]

    def spans(self, passage: Passage) -> list[Span]:
        """What matched in one value of a text field, as spans of its characters in their order.
        Spans may overlap.
        """
        written = forms(passage.text)
        self._learn(set(written) - self._read)
        matches = [
            (at, run, i)
            for i, leaf in enumerate(self._leaves)
            if not any(answer.isdisjoint(written) for answer in self._answers[i])
            and _concerns(leaf, passage.field)
            for at, run in runs(leaf, self._answers[i], written)
        ]
        if not matches:  # as in most values, which then need no offsets
            return []
        bounds = token_spans(passage.text)
        found = {
            Span(bounds[at][0], bounds[at + run - 1][1], i)
            for at, run, i in matches
            if not (_is_name(self._leaves[i]) and passage.text[bounds[at][0]].islower())
        }
        return sorted(found, key=lambda span: (span.start, span.end, span.leaf))

    def _learn(self, new: set[str]) -> None:
        """Adds forms that were not read before to the answers of each leaf that they match."""
        if not new:
            return
        self._read |= new
        for leaf, known in zip(self._leaves, self._answers, strict=True):
            for answer, further in zip(known, self._answering(leaf, new), strict=True):
                answer |= further

    def _answering(self, leaf: Leaf, candidates: set[str]) -> list[set[str]]:
        """For each word of a leaf, which of the forms match it."""
        match leaf:
            case Term(word):
                return [self._same(word, candidates)]
            case Phrase(words) | Near(words):
                return [self._same(word, candidates) for word in words]
            case FacetWords() | FacetPrefix():
                return facet_words.answering(leaf, candidates)
            case _:
                return [set(filter(fitting(leaf), candidates))]

    def _same(self, word: Word, candidates: set[str]) -> set[str]:
        if word.stream == "form":
            return {word.text} & candidates
        stem = self._analyzer.stem
        return {form for form in candidates if stem(form) == word.text}

    def title(self, title: str) -> Snippet:
        """The title with its matches marked."""
        spans = self.spans(Passage("title", LEDE_ANCHOR, title))
        return cut(title, 0, len(title), spans)

    def sections(self, article: Article) -> tuple[tuple[MatchedSection, ...], int]:
        """The best sections of the article, `MAX_SECTIONS` at most and the best first, and how many
        sections matched in all. Where none did, the article's beginning is shown in their stead.
        """
        article = article.without_furniture()
        by_anchor: dict[str, list[MatchedPassage]] = {}
        for passage in passages(article, self.fields):
            spans = self.spans(passage)
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
