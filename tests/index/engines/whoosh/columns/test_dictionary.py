"""Terms are found as a sorted list finds them."""

from bisect import bisect_left
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.engines.whoosh.columns.columns import Columns, ColumnsWriter
from index.engines.whoosh.columns.dictionary import (
    Folded,
    Frequencies,
    Terms,
    dictionary_columns,
    folded_columns,
    frequency_columns,
)
from index.text.folding import fold

TEXTS = st.text("abé\U0001f600\0", max_size=12)
SHARED = st.builds("".join, st.tuples(st.sampled_from(["", "aaaaaaaa", "aaaaaaaaa"]), TEXTS))


def terms_of(folder: Path, terms: list[bytes]) -> Terms:
    with ColumnsWriter(folder / "t.col") as writer:
        for name, array in dictionary_columns("key", terms).items():
            writer.add(name, array)
    return Terms(Columns(folder / "t.col"), "key")


@given(st.sets(SHARED, max_size=70), st.lists(SHARED, max_size=9))
def test_it_is_a_sorted_list(
    tmp_path_factory: pytest.TempPathFactory, texts: set[str], asked: list[str]
) -> None:
    ordered = sorted(texts)
    encoded = [text.encode() for text in ordered]
    assert encoded == sorted(encoded)
    terms = terms_of(tmp_path_factory.mktemp("terms"), encoded)
    assert len(terms) == len(encoded)
    assert list(terms.texts()) == encoded
    for text in [*ordered, *asked]:
        place = bisect_left(ordered, text)
        assert terms.find(text.encode()) == place
        assert terms.ordinal(text.encode()) == (place if text in texts else -1)
        assert [
            ordered[place] for place in range(*terms.prefix(text.encode()).indices(len(ordered)))
        ] == [other for other in ordered if other.startswith(text)]


@given(st.sets(st.text("abeéßäж", min_size=1, max_size=4), max_size=40), st.data())
def test_forms_are_in_the_order_of_their_folded_texts(
    tmp_path_factory: pytest.TempPathFactory, texts: set[str], data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("folded") / "t.col"
    forms = sorted(texts)
    with ColumnsWriter(path) as writer:
        for name, array in folded_columns("form", [form.encode() for form in forms]).items():
            writer.add(name, array)
    folded = Folded(Columns(path), "form")
    changed = sorted((fold(form), form) for form in forms if fold(form) != form)
    assert [text.decode() for text in folded.texts.texts()] == [text for text, _ in changed]
    assert [forms[ordinal] for ordinal in folded.ordinals] == [form for _, form in changed]
    low = data.draw(st.integers(0, len(forms)))
    high = data.draw(st.integers(low, len(forms)))
    others = folded.others(slice(low, high)).tolist()
    assert others == [fold(form) == form for form in forms[low:high]]
    for start in ("a", "s", "ss", "e", "é", "ж"):
        inside = folded.texts.prefix(start.encode())
        found = [text for text, _ in changed if text.startswith(start)]
        assert [text for text, _ in changed[inside]] == found


def test_texts_of_a_range(tmp_path: Path) -> None:
    encoded = [f"{number:05}".encode() for number in range(3000)]
    terms = terms_of(tmp_path, encoded)
    assert list(terms.texts(1000, 2500)) == encoded[1000:2500]
    assert list(terms.texts(2990)) == encoded[2990:]
    assert list(terms.texts(5, 2)) == []


@given(st.lists(st.integers(0, 70_000) | st.integers(253, 257), max_size=50))
def test_frequencies_come_back(
    tmp_path_factory: pytest.TempPathFactory, numbers: list[int]
) -> None:
    path = tmp_path_factory.mktemp("frequencies") / "f.col"
    counts = np.array(numbers, np.uint32)
    with ColumnsWriter(path) as writer:
        for name, array in frequency_columns("key", {"title": counts}).items():
            writer.add(name, array)
    frequencies = Frequencies(Columns(path), "key", "title")
    assert frequencies.all().tolist() == numbers
    ordinals = np.arange(len(numbers))
    assert [frequencies.of(ordinal) for ordinal in ordinals.tolist()] == numbers
    assert frequencies.of_all(ordinals[::-1]).tolist() == numbers[::-1]
