"""Where the articles of a JSON document stand: in one list, in many, by their ids."""

import json
from typing import Any

import pytest

from index.readers.tables import json_documents, parsing, pieces, scanning
from tests.index.readers.tables.reading import only, readings, troubles


def article(number: int) -> dict[str, str]:
    return {"title": f"Bridge {number}", "date": "2024-05-17", "text": f"Bridge {number} opens."}


def make_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes every document one that is read piece by piece."""
    monkeypatch.setattr(json_documents, "MAX_WHOLE", 201)
    monkeypatch.setattr(parsing, "MAX_RECORD", 200)
    monkeypatch.setattr(scanning, "CHUNK", 100)


A, B, C = map(article, range(3))
MANY = [article(number) for number in range(500)]


@pytest.mark.parametrize(
    ("document", "count"),
    [
        ({"2024-05-17": [A, B], "2024-05-18": [C]}, 3),
        ({"first": A, "second": B, "third": C}, 3),
        ({"posts": {"-Nx1": A, "-Nx2": B}, "users": {"u1": {"name": "Ada"}}}, 2),
        ([{"response": {"results": [A, B]}}, {"response": {"results": [C]}}], 3),
        ({"issue": {"parts": [{"name": "News", "articles": [A]}, {"articles": [B, C]}]}}, 3),
        ({str(number): one for number, one in enumerate(MANY)}, 500),
        ({str(number): [one] for number, one in enumerate(MANY)}, 500),
        ([{"stories": [one]} for one in MANY], 500),
        ([{"count": 0}, *({"stories": [one]} for one in MANY)], 500),
        ({"articles": [A, B], "trending": [{"title": "x", "url": "https://e.example/x"}]}, 2),
        ({"page": {"article": A, "related": [B, C]}}, 1),
        ({"posts": [A | {"id": "1"}], "revisions": [A | {"id": "1"}, B | {"id": "1"}]}, 1),
        ({"list": {"title": "Bridges", "text": "All of them.", "items": [A, B, C]}}, 3),
    ],
)
@pytest.mark.parametrize("is_large", [False, True])
def test_no_article_is_lost_wherever_they_stand(
    document: Any, count: int, is_large: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where the document is read piece by piece."""
    if is_large:
        make_large(monkeypatch)
    assert len(only(readings(json.dumps(document)))) == count


def test_what_is_too_large_to_be_held_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    make_large(monkeypatch)
    monkeypatch.setattr(pieces, "MOST_BESIDE", 30)
    found = readings(json.dumps({str(number): one for number, one in enumerate(MANY)}))
    assert len(only(found)) == 10
    assert [reason for _, _, reason in troubles(found) if "only the first were read" in reason]
