"""What documents held that are deleted now, found by tokenising their stored articles again."""

from collections.abc import Iterable, Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from index.document import passages
from index.engines.whoosh.build.vocabulary import Vocabulary
from index.engines.whoosh.columns.deletions import Losses, Lost, summed
from index.engines.whoosh.columns.dictionary import Terms
from index.engines.whoosh.columns.docstore import decoded
from index.engines.whoosh.columns.layout import Layout


def losses_of(
    texts: Iterable[bytes],
    layout: Layout,
    dictionaries: Mapping[str, Terms],
    vocabulary: Vocabulary,
) -> Losses:
    """What documents held.

    Args:
        texts: their stored articles.
        layout: of the segment.
        dictionaries: of the segment's streams.
        vocabulary: of the language that the segment was built in.
    """
    places = {field: place for place, field in enumerate(layout.fields)}
    values = list(_values(texts, places))
    tokens, counts = vocabulary.tokens([text for _, _, text in values])
    document = np.repeat(np.array([d for d, _, _ in values], np.int64), counts)
    field = np.repeat(np.array([f for _, f, _ in values], np.int64), counts)
    cells = np.unique(document * len(places) + field) % len(places)
    holding = np.bincount(cells, minlength=len(places)).tolist()
    total = np.bincount(field, minlength=len(places)).tolist()
    lost: Lost = {}
    for group in layout.groups:
        for kind in layout.kinds:
            terms = dictionaries.get(group.stream(kind))
            if terms is None:
                continue
            ordinals = _ordinals(terms, *vocabulary.stream(kind), tokens)
            for name in group.fields:
                inside = field == places[name]
                found = _documents_per_term(ordinals[inside], document[inside])
                if len(found[0]):
                    lost[group.stream(kind), name] = found
    return Losses(
        dict(zip(layout.fields, total, strict=True)),
        dict(zip(layout.fields, holding, strict=True)),
        lost,
    )


def _values(texts: Iterable[bytes], places: Mapping[str, int]) -> Iterator[tuple[int, int, str]]:
    for number, text in enumerate(texts):
        for passage in passages(decoded(text)):
            if passage.field in places:
                yield number, places[passage.field], passage.text


def _ordinals(
    terms: Terms, texts: list[str], numbers: NDArray[np.int32], tokens: NDArray[np.int32]
) -> NDArray[np.int64]:
    """The ordinal of each token's term, -1 where the segment has no such term."""
    used = np.unique(numbers[tokens])
    found = np.full(len(texts), -1, np.int64)
    found[used] = [terms.ordinal(texts[number].encode()) for number in used.tolist()]
    return found[numbers[tokens]]


def _documents_per_term(
    ordinals: NDArray[np.int64], documents: NDArray[np.int64]
) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    known = ordinals >= 0
    span = int(documents.max(initial=0)) + 1
    pairs = np.unique(ordinals[known] * span + documents[known])
    return summed(pairs // span, np.ones(len(pairs), np.uint32))
