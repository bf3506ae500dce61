"""JSON Lines: each line by itself, and every way to spoil one."""

import json

import pytest

from index.readers.record import Notice, PassedOver
from index.readers.tables import parsing
from tests.index.readers.tables.reading import (
    only,
    reader_of,
    readings,
    records,
    troubles,
)

A = json.dumps({"id": "a", "title": "Bridge opens", "text": "It is open."})
Z = json.dumps({"id": "z", "title": "Market day", "text": "It was full."})


def test_records_are_named_by_their_lines() -> None:
    found = records(f"{A}\n\n   \r\n{Z}", "news/a.jsonl")
    assert [(record.place, record.id and record.id.value) for record in found] == [
        ("line 1", "a"),
        ("line 4", "z"),
    ]


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ('{"id": "x", "text": ', "expecting value"),
        ("[" * 100_000, "nested too deeply"),
        ('{"title": "x", "a": ' + "[" * 10_000 + "]" * 10_000 + "}", "nested too deeply"),
        ('{"id": ' + "9" * 5_000 + ', "title": "x"}', "thousands of digits"),
        ('{"id": "n", "text": NaN}', "NaN"),
        ('{"id": "n", "id": "m", "text": "x"}', "“id” stands in it twice"),
        ('["a", 1]', "no object"),
        ('"words"', "no object"),
        ('{"title": "x"} {"title": "y"}', "character 15"),
        ("\0" * 1_000, "no JSON"),
        ("words", "no JSON"),
    ],
)
def test_a_bad_line_is_named_and_the_others_are_read(bad: str, said: str) -> None:
    found = readings(f"{A}\n{bad}\n{Z}\n", "news/a.jsonl")
    assert [record.place for record in only(found)] == ["line 1", "line 3"]
    ((place, line, reason),) = troubles(found)
    assert (place, line) == ("line 2", 2)
    assert said in reason


def test_bytes_that_are_not_utf_8_are_named_with_their_place() -> None:
    raw = A.encode() + b'\n{"title": "caf\xe9"}\n' + Z.encode()
    found = readings(raw, "news/a.jsonl")
    assert len(only(found)) == 2
    assert "byte 15 of the line" in troubles(found)[0][2]


def test_a_line_beyond_the_limit_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "MAX_RECORD", 1_000)
    long = json.dumps({"title": "x", "text": "y" * 5_000})
    for encoding in ("utf-8", "utf-16"):
        found = readings(f"{A}\n{long}\n{Z}".encode(encoding), "news/a.jsonl")
        assert [record.place for record in only(found)] == ["line 1", "line 3"]
        assert [line for _, line, _ in troubles(found)] == [2]


def test_many_bad_lines_are_counted() -> None:
    found = troubles(readings("{no\n" * 100 + A, "news/a.jsonl"))
    assert len(found) == 21
    assert found[-1][2].startswith("80 more records")


def test_records_of_no_known_shape_are_one_sentence() -> None:
    found = readings('{"colour": "red", "size": 3}\n' * 1_000, "news/a.jsonl")
    ((place, _, reason),) = troubles(found)
    assert place == "line 1"
    assert "999 more" in reason
    assert "colour, size" in reason
    assert "dateline inspect FILE --map" in reason


@pytest.mark.parametrize("mark", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_any_unicode_encoding_is_read(mark: str) -> None:
    raw = f"{A}\n{Z}\n".encode(mark)
    assert [record.place for record in records(raw, "news/a.jsonl")] == ["line 1", "line 2"]


def test_line_separators_within_a_text_end_no_line() -> None:
    (record,) = records(
        json.dumps({"title": "A\u2028B", "text": "C\u2029D"}, ensure_ascii=False) + "\n",
        "news/a.jsonl",
    )
    assert record.title
    assert record.title.value == "A B"
    assert [block.text for block in record.blocks] == ["C", "D"]


def test_lone_surrogates_and_nul_are_read() -> None:
    (record,) = records('{"title": "a \\ud800 b", "text": "c \\u0000 d"}', "news/a.jsonl")
    assert record.title
    assert record.title.value == "a \ufffd b"


def test_a_page_of_answers_on_a_line_is_many_records() -> None:
    page = json.dumps({"status": "ok", "articles": [json.loads(A), json.loads(Z)]})
    assert [r.place for r in records(page + "\n" + page, "news/a.jsonl")] == [
        *("line 1, record 1", "line 1, record 2"),
        *("line 2, record 1", "line 2, record 2"),
    ]


def test_a_json_file_may_be_json_lines() -> None:
    reader = reader_of("news/a.json", f"{A}\n{Z}\n".encode())
    assert reader is not None
    assert reader.NAME == "jsonl"


def test_a_mapping_wins_and_what_it_misses_is_said() -> None:
    line = '{"title": "Old", "kopf": {"zeile": "New"}, "pub": {"when": "1899-05"}, "text": "x"}'
    mapping = {"headline": "kopf.zeile", "date": "pub.when", "author": "wer", "colour": "c"}
    found = readings(line, "news/a.jsonl", mapping)
    (record,) = only(found)
    assert record.headline
    assert (record.headline.value, record.headline.origin) == ("New", "kopf.zeile")
    assert record.date
    assert (record.date.value, record.date.origin) == ("1899-05", "pub.when")
    notices = [notice.reason for notice in found if isinstance(notice, Notice)]
    assert len(notices) == 2
    assert "no attribute colour" in notices[0]
    assert "No record has wer" in notices[1]


def test_a_mapped_list_is_gone_through() -> None:
    line = '{"title": "T", "text": "x", "wer": [{"n": "Ann Bell"}, {"n": "Bo Roe"}]}'
    (record,) = only(readings(line, "news/a.jsonl", {"authors": "wer[].n"}))
    assert [author.value for author in record.authors] == ["Ann Bell", "Bo Roe"]
    (record,) = only(readings(line, "news/a.jsonl", {"authors": "wer[1].n"}))
    assert [author.value for author in record.authors] == ["Bo Roe"]


def test_the_list_of_pages_of_an_unpacked_crawl_is_no_article() -> None:
    head = json.dumps({"format": "json-pages-1.0", "id": "pages", "title": "All Pages"})
    page = {"id": "p", "url": "https://elm.example/a", "ts": "2024-05-01T06:00:00Z", "title": "A"}
    found = readings(f"{head}\n{json.dumps(page | {'loadState': 4})}\n{A}", "crawl/pages.jsonl")
    assert [record.place for record in only(found)] == ["line 3"]
    assert found[:2] == [PassedOver("lists of pages")] * 2
