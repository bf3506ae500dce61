"""Which places of an article matched, and what exactly in them."""

from bisect import bisect_left
from collections.abc import Iterator

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
from index.text.analysis import Analyzer, fold, forms
from index.text.analysis import spans as token_spans
from search.page import Piece, SectionHit, Snippet
from search.shown.snippet import Span, cut, extract

MAX_SECTIONS = 3
BREAK = " — "
"""What stands between a heading that matched and the text below it."""

_VALUES_IN = {
    "source": {"metadata"},
    "author": {"metadata"},
    "topic": {"metadata"},
    "credit": {"caption"},
    "name": {"title", "heading", "lede", "body", "caption"},
}
"""The text fields that show the values of a facet."""

Leaf = Term | Phrase | Near | Prefix | Wildcard | Fuzzy | FacetWords | FacetPrefix


def leaves(node: Node) -> tuple[Leaf, ...]:
    """The leaves that an article may match, those under a NOT left out."""
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
    """Marks what a plan matched in the texts of articles; `fields` are those it asks for."""

    def __init__(self, where: Node, analyzer: Analyzer) -> None:
        self._leaves = leaves(where)
        self._analyzer = analyzer
        self.fields = {f for f in ALL_FIELDS for leaf in self._leaves if _concerns(leaf, f)}
        # What was read so far: most forms of an article stood in the one before, too.
        self._read: set[str] = set()
        self._answers = [self._answering(leaf, set()) for leaf in self._leaves]

    def spans(self, passage: Passage) -> list[Span]:
        """What matched in one value of a text field, in order, overlaps kept."""
        written = forms(passage.text)
        self._learn(set(written) - self._read)
        places = [
            (at, run, i)
            for i, leaf in enumerate(self._leaves)
            if not any(answer.isdisjoint(written) for answer in self._answers[i])
            and _concerns(leaf, passage.field)
            for at, run in _places(leaf, self._answers[i], written)
        ]
        if not places:  # as in most values, which then need no offsets
            return []
        bounds = token_spans(passage.text)
        found = {
            Span(bounds[at][0], bounds[at + run - 1][1], i)
            for at, run, i in places
            if not (_is_name(self._leaves[i]) and passage.text[bounds[at][0]].islower())
        }
        return sorted(found, key=lambda span: (span.start, span.end, span.leaf))

    def _learn(self, new: set[str]) -> None:
        """Adds to the answers of each leaf those among forms that were not read before."""
        if not new:
            return
        self._read |= new
        for leaf, known in zip(self._leaves, self._answers, strict=True):
            for answer, further in zip(known, self._answering(leaf, new), strict=True):
                answer |= further

    def _answering(self, leaf: Leaf, differing: set[str]) -> list[set[str]]:
        """For each word of a leaf the forms that answer it, of those given."""
        match leaf:
            case Term(word):
                return [self._same(word, differing)]
            case Phrase(words) | Near(words):
                return [self._same(word, differing) for word in words]
            case FacetWords(_, words, _):
                return [{form for form in differing if fold(form) == word} for word in words]
            case FacetPrefix(_, words):
                whole = [{form for form in differing if fold(form) == word} for word in words[:-1]]
                return [*whole, {form for form in differing if fold(form).startswith(words[-1])}]
            case _:
                return [set(filter(fitting(leaf), differing))]

    def _same(self, word: Word, differing: set[str]) -> set[str]:
        if word.stream == "form":
            return {word.text} & differing
        stem = self._analyzer.stem
        return {form for form in differing if stem(form) == word.text}

    def title(self, title: str) -> Snippet:
        """The title with its matches marked."""
        spans = self.spans(Passage("title", LEDE_ANCHOR, title))
        return cut(title, 0, len(title), spans)

    def sections(self, article: Article) -> tuple[tuple[SectionHit, ...], int]:
        """The best places of the article, best first, and how many places matched in all. Where
        nothing is to be marked, the beginning of the article stands for it.
        """
        groups: dict[str, list[tuple[Passage, list[Span]]]] = {}
        for passage in passages(article, self.fields):
            spans = self.spans(passage)
            if spans:
                groups.setdefault(passage.anchor, []).append((passage, spans))
        if not groups:
            return _beginning(article), 0
        best = sorted(groups, key=lambda anchor: _worth(groups[anchor]), reverse=True)
        headings = {s.anchor: s.heading for s in article.sections}
        if article.background:
            headings[article.background.anchor] = article.background.heading
        hits = tuple(
            SectionHit(headings.get(anchor), anchor, _snippet(groups[anchor], article))
            for anchor in best[:MAX_SECTIONS]
        )
        return hits, len(groups)


def _concerns(leaf: Leaf, field: str) -> bool:
    if isinstance(leaf, FacetWords | FacetPrefix):
        return field in _VALUES_IN.get(leaf.facet, ())
    return field in WEIGHTS if leaf.field is None else field == leaf.field


def _is_name(leaf: Leaf) -> bool:
    """Whether the leaf asks for a name, which begins with a capital where it is written."""
    return isinstance(leaf, FacetWords | FacetPrefix) and leaf.facet == "name"


def _places(leaf: Leaf, answers: list[set[str]], written: list[str]) -> Iterator[tuple[int, int]]:
    """Where the leaf matched, as (first token, number of tokens)."""
    first = [i for i, form in enumerate(written) if form in answers[0]]
    match leaf:
        case Phrase() | FacetPrefix() | FacetWords(_, _, True):
            run = len(answers)
            for i in first:
                if i + run <= len(written) and all(
                    written[i + j] in answer for j, answer in enumerate(answers)
                ):
                    yield i, run
        case Near(words, slop):
            yield from ((i, 1) for i in _near(words, slop, answers, written))
        case FacetWords():
            yield from ((i, 1) for i, form in enumerate(written) if form in set().union(*answers))
        case _:
            yield from ((i, 1) for i in first)


def _near(
    words: tuple[Word, ...], slop: int, answers: list[set[str]], written: list[str]
) -> set[int]:
    """The tokens that stand, with all the other words, in a window of the allowed width."""
    forms_of = dict(zip(words, answers, strict=True))
    places = [
        (i, w) for i, form in enumerate(written) for w, own in forms_of.items() if form in own
    ]
    at = [i for i, _ in places]
    needed = {word: words.count(word) for word in words}
    width = len(words) + slop
    marked: set[int] = set()
    for first, (start, _) in enumerate(places):
        window = places[first : bisect_left(at, start + width)]
        if all(sum(w == word for _, w in window) >= n for word, n in needed.items()):
            marked.update(i for i, _ in window)
    return marked


def _worth(group: list[tuple[Passage, list[Span]]]) -> tuple[int, float]:
    """How well a place answers: different words first, then the weight of what was found there."""
    leaves_found = {span.leaf for _, spans in group for span in spans}
    weight = sum(WEIGHTS.get(passage.field, 1.0) * len(spans) for passage, spans in group)
    return len(leaves_found), weight


def _snippet(group: list[tuple[Passage, list[Span]]], article: Article) -> Snippet:
    """The snippet of one place: of its text where that matched; where only its heading did, the
    heading and how the text below it begins.
    """
    by_field = {passage.field: (passage, spans) for passage, spans in reversed(group)}
    if "caption" in by_field:
        return _joined(group)
    for field in ("body", "lede", "background"):
        if field in by_field:
            passage, spans = by_field[field]
            return extract(passage.text, spans)
    if "title" in by_field:
        below = [hit.snippet for hit in _beginning(article)]
    elif "heading" in by_field:
        section = next(s for s in article.sections if s.anchor == group[0][0].anchor)
        below = [extract(text, []) for text in section.paragraphs[:1]]
    else:
        return _joined(group)
    passage, spans = by_field.get("title") or by_field["heading"]
    heading = cut(passage.text, 0, len(passage.text), spans)
    return (*heading, Piece(BREAK), *below[0]) if below else heading


def _joined(group: list[tuple[Passage, list[Span]]]) -> Snippet:
    pieces: list[Piece] = []
    for passage, spans in group:
        if pieces:
            pieces.append(Piece(" · "))
        pieces += extract(passage.text, spans)
    return tuple(pieces)


def _beginning(article: Article) -> tuple[SectionHit, ...]:
    """The lede, else the first paragraph of the first section that has one."""
    if article.lede:
        return (SectionHit(None, LEDE_ANCHOR, extract(article.lede, [])),)
    for section in article.sections:
        if section.paragraphs:
            snippet = extract(section.paragraphs[0], [])
            return (SectionHit(section.heading, section.anchor, snippet),)
    return ()
