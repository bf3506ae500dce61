"""Articles that were written to harm readers: nothing of them is more than text on any page."""

from collections.abc import Iterator
from datetime import date

import pytest
from flask.testing import FlaskClient

from index.article import Article, Image, Section
from tests.markup import intruders
from tests.web.archive import searcher_of
from web.app import create_app

ATTACKS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '" onmouseover=alert(1) x="',
    "' autofocus onfocus=alert(1) x='",
    "</title></textarea></script><svg onload=alert(1)>",
    "javascript:alert(1)",
    "]]></script><iframe srcdoc='<script>alert(1)</script>'>",
    "\u202e<b>gnp.exe\u2066</b>\u202c",
    "{{7*7}}{% raw %}${7*7}",
    "<!--><marquee>-->",
    "&lt;script&gt;alert(1)&lt;/script&gt;&#60;object&#62;",
    "<ſcript>＜script＞\u2028\u2029\0",
)


def _article(number: int, attack: str) -> Article:
    text = f"zebra {attack} zebra"
    return Article(
        id=f"hostile-{number}",
        title=f"{attack} zebra",
        headline=text,
        lede=text,
        url=f"javascript:alert('{attack}')" if number % 2 else f"https://x.example/{attack}",
        source=attack,
        date=date(2024, 1, 1 + number),
        authors=(attack, f"zebra {attack}"),
        topics=(attack,),
        language=attack,
        images=(Image(source=attack, author=attack, licence_url=attack, caption=text),),
        sections=(Section(text, "s1", (text, text)), Section(attack, attack, (attack,))),
        background=Section(attack, "background", (f"“{text},” said {attack} Zebra.",)),
    )


ARTICLES = tuple(_article(number, attack) for number, attack in enumerate(ATTACKS))


@pytest.fixture(scope="module")
def hostile() -> Iterator[FlaskClient]:
    with create_app(searcher_of(ARTICLES)).test_client() as client:
        yield client


def pages() -> Iterator[tuple[str, dict[str, str | list[str]]]]:
    """Every kind of page that shows what is in an article or in an address."""
    yield "/", {}
    yield "/compare", {"q": "zebra", "split": "source", "interval": "day"}
    for article in ARTICLES:
        yield f"/articles/{article.id}", {"q": "zebra"}
    for attack in ATTACKS:
        for q in (attack, f'zebra "{attack}"', f"zebar {attack}"):
            yield "/search", {"q": q, "match": "any"}
        yield "/search", {"q": "zebra", "source": attack, "not-author": attack, "explain": "1"}
        yield "/compare", {"q": attack, "source": attack, "interval": "year"}
        yield "/search", {attack: attack}
        yield "/cite", {"q": f'zebra "{attack}"', "source": attack, "match": "any"}
        yield "/cite", {"q": "zebra", "fingerprint": attack}
        yield "/search", {"q": "zebra", "from-date": attack}
        yield "/search", {"q": "zebra", "cursor": attack}
        yield "/facets/source", {"q": "zebra", "find": attack}
        yield f"/facets/{attack}", {}
        yield f"/articles/{attack}", {"q": attack}
        yield f"/{attack}", {attack: attack}
        yield "/selection", {"id": attack, "title": attack, "order-by": "given"}
        yield "/search", {"q": "zebra", "id": attack}
    for order in ("topic", "given"):
        everything = [f"hostile-{number}" for number in range(len(ATTACKS))]
        yield "/selection", {"id": everything, "order-by": order, "title": ATTACKS[0]}
    for facet in ("source", "author", "topic", "language"):
        yield f"/facets/{facet}", {"q": "zebra"}
    yield "/search", {"q": "zebra", "page-size": "100", "duplicates": "show"}
    yield "/search", {"q": "zebra", "explain": "1"}
    claim = {"total": "99", "fingerprint": "f" * 16, "as-of": "2000"}
    yield "/cite", {"q": "zebra", **claim}


def test_nothing_of_an_article_or_an_address_is_more_than_text(hostile: FlaskClient) -> None:
    statuses: set[int] = set()
    for path, words in pages():
        response = hostile.get(path, query_string=words)
        statuses.add(response.status_code)
        assert response.mimetype == "text/html", path
        assert intruders(response.text) == [], (path, words)
    assert statuses == {200, 400, 404}


def test_the_attacks_reach_the_pages(hostile: FlaskClient) -> None:
    found = hostile.get("/search?q=zebra&page-size=100").text
    assert "alert(1)" in found
    assert "onerror" in found
    assert "alert(1)" in hostile.get("/articles/hostile-1").text


@pytest.mark.parametrize("attack", ATTACKS[:5])
def test_an_attack_that_is_not_escaped_is_seen(attack: str) -> None:
    page = (
        f'<html lang="en"><body><p title="{attack}" class=\'{attack}\'>{attack}</p></body></html>'
    )
    assert intruders(page)


@pytest.mark.parametrize(
    "page",
    [
        '<a href=" java\nscript:alert(1)">x</a>',
        '<a href="data:text/html,x">x</a>',
        '<form action="https://evil.example/">',
        '<link rel="stylesheet" href="//evil.example/x.css">',
        '<script src="//evil.example/x.js"></script>',
        '<script type="application/ld+json">{"a": "</script><script>alert(1)</script>"}</script>',
    ],
)
def test_an_address_that_leads_astray_is_seen(page: str) -> None:
    assert intruders(page)
