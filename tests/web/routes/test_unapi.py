"""unAPI: what Zotero asks for, in its order, from the page to the citations."""

from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient

from tests.web.archive import BRIDGE, OLD, REMOVED, WITHDRAWN
from tests.web.outline import page as outline
from web.formats.citations import RIS


def citations_of(client: FlaskClient, page: str) -> list[str]:
    """The citations that Zotero's translator `unAPI` takes from a page: of each `abbr` in the
    format that is listed for all.
    """
    shown = outline(client, page)
    [server] = shown.all("link", rel="unapi-server")
    asked = client.get(str(server["href"]))
    assert (asked.status_code, asked.mimetype) == (200, "application/xml")
    formats = ElementTree.fromstring(asked.text)
    assert [(one.get("name"), one.get("type")) for one in formats] == [("ris", RIS)]
    ids = [str(one["title"]) for one in shown.all("abbr", **{"class": "unapi-id"})]
    # It writes the id into the address as it is.
    answers = [client.get(f"{server['href']}?id={id}&format=ris") for id in ids]
    assert {(one.status_code, one.mimetype) for one in answers} == {(200, RIS)}
    return [one.text for one in answers]


def test_an_article_is_saved_by_its_page(client: FlaskClient) -> None:
    [record] = citations_of(client, f"/articles/{BRIDGE}")
    lines = record.split("\r\n")
    assert {
        "TY  - NEWS",
        "AU  - Lyle, Ada",
        "T2  - Valley Post",
        "DA  - 2019/01/24",
        "KW  - Engineering",
        "DB  - The Ansel Archive",
        f"AN  - https://archive.example/articles/{BRIDGE}",
    } <= set(lines)
    assert [line for line in lines if line.startswith("AB  - Wexley Bridge has been shut")]


def test_all_results_of_a_page_are_saved_in_their_order(client: FlaskClient) -> None:
    page = client.get("/search.json?q=dyke&page-size=5").json
    assert page
    records = citations_of(client, "/search?q=dyke&page-size=5")
    assert [record.split("\r\n")[1] for record in records] == [
        f"ID  - {result['id']}" for result in page["results"]
    ]
    assert len(records) == 5


def test_what_is_for_programs_is_hidden_from_readers(client: FlaskClient) -> None:
    for url in ("/search?q=dyke", f"/articles/{BRIDGE}"):
        for one in outline(client, url).all("abbr"):
            assert "hidden" in one


def test_the_formats_of_one_article_are_a_choice(client: FlaskClient) -> None:
    answer = client.get(f"/unapi?id={BRIDGE}")
    assert (answer.status_code, answer.mimetype) == (300, "application/xml")
    formats = ElementTree.fromstring(answer.text)
    assert formats.get("id") == BRIDGE
    assert [one.get("name") for one in formats] == ["ris"]
    kept = {"If-None-Match": answer.headers["ETag"]}
    assert client.get(f"/unapi?id={BRIDGE}", headers=kept).status_code == 304


def test_what_became_of_an_article_is_told(client: FlaskClient) -> None:
    moved = client.get(f"/unapi?id={OLD}&format=ris")
    assert moved.status_code == 301
    assert client.get(moved.headers["Location"]).text.startswith("TY  - NEWS")
    assert client.get(f"/unapi?id={REMOVED}&format=ris").status_code == 410
    taken_back = client.get(f"/unapi?id={WITHDRAWN}&format=ris").text
    assert "N1  - Withdrawn 3 May 2024: No ferry sank.\r\n" in taken_back


def test_the_address_is_below_that_of_the_service(client: FlaskClient) -> None:
    html = client.get(f"/articles/{BRIDGE}", environ_overrides={"SCRIPT_NAME": "/archive"}).text
    assert 'href="/archive/unapi"' in html


@pytest.mark.parametrize(
    ("query", "status", "said"),
    [
        ("id=nobody", 404, "There is no article nobody in this archive."),
        ("id=nobody&format=ris", 404, "There is no article nobody in this archive."),
        (f"id={BRIDGE}&format=mods", 406, "There is no format “mods” here"),
        ("format=ris", 400, "Say of which article"),
        (f"id={BRIDGE}&id=nobody", 400, "give it once"),
        (f"id={BRIDGE}&kind=ris", 400, "There is no such parameter"),
    ],
)
def test_what_is_not_there_is_said(client: FlaskClient, query: str, status: int, said: str) -> None:
    answer = client.get(f"/unapi?{query}")
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")
    assert answer.json and said in answer.json["detail"]
