"""What documents held that are deleted now, found by tokenising their stored articles again."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

import numpy as np

from index.document import language_of, passages
from index.engines.whoosh.build.inversion import Values, by_group, counted, positioned
from index.engines.whoosh.build.terms import Terms
from index.engines.whoosh.build.vocabulary import Vocabulary
from index.engines.whoosh.columns import dictionary
from index.engines.whoosh.columns.deletions import Losses
from index.engines.whoosh.columns.docstore import decoded
from index.engines.whoosh.columns.layout import KEY, FieldGroup, Layout


class _Value(NamedTuple):
    """A value of a text field of a document."""

    document: int
    field: int
    text: str
    language: str


def losses_of(
    texts: Iterable[bytes],
    language: str,
    layout: Layout,
    dictionaries: Mapping[str, dictionary.Terms],
    vocabulary: Vocabulary,
) -> Losses:
    """What documents held.

    Args:
        texts: their stored articles.
        language: of the archive.
        layout: of the segment.
        dictionaries: of the segment's streams.
        vocabulary: gives the numbers of words.
    """
    places = {field: place for place, field in enumerate(layout.fields)}
    values = list(_values(texts, language, places))
    read = vocabulary.read([one.text for one in values], [one.language for one in values])
    document = np.array([one.document for one in values], np.int64)
    field = np.array([one.field for one in values], np.int64)
    begin = np.cumsum(read.entries) - read.entries
    every = Values(document, field, begin, read.entries, read.tokens, read.modes)
    cells = np.unique((document * len(places) + field)[read.tokens > 0]) % len(places)
    holding = np.bincount(cells, minlength=len(places)).tolist()
    losses = Losses({}, dict(zip(layout.fields, holding, strict=True)), {})
    for group, chosen in by_group(every, layout):
        found = Terms(vocabulary, read.surfaces, positioned(chosen))
        for kind in layout.kinds:
            _add(losses, group, kind, found, dictionaries.get(group.stream(kind)))
    return losses


def _add(
    losses: Losses, group: FieldGroup, kind: str, found: Terms, known: dictionary.Terms | None
) -> None:
    """Adds what one stream of a group of fields held."""
    terms, tokens, passages_ = found.of(kind)
    counts = counted(tokens, passages_, len(terms), len(group.fields))
    if kind == KEY:
        losses.tokens.update(zip(group.fields, counts.keys.tolist(), strict=True))
    if known is None:
        return
    ordinals = np.array([known.ordinal(term) for term in terms], np.int64)
    order = np.argsort(ordinals)  # those that the segment does not have come first
    order = order[np.count_nonzero(ordinals < 0) :]
    for name, frequencies in zip(group.fields, counts.frequencies, strict=True):
        held = order[frequencies[order] > 0]
        if len(held):
            there = ordinals[held].astype(np.uint32)
            losses.terms[group.stream(kind), name] = (there, frequencies[held])


def _values(texts: Iterable[bytes], language: str, places: Mapping[str, int]) -> Iterator[_Value]:
    for number, text in enumerate(texts):
        article = decoded(text)
        for passage in passages(article):
            if passage.field in places:
                place = places[passage.field]
                yield _Value(number, place, passage.text, language_of(article, language))
