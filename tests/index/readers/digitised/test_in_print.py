"""Answers of Trove, Chronicling America and loc.gov become records like others."""

import io
import json

from index.readers.record import Input, PassedOver, Record
from index.readers.tables import json_documents
from tests.index.readers.digitised_examples import TROVE, chronicling_america, trove

LINES = "The ferry sails from the har-\nbour & back."


def record(data: str) -> Record:
    (found,) = json_documents.read(Input("a.json", io.BytesIO(data.encode())))
    assert isinstance(found, Record)
    return found


def told(found: Record, *names: str) -> list[str]:
    return [getattr(found, name).value for name in names]


def test_trove() -> None:
    found = record(trove(LINES))
    assert [block.text for block in found.blocks] == ["The ferry sails from the harbour & back."]
    assert told(found, "title", "publisher", "date", "page", "edition", "url") == [
        "Ferry sails again", "The Elm Argus (Port Elm, Vic.)", "2024-05-17", "3", "Morning",
        "https://trove.example.org/article/7",
    ]  # fmt: skip
    assert found.section is None
    assert found.facsimile and found.facsimile.address == "https://trove.example.org/page/3"


def test_the_third_version_of_trove() -> None:
    paper = {"id": "3", "title": "Elm Herald (NSW : 1842 - 1954)"}
    article = {**TROVE, "title": paper, "category": "Advertising", "articleText": "<p>Ferry.</p>"}
    found = record(json.dumps({"category": [{"code": "n", "records": {"article": [article]}}]}))
    assert told(found, "publisher", "section") == ["Elm Herald (NSW)", "Advertising"]


def test_chronicling_america() -> None:
    found = record(chronicling_america(LINES))
    assert [block.text for block in found.blocks] == ["The ferry sails from the harbour & back."]
    assert told(found, "title", "publisher", "date", "page", "edition") == [
        "Ferry gazette, page 3", "Ferry gazette", "20240517", "3", "Evening edition",
    ]  # fmt: skip
    assert found.url and found.url.value.endswith("/ed-1/seq-3")


def test_a_page_that_only_says_where_its_text_is() -> None:
    data = {"pdf": "a.pdf", "jp2": "a.jp2", "ocr": "a.xml", "text": "a.txt", "sequence": 5}
    (found,) = json_documents.read(Input("a.json", io.BytesIO(json.dumps(data).encode())))
    assert found == PassedOver("descriptions of pages")


def test_loc_gov() -> None:
    result = {
        "title": "Image 5 of Port Elm tribune (Port Elm, Elmshire), April 2, 1904",
        "partof_title": ["port elm tribune"], "number_page": ["0005"], "number_edition": ["2"],
        "date": "1904-04-02", "url": "https://loc.example.org/5", "language": ["english"],
        "image_url": ["https://loc.example.org/5.jpg"], "full_text": LINES,
    }  # fmt: skip
    found = record(json.dumps({"results": [result]}))
    assert told(found, "title", "page", "edition") == ["Port Elm tribune, page 5", "5", "2"]


def test_what_records_tell_of_print_and_of_ocr() -> None:
    data = {"title": "Ferry", "body": "It sails.", "edition": "Late", "ocr_confidence": 87,
            "facsimile": "https://e.example/1.jpg"}  # fmt: skip
    found = record(json.dumps(data))
    assert (told(found, "edition"), found.confidence) == (["Late"], 0.87)
    assert found.facsimile and found.facsimile.address == "https://e.example/1.jpg"
