"""Stored articles come back, in blocks or as blocks."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Article, Image, Section
from index.engines.whoosh.columns import docstore
from index.engines.whoosh.columns.columns import Columns, ColumnsWriter
from index.engines.whoosh.columns.docstore import (
    BLOCK,
    Documents,
    DocumentsWriter,
    decoded,
    encoded,
)
from index.errors import DamagedIndexError
from index.stored import from_json, to_json
from tests.index.strategies import articles

FULL = Article(
    id="a1",
    title="Title “quoted”",
    source="",
    headline="H",
    url="https://example.org/a",
    date=date(2025, 4, 26),
    published=datetime(2025, 4, 26, 1, 2, 3, 4, tzinfo=UTC),
    authors=("A", "B"),
    images=(Image(author="X"), Image(None, "Y", "https://example.org", "c")),
    sections=(Section(None, "s1", ("p",)), Section("h", "s2", ())),
    background=Section("Details", "background", ("b",)),
)


def store(folder: Path, texts: list[bytes]) -> Documents:
    with DocumentsWriter(folder / "d.doc") as writer:
        for text in texts:
            writer.add(text)
    with ColumnsWriter(folder / "d.col") as columns:
        for name, array in writer.columns().items():
            columns.add(name, array)
    return Documents(Columns(folder / "d.col"), folder / "d.doc")


def test_ctrl_c_is_no_text_that_cannot_be_stored(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: object) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr(docstore, "part", interrupted)
    with pytest.raises(KeyboardInterrupt):
        encoded(FULL)


def test_texts_come_back_whatever_the_blocks(tmp_path: Path) -> None:
    texts = [b"%d" % n * (n * 37 % 3000) for n in range(200)] + [b"x" * (5 * BLOCK), b"", b"y"]
    documents = store(tmp_path, texts)
    assert documents.blocks > 3
    assert [documents.text(n) for n in range(len(texts))] == texts
    with ThreadPoolExecutor(8) as pool:
        order = list(range(len(texts)))[::-1] * 5
        assert list(pool.map(documents.text, order)) == [texts[n] for n in order]


def test_blocks_are_copied_as_they_are(tmp_path: Path) -> None:
    texts = [b"%d" % n * 500 for n in range(100)]
    first = store(tmp_path, texts)
    (tmp_path / "copy").mkdir()
    with DocumentsWriter(tmp_path / "copy" / "d.doc") as writer:
        writer.add(b"before")
        for block in range(first.blocks):
            writer.add_block(first.frame(block), first.sizes(first.documents_of(block)))
        writer.add(b"after")
    with ColumnsWriter(tmp_path / "copy" / "d.col") as columns:
        for name, array in writer.columns().items():
            columns.add(name, array)
    copy = Documents(Columns(tmp_path / "copy" / "d.col"), tmp_path / "copy" / "d.doc")
    assert [copy.text(n) for n in range(102)] == [b"before", *texts, b"after"]


def test_damage_is_named(tmp_path: Path) -> None:
    documents = store(tmp_path, [b"text" * 1000])
    path = tmp_path / "d.doc"
    whole = path.read_bytes()
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 8]) + whole[place + 1 :])
        with pytest.raises(DamagedIndexError, match="is damaged"):
            documents.block_texts(0)
    path.write_bytes(whole[:-1])
    with pytest.raises(DamagedIndexError, match="is damaged"):
        Documents(Columns(tmp_path / "d.col"), path)


@given(articles(1))
def test_the_stored_form_is_that_of_the_other_engines(article: Article) -> None:
    assert decoded(encoded(article)) == article
    assert decoded(to_json(article).encode()) == article
    assert from_json(encoded(article).decode()) == article
    assert json.loads(encoded(article)) == json.loads(to_json(article))


@given(st.text(st.characters(), max_size=9))
def test_any_text_is_stored(text: str) -> None:
    article = Article(id="a", title=text, source=text)
    assert decoded(encoded(article)) == article


def test_every_member_is_stored() -> None:
    assert decoded(encoded(FULL)) == FULL
    lone = Article(id="a", title="\ud800", source="s")
    assert decoded(encoded(lone)) == lone
