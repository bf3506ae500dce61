"""Laws: nothing under any key raises, and what is written as JSON is read back."""

import json
from contextlib import suppress
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from index.readers.record import Record, UnreadableError
from index.readers.tables.synonyms import PATHS
from index.text.cleaning import one_line
from tests.index.readers.tables.reading import only, reader_of, readings

KEYS = sorted(
    {path.split(".")[0].split("[")[0] for paths in PATHS.values() for path in paths.split()}
)
_inner_keys = st.sampled_from(
    [
        *{
            step.split("[")[0]
            for paths in PATHS.values()
            for path in paths.split()
            for step in path.split(".")
        },
        *("type", "root", "children", "tag", "cards", "markups", "src", "media", "paragraphs"),
        *("version", "sections", "atoms", "name", "html", "rows", "columns", "table", "level"),
    ]
)
_leaves = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=30),
    st.sampled_from(
        [
            *("<p>A</p>", "a\n\nb", "https://x.example/a.jpg", '{"root": {"children": [1]}}', "[1"),
            *('["a", "b"]', "post", "heading", "paragraph", "image", "list", "By A B", "<", "&#0;"),
            *('{"version": "0.3.1", "sections": [[1, "p", [[0, [], 0, "x"]]], [10, 9]]}', "&amp;"),
        ]
    ),
)
_values = st.recursive(
    _leaves,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(_inner_keys | st.text(max_size=4), inner, max_size=4)
    ),
    max_leaves=12,
)
_objects = st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=4), _values, max_size=6)


@given(st.lists(_objects, max_size=3))
def test_any_value_under_any_key_is_read_or_named(objects: list[dict[str, Any]]) -> None:
    raw = json.dumps(objects)
    readings(raw)
    found = readings("".join(json.dumps(o) + "\n" for o in objects), "a.jsonl")
    for record in only(found):
        texts = [block.text for block in record.blocks]
        assert all(isinstance(text, str) and text.strip() for text in texts)
        assert all(author.value for author in record.authors)


@given(_objects, st.dictionaries(st.sampled_from(sorted(PATHS)), st.text(max_size=12), max_size=3))
def test_any_mapping_is_taken_or_named(value: dict[str, Any], mapping: dict[str, str]) -> None:
    readings(json.dumps(value), "a.json", mapping)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_named(raw: bytes) -> None:
    for name in ("a.jsonl", "a.csv", "a.json"):
        if reader_of(name, raw) is not None:
            with suppress(UnreadableError):
                readings(raw, name)


_words = st.text(st.sampled_from("abcé東 ß’"), min_size=1, max_size=12).map(one_line).filter(bool)
_articles = st.fixed_dictionaries(
    {"id": _words, "title": _words},
    optional={
        "url": _words.map(lambda word: f"https://x.example/{word.replace(' ', '')}"),
        "date": st.sampled_from(["1899", "1899-05", "2019-05-17T08:30:00Z", "17 May 2019"]),
        "modified": st.just("2020-01-01"),
        "authors": st.lists(_words, min_size=1, max_size=3, unique=True),
        "topics": st.lists(_words, min_size=1, max_size=3, unique_by=str.casefold),
        "language": st.sampled_from(["de", "en"]),
        "publisher": _words,
        "section": _words,
        "page": st.sampled_from(["1", "A12"]),
        "licence": _words,
        "status": st.sampled_from(["publish", "corrected"]),
        "paragraphs": st.lists(_words.map(lambda word: word + "."), min_size=1, max_size=4),
    },
)


@given(st.lists(_articles, max_size=4))
def test_a_record_that_is_written_as_json_lines_is_read_back(
    articles: list[dict[str, Any]],
) -> None:
    lines = "".join(json.dumps(article) + "\n" for article in articles)
    assert [_written(record) for record in only(readings(lines, "a.jsonl"))] == [
        {**article, "topics": [t for t in article.get("topics", []) if t != article["title"]]}
        for article in articles
    ]


def _written(record: Record) -> dict[str, Any]:
    names = ("id", "title", "url", "date", "modified", "language", "publisher", "section", "page")
    found = {name: getattr(record, name) for name in (*names, "licence", "status")}
    written: dict[str, Any] = {name: told.value for name, told in found.items() if told}
    if record.authors:
        written["authors"] = [told.value for told in record.authors]
    if record.blocks:
        written["paragraphs"] = [block.text for block in record.blocks]
    return {**written, "topics": [told.value for told in record.topics]}
