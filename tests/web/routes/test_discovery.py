"""How browsers and crawlers find their way."""

import pytest
from flask.testing import FlaskClient

from tests.web.archive import ARTICLES, BRIDGE
from tests.web.reading import PUBLIC, tree
from web.routes import discovery

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def test_a_browser_finds_how_to_search(client: FlaskClient) -> None:
    assert "/opensearch.xml" in client.get("/").text
    described = tree(client, "/opensearch.xml")
    templates = [url.get("template") for url in described if url.tag.endswith("Url")]
    assert f"{PUBLIC}/search?q={{searchTerms}}" in templates
    images = {image.get("type"): image.text or "" for image in described.iter() if image.text}
    for kind, begins in (("image/png", b"\x89PNG"), ("image/svg+xml", b"<svg")):
        with client.get(images[kind].removeprefix(PUBLIC)) as icon:
            assert (icon.mimetype, icon.data[: len(begins)]) == (kind, begins)
    typed, texts, told, links = client.get("/opensearch.json?q=wexl").get_json()
    assert typed == "wexl"
    assert len(texts) == len(told) == len(links) > 0
    assert all(link.startswith(PUBLIC) for link in links)


def test_sitemaps_list_every_article_once(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(discovery, "SITEMAP", 20)
    listed = []
    for part in tree(client, "/sitemap.xml"):
        url = (part.findtext(f"{MAP}loc") or "").removeprefix(PUBLIC)
        listed += [page.findtext(f"{MAP}loc") for page in tree(client, url)]
    assert sorted(map(str, listed)) == sorted(f"{PUBLIC}/articles/{a.id}" for a in ARTICLES)
    assert client.get("/sitemap-0.xml").status_code == 404
    assert client.get("/sitemap-9.xml").status_code == 404


def test_robots_are_told_of_the_sitemap_and_kept_off_combinations(client: FlaskClient) -> None:
    text = client.get("/robots.txt").text
    assert f"Sitemap: {PUBLIC}/sitemap.xml" in text
    for path in ("/search?", "/facets/", "/batch.", "/suggest.json"):
        assert f"Disallow: {path}" in text
    assert f"/articles/{BRIDGE}" not in text


def test_crawlers_are_kept_from_combinations(client: FlaskClient) -> None:
    response = client.get("/robots.txt")
    assert response.content_type.startswith("text/plain")
    assert "Disallow: /search?" in response.text.splitlines()
    assert "Disallow: /" not in response.text.splitlines()
