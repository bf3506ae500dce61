"""JSON documents: what may be wrapped around articles, and what may be broken in them."""

import json
from io import BytesIO, RawIOBase

import pytest

from index.readers.record import Input, PassedOver, Record
from index.readers.tables import json_documents, parsing, scanning
from tests.index.readers.tables.reading import only, reader_of, readings, records, troubles

A = {"id": "a", "title": "Bridge opens", "text": "It is open."}
B = {"id": "b", "title": "Market day", "text": "It was full."}


def ids(found: list[Record]) -> list[str]:
    return [record.id.value if record.id else "" for record in found]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (json.dumps(A), [""]),
        (json.dumps([A, B]), ["record 1", "record 2"]),
        (json.dumps({"n": 2, "what": {"list": [A, B]}}), ["record 1", "record 2"]),
        (json.dumps({"page": 1, "article": A}), [""]),
        (json.dumps(A, indent=1) + "\n" + json.dumps(B, indent=1), ["record 1", "record 2"]),
        (json.dumps(A) + json.dumps(B), ["record 1", "record 2"]),
        (json.dumps([{"meta": {}, "item": A}, {"meta": {}, "item": B}]), ["record 1", "record 2"]),
        ("[]", []),
        ('{"title": "Harbour News", "home_page_url": "https://h.example", "items": []}', []),
        ('{"name": "settings", "description": "of a program", "version": 3}', None),
    ],
)
def test_articles_are_found_wherever_they_stand(text: str, places: list[str] | None) -> None:
    found = readings(text)
    assert [record.place for record in only(found)] == (places or [])
    assert bool(troubles(found)) == (places is None)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.js", "var archive = %s;"),
        ("a.js", "/* (c) */ window.archive['x'] = %s"),
        ("a.json", "callback(%s);"),
        ("a.json", "/**/jsonp_12.cb( %s )"),
        ("a.jsonp", "typeof cb === 'function' && cb(%s);"),
        ("a.json", ")]}',\n%s"),
        ("a.json", "\ufeff%s"),
        ("a.txt", "%s"),
        ("a", "%s"),
    ],
)
def test_a_call_or_an_assignment_may_stand_around_it(name: str, text: str) -> None:
    assert ids(records(text % json.dumps([A, B]), name)) == ["a", "b"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_any_unicode_encoding_is_read(encoding: str) -> None:
    found = only(readings(json.dumps([A, B]).encode(encoding)))
    assert ids(found) == ["a", "b"]


def test_another_encoding_is_told_and_named() -> None:
    text = "Die Brücke über den Fluß wurde geöffnet. Für Fußgänger ist sie früh zugänglich."
    found = readings(
        json.dumps({"titel": "Brücke", "text": text}, ensure_ascii=False).encode("cp1252")
    )
    (record,) = only(found)
    assert record.blocks[0].text == text
    assert len(found) == 2


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("a.html", b'<script type="application/ld+json">{"headline": "x"}</script>'),
        ("a.md", b'{\n"title": "front matter"\n}\n\nText'),
        ("a.rtf", rb"{\rtf1\ansi{\fonttbl"),
        ("a.css", b"body { color: red }"),
        ("a.tex", b"{\\bf words}"),
        ("a.txt", b"[Editor's note: this is text]\n"),
        ("a.txt", b"date 2025-04-28 Title\n\nText"),
        ("a.bin", b"{\0\1\2\3"),
        ("a.py", b"x = [1, 2]"),
        ("a.xml", b"<rss/>"),
        ("a.txt", b""),
    ],
)
def test_what_only_begins_like_json_is_left_to_others(name: str, head: bytes) -> None:
    assert reader_of(name, head) is None


@pytest.mark.parametrize("around", ["[%s]", '{"n": {"x": [1]}, "list": [%s], "end": "x"}'])
def test_a_broken_record_is_named_and_the_others_are_read(around: str) -> None:
    bad = '{"id": "x", "title": "a ] b \\" }", "n": NaN, "deep": [[{}]]}'
    found = readings(around % f"{json.dumps(A)}, {bad}, {json.dumps(B)}")
    assert ids(only(found)) == ["a", "b"]
    ((place, _, reason),) = troubles(found)
    assert place == "record 2"
    assert "NaN" in reason


@pytest.mark.parametrize("around", ["[%s", '{"list": [%s', "cb([%s", '{"a": {"list": [%s'])
def test_what_stands_before_a_cut_is_read(around: str) -> None:
    found = readings(around % f'{json.dumps(A)}, {json.dumps(B)}, {{"id": "c", "ti')
    assert ids(only(found)) == ["a", "b"]
    ((_, _, reason),) = troubles(found)
    assert "cut off" in reason


@pytest.mark.parametrize(
    "text", ["[" * 100_000, '{"a":' * 50_000, "{", "[1, 2", "words", "[,]", "}"]
)
def test_what_is_no_document_is_named(text: str) -> None:
    found = readings(text)
    assert only(found) == []
    assert troubles(found)


def test_a_key_that_stands_twice_costs_its_record() -> None:
    found = readings('[{"title": "x", "title": "y"}, ' + json.dumps(A) + "]")
    assert ids(only(found)) == ["a"]
    assert "“title” stands in it twice" in troubles(found)[0][2]


class Narrow(RawIOBase):
    """A stream that cannot go back."""

    def __init__(self, raw: bytes) -> None:
        self._inner = BytesIO(raw)

    def read(self, size: int = -1) -> bytes:
        return self._inner.read(size)

    def seekable(self) -> bool:
        return False


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything is large."""
    monkeypatch.setattr(parsing, "MAX_RECORD", 2_000)
    monkeypatch.setattr(json_documents, "MAX_WHOLE", 2_001)
    monkeypatch.setattr(scanning, "CHUNK", 100)


MANY = [{**A, "id": str(n), "text": f"It is open é {n}."} for n in range(200)]


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    "document",
    [
        MANY,
        {"status": "ok", "articles": MANY},
        {"response": {"status": "ok", "docs": MANY, "meta": {"hits": 200}}},
        {"db": [{"meta": {}, "data": {"posts": MANY}}]},
    ],
)
def test_a_large_document_is_read_record_by_record(document: object) -> None:
    raw = json.dumps(document, ensure_ascii=False).encode()
    found = list(json_documents.read(Input("a.json", Narrow(raw))))  # type: ignore[arg-type]
    assert ids(only(found)) == [str(n) for n in range(200)]
    assert len(found) == 200
    assert only(found)[-1].place == "record 200"


@pytest.mark.usefixtures("small")
def test_a_large_document_says_what_is_beside_its_articles() -> None:
    posts = [{"id": f"p{n}", "title": "Bridge", "html": "<p>Open.</p>"} for n in range(200)]
    data = {
        "posts": posts,
        "posts_authors": [
            {"post_id": f"p{n}", "author_id": f"u{n % 2}", "sort_order": 0} for n in range(200)
        ],
        "settings": [{"key": "title", "value": "Harbour Notes"}],
        "users": [{"id": "u0", "name": "Ann Bell"}, {"id": "u1", "name": "Bo Roe"}],
    }
    found = records(json.dumps({"db": [{"data": data}]}))
    assert len(found) == 200
    assert [author.value for author in found[1].authors] == ["Bo Roe"]
    assert found[1].publisher
    assert found[1].publisher.value == "Harbour Notes"


@pytest.mark.usefixtures("small")
def test_a_record_beyond_the_limit_is_named() -> None:
    huge = {**A, "id": "huge", "text": "x " * 5_000}
    found = readings(json.dumps([A, huge, B, *MANY]))
    assert ids(only(found))[:3] == ["a", "b", "0"]
    ((place, _, reason),) = troubles(found)
    assert place == "record 2"
    assert "split it" in reason


@pytest.mark.parametrize(
    ("extra", "kind"),
    [
        *[
            ({"status": status}, "drafts")
            for status in ("draft", "Private", "auto-draft", "future")
        ],
        *[({"draft": True}, "drafts"), ({"is_published": False}, "drafts")],
        *[({"published": False}, "drafts"), ({"pubstatus": "withheld"}, "drafts")],
        *[({"type": "page"}, "pages"), ({"page": True}, "pages")],
        *[({"post_type": "nav_menu_item"}, "menu items"), ({"type": "attachment"}, "attachments")],
        ({"type": "picture", "renditions": {}}, "pictures"),
    ],
)
def test_what_is_no_article_is_passed_over(extra: dict[str, object], kind: str) -> None:
    assert readings(json.dumps([{**A, **extra}])) == [PassedOver(kind)]


@pytest.mark.parametrize(
    "extra",
    [{"status": "publish"}, {"page": 3}, {"page": False}, {"type": "photo"}, {"draft": False}],
)
def test_an_article_is_not(extra: dict[str, object]) -> None:
    assert ids(records(json.dumps([{**A, **extra}]))) == ["a"]
