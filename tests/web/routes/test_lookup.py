"""What became of an article: another id, a notice of its source, nothing."""

import json

import pytest
from flask.testing import FlaskClient

from tests.web.archive import BRIDGE, OLD, REMOVED, WITHDRAWN
from tests.web.outline import page

ENDINGS = ("", ".json", ".ris", ".bib", ".md", ".txt", "/similar.json")


@pytest.mark.parametrize("ending", ENDINGS)
def test_an_id_of_before_leads_on(client: FlaskClient, ending: str) -> None:
    response = client.get(f"/articles/{OLD}{ending}")
    assert response.status_code == 301
    assert response.headers["Location"] == f"/articles/{BRIDGE}{ending}"
    assert client.get(response.headers["Location"]).status_code == 200


def test_the_way_on_keeps_the_words_and_the_mount_and_names_no_host(client: FlaskClient) -> None:
    environ = {"SCRIPT_NAME": "/archive", "HTTP_HOST": "other.example"}
    response = client.get(f"/articles/{OLD}?q=river+%26+caf%C3%A9", environ_overrides=environ)
    assert response.headers["Location"] in (
        f"/archive/articles/{BRIDGE}?q=river+%26+caf%C3%A9",
        f"/archive/articles/{BRIDGE}?q=river+%26+café",
    )
    astray = client.get(f"/articles/{OLD}?sorce=x")
    assert astray.headers["Location"] == f"/articles/{BRIDGE}"
    assert client.get(f"/articles/{OLD}.json?sorce=x").status_code == 400


def test_a_withdrawn_article_keeps_its_address_and_shows_the_notice(client: FlaskClient) -> None:
    html = client.get(f"/articles/{WITHDRAWN}?q=ferry").text
    found = page(client, f"/articles/{WITHDRAWN}")
    assert found.headings[0] == ("h1", "Withdrawn 3 May 2024 Ferry Sinks in the Sound")
    assert "Withdrawn 3 May 2024" in html
    assert "No ferry sank." in html
    assert "Harbour Gazette" in html
    assert found.all("time", datetime="2024-05-01")
    assert found.all("meta", name="robots", content="noindex")
    assert not found.all("script", type="application/ld+json")
    told = client.get(f"/articles/{WITHDRAWN}.json").get_json()
    known = told["status"], told["notice"], told["corrected"]
    assert known == ("withdrawn", "No ferry sank.", "2024-05-03")
    assert told["sections"] == []
    cited = client.get(f"/articles/{WITHDRAWN}.ris").text
    assert "N1  - Withdrawn 3 May 2024: No ferry sank.\r\n" in cited


@pytest.mark.parametrize("ending", [".md", ".txt", "/similar.json"])
def test_the_text_of_a_withdrawn_article_is_gone(client: FlaskClient, ending: str) -> None:
    response = client.get(f"/articles/{WITHDRAWN}{ending}")
    assert response.status_code == 410
    problem = json.loads(response.text)
    assert problem["detail"] == "Withdrawn 3 May 2024: No ferry sank."


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_removed_article_is_gone_with_its_title(client: FlaskClient, ending: str) -> None:
    response = client.get(f"/articles/{REMOVED}{ending}")
    assert response.status_code == 410
    assert "Names" not in response.text
    assert "Removed 3 May 2024: Privacy." in response.text


@pytest.mark.parametrize(
    "path",
    ["/search?q=ferry+sinks", "/search.json?page-size=100", "/sitemap-1.xml", "/search.atom"],
)
def test_what_was_taken_back_is_found_nowhere(client: FlaskClient, path: str) -> None:
    text = client.get(path).text
    assert WITHDRAWN not in text
    assert REMOVED not in text


def test_what_is_not_known_is_not_found(client: FlaskClient) -> None:
    for ending in ENDINGS:
        assert client.get(f"/articles/nothing{ending}").status_code == 404


def test_a_folder_of_before_is_shown_as_the_names_of_today(client: FlaskClient) -> None:
    before, now = "source=papers&q=minutes", "source=Valley+Post&source=Lantern&q=minutes"
    for kind in ("search", "facets/author"):
        old, new = client.get(f"/{kind}?{before}").text, client.get(f"/{kind}?{now}").text
        assert ">papers<" not in old
        assert "<bdi>Valley Post</bdi>" in old
        assert page(client, f"/{kind}?{before}").links() == page(client, f"/{kind}?{now}").links()
        assert old.count("chips") == new.count("chips") == 1
