"""A segment says what its documents hold: against the obvious way of counting."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Article, Section
from index.asking.matching import Tokenised, tokenise
from index.asking.scored import Key
from index.asking.scoring import combined_length, quantise
from index.document import FACETS, FIELDS, WEIGHTS, Document, Passage, from_article
from index.engines.whoosh.answer.scores import Scores
from index.engines.whoosh.answer.segment import SegmentReader
from index.engines.whoosh.build.builder import SegmentBuilder
from index.engines.whoosh.columns.docstore import encoded
from index.engines.whoosh.columns.layout import LAYOUT, FieldGroup, Layout, whole
from index.engines.whoosh.columns.lengths import DECODED
from index.engines.whoosh.columns.opened import OpenSegment
from index.engines.whoosh.kernels.inverted import GAP
from tests.index.engines.whoosh.segments import VOCABULARY, segment
from tests.index.strategies import LANGUAGE, corpora, texts
from tests.laws import law

NAMES = [field.name for field in FIELDS]
ASIDE = [field.name for field in FIELDS if field.weight is None]


@st.composite
def full_corpora(draw: st.DrawFn) -> list[Document]:
    """Documents with values in the fields that nothing fills yet, too."""
    documents = []
    for document in draw(corpora()):
        extra = draw(st.lists(st.tuples(st.sampled_from(ASIDE), texts), max_size=2))
        passages = tuple(Passage(field, "s1", text) for field, text in extra)
        passages += document.passages
        documents.append(replace(document, passages=passages))
    return documents


def deletable(documents: Sequence[Document]) -> list[str]:
    """The ids of the documents that their stored articles tell whole, as all real ones are."""
    whole_ones = (d for d in documents if d == from_article(d.article, LANGUAGE))
    return [document.article.id for document in whole_ones]


def in_order(documents: Sequence[Document]) -> list[Document]:
    def key(document: Document) -> tuple[int, str]:
        day = document.article.date
        return (-day.toordinal() if day else 1, document.article.id)

    return sorted(documents, key=key)


def positions(stored: Tokenised, group: FieldGroup, kind: str) -> dict[str, list[tuple[int, str]]]:
    """For each term its positions and their fields."""
    found: dict[str, list[tuple[int, str]]] = {}
    start = 0
    for field in group.fields:
        for value in stored.values.get(field, []):
            for place, entry in enumerate(value, start):
                for term in (entry.form,) if kind == "form" else entry.keys:
                    found.setdefault(term, []).append((place, field))
            start += len(value) + GAP if value else 0
    return found


def assert_stream(
    opened: OpenSegment, group: FieldGroup, kind: str, stored: list[Tokenised]
) -> None:
    stream = group.stream(kind)
    expected = [positions(document, group, kind) for document in stored]
    known = sorted({term for document in expected for term in document})
    if not known:
        assert stream not in opened.streams()
        return
    assert [text.decode() for text in opened.terms(stream).texts()] == known
    weights = dict(group.weights)
    for ordinal, term in enumerate(known):
        documents, counts, weighted, places = opened.postings(stream).term(ordinal)
        holders = [number for number, found in enumerate(expected) if term in found]
        entries = [expected[number][term] for number in holders]
        assert documents.tolist() == holders
        assert counts.tolist() == [len(found) for found in entries]
        assert weighted.tolist() == [sum(weights[f] for _, f in found) for found in entries]
        assert places.tolist() == [place for found in entries for place, _ in found]
        for field in group.fields:
            n = sum(any(f == field for _, f in found) for found in entries)
            assert opened.frequency(stream, field, ordinal) == n


def assert_lengths(opened: OpenSegment, stored: list[Tokenised]) -> None:
    for name in NAMES:
        lengths = [document.length(name) for document in stored]
        assert DECODED[opened.lengths(name)].tolist() == list(map(quantise, lengths))
        assert opened.tokens(name) == sum(document.keys(name) for document in stored)
        assert opened.holding(name) == sum(length > 0 for length in lengths)
    for number, document in enumerate(stored):
        lengths_of = {name: document.length(name) for name in WEIGHTS}
        combined = combined_length(lengths_of, dict(WEIGHTS))
        assert DECODED[opened.lengths()[number]] == combined
        for group in LAYOUT.groups:
            start = 0
            for field in group.fields:
                if any(map(document.length, NAMES)):
                    assert opened.starts(field)[number] == start or not opened.tokens(field)
                start += sum(len(v) + GAP for v in document.values.get(field, []) if v)


@law(40)
@given(full_corpora())
def test_a_segment_holds_its_documents(documents: list[Document]) -> None:
    with TemporaryDirectory() as folder:
        opened = segment(Path(folder), documents)
        opened.verify()
        ordered = in_order(documents)
        stored = [tokenise(document) for document in ordered]
        assert [opened.article(n) for n in range(len(opened))] == [d.article for d in ordered]
        assert [opened.ids.text(n) for n in range(len(opened))] == [d.article.id for d in ordered]
        days = [d.article.date.toordinal() if d.article.date else 0 for d in ordered]
        assert opened.days.tolist() == days
        assert all(opened.find(d.article.id) == n for n, d in enumerate(ordered))
        for name in FACETS:
            counts = Counter(value for document in ordered for value in document.facets[name])
            facet = opened.facet(name)
            values = [text.decode() for text in facet.terms.texts()]
            assert dict(zip(values, facet.counts()[1:].tolist(), strict=True)) == counts
        assert_lengths(opened, stored)
        for group in LAYOUT.groups:
            for kind in LAYOUT.kinds:
                assert_stream(opened, group, kind, stored)


def test_a_layout_of_one_field_and_one_stream(tmp_path: Path) -> None:
    layout = Layout((FieldGroup("", (("lede", 1),)),), ("key",))
    builder = SegmentBuilder(tmp_path, VOCABULARY, layout)
    below = (Section(None, "s1", ("Text.",)),)
    article = Article("a", "title", "source", lede="forces forced", sections=below)
    builder.add(from_article(article, LANGUAGE), encoded(article))
    opened = OpenSegment(tmp_path, builder.finish())
    assert opened.streams() == ["key"]
    assert list(opened.terms("key").texts()) == [b"forc"]
    assert opened.layout == layout


def test_bounds_are_made_for_the_average_that_scores_are_made_of(tmp_path: Path) -> None:
    article = Article("a", "Well-known harbours", "source", lede="The U.S. well-known bridge.")
    opened = segment(tmp_path, [from_article(article, LANGUAGE)])
    (statistics,) = Scores([SegmentReader(opened)]).statistics([Key("bridg", None)])
    assert statistics.containing == 1
    assert opened.postings("key").stretch(2 * statistics.average_length) == 2


def test_weights_are_whole() -> None:
    with pytest.raises(ValueError, match="whole number"):
        whole(1.5)
