"""Each known shape, as its source writes it, in invented articles."""

import json
from pathlib import Path

import pytest

from index.readers.tables.synonyms import ATTRIBUTES, PATHS, attribute, normal
from tests.index.readers.tables.reading import records, told

SHAPES = {
    path.stem: json.loads(path.read_text(encoding="utf-8"))
    for path in sorted((Path(__file__).parent / "shapes").glob("*.json"))
}
"""Documents, and what is to be told of their only article."""


@pytest.mark.parametrize("shape", SHAPES)
def test_each_shape_tells_all_that_it_has(shape: str) -> None:
    (record,) = records(json.dumps(SHAPES[shape]["document"]))
    assert told(record) == SHAPES[shape]["expected"]


@pytest.mark.parametrize("shape", [n for n, s in SHAPES.items() if isinstance(s["document"], dict)])
def test_a_shape_is_read_from_a_line_as_from_a_document(shape: str) -> None:
    document, expected = SHAPES[shape].values()
    (record,) = records(json.dumps(document), "news/a.jsonl")
    frames = {"publisher", "language", "authors", "topics"} | (
        {"url"} if shape == "ghost" else set()
    )
    assert {k: v for k, v in told(record).items() if k not in frames} == {
        k: v for k, v in expected.items() if k not in frames
    }


def test_no_path_stands_twice_and_every_key_is_normal() -> None:
    for name, paths in PATHS.items():
        listed = [normal(path) for path in paths.split()]
        assert len(set(listed)) == len(listed), (name, [p for p in listed if listed.count(p) > 1])


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("title", "title"),
        ("Author", "authors"),
        ("text", "body"),
        ("tags", "topics"),
        ("date_published", "date"),
        ("source", "publisher"),
        ("image-caption", "image_caption"),
        ("colour", None),
    ],
)
def test_an_attribute_may_be_called_by_any_of_its_keys(word: str, name: str | None) -> None:
    assert attribute(word) == name


def test_attributes_are_those_of_the_record() -> None:
    known = set(ATTRIBUTES) - {"body", "image_caption", "image_credit"}
    (record,) = records('{"title": "Ferry", "text": "It runs."}')
    assert all(hasattr(record, name) for name in known)
