"""The pages about how a story spread, and what they are made of as data."""

import csv
import io
import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from flask.testing import FlaskClient

from index.article import Article, Section
from index.engines.memory import MemoryIndex
from index.generations.annex import Annex
from search.searcher import Searcher
from tests.markup import Intruders
from tests.web.archive import REMOVED, WITHDRAWN
from tests.web.outline import Outline, page
from web.app import create_app

SENTENCES = (
    "The ferry between Sandhaven and the island of Ormsey will not sail for eleven days.",
    "A crack was found in the ramp on which lorries drive aboard.",
    "Divers looked at the piles on Sunday and found three of them loose.",
    "The harbour office has asked a yard in Wexley for new ones, which are to come by rail.",
    "Until then a smaller boat carries people and letters twice a day.",
    "Farmers on the island worry about their milk, which has to reach the dairy every morning.",
    "The ramp was built forty years ago and was last painted in the spring.",
    "A new one would cost as much as the whole quay, said the harbour master.",
)
WIRE = Article(
    "wire",
    "Ferry to Ormsey stops for eleven days",
    "Coast Wire",
    date=date(2022, 3, 7),
    published=datetime(2022, 3, 7, 6, tzinfo=UTC),
    url="https://wire.example/ferry",
    sections=(Section(None, "s1", (" ".join(SENTENCES[:4]), " ".join(SENTENCES[4:]))),),
)
GAZETTE = replace(
    WIRE,
    id="gazette",
    source="Harbour Gazette",
    published=datetime(2022, 3, 7, 9, 20, tzinfo=UTC),
    url=None,
)
LEDGER = replace(
    WIRE,
    id="ledger",
    title="<b>Milk</b> waits on Ormsey",
    source="Island & Ledger",
    date=date(2022, 3, 9),
    published=None,
    sections=(
        Section(
            None,
            "s1",
            (" ".join((*SENTENCES[:4], SENTENCES[5].replace("every", "each"), *SENTENCES[6:])),),
        ),
    ),
)
UNDATED = replace(LEDGER, id="007", date=None)
TURNED = replace(
    WIRE,
    id="turned",
    date=date(2022, 4, 1),
    source="Coast Wire",
    sections=(Section(None, "s1", (" ".join((*SENTENCES[2:], *SENTENCES[:2])),)),),
)
ALONE = replace(WIRE, id="alone", sections=(Section(None, "s1", ("A clock.",)),))


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    index = MemoryIndex()
    writer = index.writer()
    writer.write([WIRE, GAZETTE, LEDGER, UNDATED, ALONE, TURNED])
    bare = replace(WIRE, sections=(Section(None, "s1", ()),))
    gone = {
        WITHDRAWN: replace(bare, id=WITHDRAWN, status="withdrawn"),
        REMOVED: replace(bare, id=REMOVED, status="removed"),
    }
    writer.publish(["tests"], annex=Annex(moved={"before": "wire"}, withdrawn=gone))
    return create_app(Searcher(index)).test_client()


def test_the_family_is_a_table_in_the_order_of_time(client: FlaskClient) -> None:
    text = client.get("/articles/gazette/family").text
    found = Outline(text)
    assert ("h1", "How a story spread") in found.headings
    assert "5 articles in 3 sources, 7 March – 1 April 2022." in text
    assert "First in this archive" in text
    assert "original" not in text.lower()
    assert "same day, 3 h 20 min later" in text
    assert "+2 days" in text
    assert "another headline" in text
    assert "1 article has no date and may be older: it stands at the end." in text
    links = found.links()
    assert {"/articles/wire", "/articles/wire/compare/ledger"} <= set(links)
    assert [a["href"] for a in found.all("a") if a.get("aria-current") == "true"] == [
        "/articles/gazette"
    ]
    assert text.index("Coast Wire") < text.index("Harbour Gazette") < text.index("Ledger")


def test_what_stands_alone_says_so(client: FlaskClient) -> None:
    assert "No other article" in client.get("/articles/alone/family").text
    assert "how it spread" not in client.get("/articles/alone").text


def test_the_article_and_a_folded_result_lead_to_it(client: FlaskClient) -> None:
    assert "Printed 4 more times in this archive" in client.get("/articles/wire").text
    assert "/articles/wire/family" in page(client, "/articles/wire").links()
    found = page(client, "/search?q=ferry").links()
    assert any(f"/articles/{id}/family" in found for id in ("wire", "gazette", "ledger"))


def test_the_family_as_data(client: FlaskClient) -> None:
    found = client.get("/articles/ledger/family.json").json
    assert found
    assert [one["id"] for one in found["copies"]] == ["wire", "gazette", "ledger", "turned", "007"]
    assert (found["id"], found["sources"], found["cut"]) == ("ledger", 3, False)
    gazette = found["copies"][1]
    assert gazette["standing"] == "folded"
    assert (gazette["daysAfter"], gazette["secondsAfter"], gazette["share"]) == (0, 12000, 1)
    assert gazette["foldedUnder"] is None  # the first of its day by id: it leads
    assert found["copies"][0]["foldedUnder"] == "gazette"
    assert json.loads(client.get(gazette["comparison"]).text)["share"] == 1


def test_the_family_as_a_table(client: FlaskClient) -> None:
    answer = client.get("/articles/wire/family.csv")
    assert "dateline-family-wire.csv" in answer.headers["Content-Disposition"]
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert [row["id"] for row in rows] == ["wire", "gazette", "ledger", "turned", "'007"]
    assert rows[2]["days_after"] == "2"
    assert rows[4]["days_after"] == ""


def test_a_comparison_says_what_was_left_out_and_added(client: FlaskClient) -> None:
    text = client.get("/articles/wire/compare/ledger").text
    found = Outline(text)
    assert "6 sentences the same, 1 changed, 1 left out" in text
    assert '<span class="unseen" lang="en">(left out: </span>Until then' in text
    assert '<ins><span class="unseen" lang="en">(added: </span>each<span' in text
    assert "3 sentences the same</summary>" in text
    assert "&lt;b&gt;Milk" in text
    assert {"/articles/wire", "/articles/ledger", "/articles/wire/family"} <= set(found.links())


def test_what_moved_is_told_apart(client: FlaskClient) -> None:
    text = client.get("/articles/wire/compare/turned").text
    assert "6 sentences the same, 2 moved: 100 % of the words in common." in text
    assert '<ins class="moved"><span class="unseen" lang="en">(moved here: </span>' in text


def test_a_text_compared_with_itself_is_the_same(client: FlaskClient) -> None:
    text = client.get("/articles/wire/compare/wire").text
    assert "The texts are the same: 8 sentences." in text
    assert "8 sentences the same</summary>" in text


def test_a_comparison_as_data_has_both_texts(client: FlaskClient) -> None:
    found = client.get("/articles/wire/compare/ledger.json").json
    assert found
    assert (found["same"], found["changed"], found["leftOut"], found["added"]) == (6, 1, 1, 0)
    first = [
        "".join(piece["text"] for piece in passage["pieces"] if piece["kind"] != "added")
        for passage in found["passages"]
    ]
    assert [text for text in first if text] == list(SENTENCES)


@pytest.mark.parametrize("path", ["family", "compare/ledger"])
def test_our_templates_alone_write_html(client: FlaskClient, path: str) -> None:
    intruders = Intruders()
    intruders.feed(client.get(f"/articles/wire/{path}").text)
    assert intruders.found == []


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/articles/nobody/family", 404),
        ("/articles/wire/compare/nobody", 404),
        (f"/articles/{WITHDRAWN}/family.json", 410),
        (f"/articles/wire/compare/{WITHDRAWN}", 410),
        (f"/articles/{REMOVED}/compare/wire.json", 410),
        ("/articles/wire/family.json?page=2", 400),
        ("/articles/wire/compare/ledger.json?q=ferry", 400),
    ],
)
def test_what_is_not_there_is_said(client: FlaskClient, path: str, status: int) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    if ".json" in path:
        assert json.loads(answer.text)["status"] == status


@pytest.mark.parametrize(
    ("path", "now"),
    [
        ("/articles/before/family.csv", "/articles/wire/family.csv"),
        ("/articles/ledger/compare/before", "/articles/ledger/compare/wire"),
    ],
)
def test_moved_articles_are_found(client: FlaskClient, path: str, now: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.location) == (301, now)
