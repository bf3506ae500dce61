"""Facets and ids of a segment say what the documents have."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.engines.whoosh.answer.values import FacetValues
from index.engines.whoosh.columns.columns import Array, Columns, ColumnsWriter
from index.engines.whoosh.columns.facets import Collected, Facet
from index.engines.whoosh.columns.ids import Ids, id_columns
from index.engines.whoosh.kernels import docsets, slices

VALUES = st.sampled_from(["b", "a", "é", "\ud800", "B", "", "a" * 300])
HEX = st.text("0123456789abcdef", min_size=16, max_size=16)
NAMES = st.text("abAZ09-_", min_size=1, max_size=20)


def columns_of(folder: Path, columns: dict[str, Array]) -> Columns:
    with ColumnsWriter(folder / "c.col") as writer:
        for name, array in columns.items():
            writer.add(name, array)
    return Columns(folder / "c.col")


@pytest.mark.parametrize("most", [1, 3])
@given(data=st.data())
def test_facet(tmp_path_factory: pytest.TempPathFactory, most: int, data: st.DataObject) -> None:
    documents = data.draw(st.lists(st.lists(VALUES, unique=True, max_size=most), max_size=20))
    order = data.draw(st.permutations(range(len(documents))))
    collected = Collected()
    for values in documents:
        collected.add(tuple(values))
    columns = collected.columns("topic", np.array(order, np.int64))
    facet = Facet(columns_of(tmp_path_factory.mktemp("facet"), columns), "topic")
    known = sorted({value for values in documents for value in values})
    encoded = [value.encode("utf-8", "surrogatepass") for value in known]
    assert list(facet.terms.texts()) == encoded
    expected = [sorted(known.index(v) + 1 for v in documents[number]) for number in order]
    assert [facet.of(document) for document in range(len(order))] == expected
    assert facet.sizes().tolist() == [len(codes) for codes in expected]
    for code in range(1, len(known) + 1):
        holders = [d for d, codes in enumerate(expected) if code in codes]
        assert facet.documents(code).tolist() == holders
        assert facet.counts()[code] == len(holders)


@pytest.mark.parametrize("longest", [1, 3_000])
def test_counts_of_a_set(tmp_path: Path, longest: int) -> None:
    """Whether values stand in long runs, as years do, or change with every document."""
    rng = np.random.default_rng(longest)
    owned = [("", "a", "b", "c")[n] for n in rng.integers(0, 4, 20) for _ in range(longest)]
    collected = Collected()
    for value in owned:
        collected.add((value,) if value else ())
    columns = collected.columns("year", np.arange(len(owned)))
    values = FacetValues(Facet(columns_of(tmp_path, columns), "year"))
    everything = np.zeros(docsets.sized(len(owned)), np.uint64)
    slices.include(everything, np.arange(len(owned)))
    for share in (0.0, 0.1, 0.9, 1.0):
        chosen = np.flatnonzero(rng.random(len(owned)) < share)
        wanted = np.zeros_like(everything)
        slices.include(wanted, chosen)
        expected = [sum(owned[d] == value for d in chosen) for value in sorted(set(owned))]
        if "" not in owned:
            expected.insert(0, 0)
        assert values.count(wanted, everything).tolist() == expected


@given(st.one_of(st.sets(HEX, max_size=20), st.sets(NAMES, max_size=20)), st.randoms())
def test_ids(tmp_path_factory: pytest.TempPathFactory, names: set[str], random: object) -> None:
    order = sorted(names, key=lambda name: hash((name, str(random))))
    ids = Ids(columns_of(tmp_path_factory.mktemp("ids"), id_columns(order)))
    assert len(ids) == len(order)
    assert [ids.text(number) for number in range(len(order))] == order
    assert [ids.document(name) for name in order] == list(range(len(order)))
    assert [ids.text(number) for number in ids.order.tolist()] == sorted(order)
    assert ids.document("nobody!") is None
    assert ids.document("") is None


def test_ids_of_sixteen_digits_are_packed() -> None:
    assert "id.packed" in id_columns(["0" * 16, "f" * 16])
    assert "id.packed" not in id_columns(["0" * 16, "F" * 16])
