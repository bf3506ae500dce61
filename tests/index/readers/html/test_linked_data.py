"""JSON-LD as the systems write it, in order and out of it."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Image
from index.readers.html.linked_data import read
from index.readers.record import Record, Told
from tests.index.readers.html.pages import GRAPH

HERE = "https://valleypost.example/a/"


def article(**told: Any) -> Record:
    """The record of an article with these values."""
    node = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Harbour", **told}
    return read([json.dumps(node)]).article


def test_a_graph_with_references() -> None:
    linked = read([json.dumps(GRAPH)])
    told = linked.article
    assert told.title == Told(
        "Harbour closed after storm – two ferries damaged", "JSON-LD headline"
    )
    assert told.date == Told("2024-05-13T18:30:00+00:00", "JSON-LD datePublished")
    assert told.modified == Told("2024-05-14T07:00:00+00:00", "JSON-LD dateModified")
    assert [one.value for one in told.authors] == ["Jan Roe", "Jan Roemer"]
    assert told.publisher == Told("Valley Post", "JSON-LD publisher")
    assert told.section == Told("Local", "JSON-LD articleSection")
    assert [one.value for one in told.topics] == ["Harbour", "Ferries"]
    assert told.language == Told("en-GB", "JSON-LD inLanguage")
    assert told.images == (Image(url="https://valleypost.example/pier.jpg"),)
    assert linked.page.date == Told("2020-01-01", "JSON-LD datePublished")
    assert (linked.articles, linked.is_listing) == (1, False)


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("Jane Doe", ["Jane Doe"]),
        ({"name": "Doe, Jane"}, ["Jane Doe"]),
        ([{"name": "Jan Roe"}, {"name": "Jan Roemer"}], ["Jan Roe", "Jan Roemer"]),
        ({"@type": "Organization", "name": "Town and Country"}, ["Town and Country"]),
        ({"@type": "Person", "name": ["Jane Doe", "John Roe"]}, ["Jane Doe", "John Roe"]),
        ({"@type": "Person", "givenName": "Jane", "familyName": "Doe"}, ["Jane Doe"]),
        ({"@id": "#nobody"}, []),
        ("https://valleypost.example/jane", []),
        (None, []),
        (17, ["17"]),
    ],
)  # fmt: skip
def test_authors_in_every_shape(author: object, names: list[str]) -> None:
    assert [one.value for one in article(author=author).authors] == names


@pytest.mark.parametrize(
    "kind", ["ReportageNewsArticle", "BlogPosting", "https://schema.org/Article"]
)
def test_kinds_of_articles(kind: str) -> None:
    script = json.dumps([{"@type": "WebPage", "mainEntity": {"@type": [kind], "headline": "H"}}])
    assert read([script]).article.title == Told("H", "JSON-LD headline")


def test_keywords_in_one_text() -> None:
    topics = article(keywords="Harbour, Ferries;Harbour").topics
    assert [one.value for one in topics] == ["Harbour", "Ferries"]


def test_an_image_with_its_credit() -> None:
    image = {
        "@type": "ImageObject",
        "url": "a.jpg",
        "caption": "Boats",
        "creditText": "Agency",
        "author": {"name": "Jane Doe"},
        "license": "https://creativecommons.org/licenses/by/4.0/",
    }
    licence = "https://creativecommons.org/licenses/by/4.0/"
    wanted = Image("Agency", "Jane Doe", licence, "Boats", "a.jpg")
    assert article(image=["16x9.jpg", image]).images == (wanted,)
    assert article(image=["16x9.jpg", "4x3.jpg"]).images == (Image(url="16x9.jpg"),)


def test_a_correction_is_told() -> None:
    told = article(correction={"@type": "CorrectionComment", "text": "The ferry was the Ada."})
    assert told.notice == Told("The ferry was the Ada.", "JSON-LD correction")
    assert told.status == Told("corrected", "JSON-LD correction")
    assert told.corrected is None


@pytest.mark.parametrize(
    ("correction", "note", "day"),
    [
        ("It was &quot;two&quot;.", 'It was "two".', None),
        ({"@id": "#c1", "text": "It was two.", "datePublished": "2024-05-18"}, "It was two.", 18),
        ({"@id": "#c2"}, "It was three.", 19),
        ([{"text": "Two.", "datePublished": "2024-05-20"}, "Three.", "Two."], "Two. Three.", 20),
        ({"@type": "CorrectionComment", "datePublished": "2024-05-21"}, None, 21),
    ],
)
def test_corrections_in_all_their_forms(correction: Any, note: str | None, day: int | None) -> None:
    comment = {"@id": "#c2", "@type": "CorrectionComment", "text": "It was three."}
    graph = [
        {"@type": "NewsArticle", "headline": "Ferry", "correction": correction},
        comment | {"datePublished": "2024-05-19"},
    ]
    told = read([json.dumps({"@graph": graph})]).article
    assert told.status == Told("corrected", "JSON-LD correction")
    assert (told.notice.value if told.notice else None) == note
    assert (told.corrected.value if told.corrected else None) == (day and f"2024-05-{day}")


@pytest.mark.parametrize("correction", [None, "", [], {}, False, {"@type": "CorrectionComment"}])
def test_no_correction_is_none(correction: Any) -> None:
    told = article(correction=correction, dateModified="2024-05-18")
    assert (told.status, told.notice, told.corrected) == (None, None, None)


@pytest.mark.parametrize(
    "script",
    [
        '{"@type":"NewsArticle","headline":"Tea, ] and }","keywords":["a","b",],}',
        '<!-- {"@type":"NewsArticle","headline":"Tea, ] and }"} -->',
        '//<![CDATA[\n{"@type":"NewsArticle","headline":"Tea, ] and }"}\n//]]>',
        '{"@type":"NewsArticle","headline":"Tea,\t] and }"};',
    ],
)
def test_what_is_repaired(script: str) -> None:
    told = read([script]).article.title
    assert told is not None
    assert told.value.replace(", ]", ",]") == "Tea,] and }"


@pytest.mark.parametrize("script", ["", "{", "null", "[1, [2]]", '{"@graph": 3}', "[" * 100_000])
def test_what_is_none_tells_nothing(script: str) -> None:
    assert read([script, '{"@type":"Article","headline":"H"}']).articles == 1
    assert read([script]).article == Record()


def test_the_page_s_own_article_among_several() -> None:
    nodes = [{"@type": "Article", "headline": name, "url": url} for name, url in
             (("Other", "https://valleypost.example/b/"), ("Own", HERE))]  # fmt: skip
    linked = read([json.dumps(nodes)], HERE)
    assert linked.article.title == Told("Own", "JSON-LD headline")
    assert linked.articles == 2


def test_collections_are_listings() -> None:
    assert read(['{"@type": "CollectionPage", "name": "Ferries"}']).is_listing
    assert not read(['[{"@type": "CollectionPage"}, {"@type": "Article"}]']).is_listing


VALUES = st.recursive(
    st.none() | st.text(max_size=5) | st.integers() | st.just({"@id": "#a"}),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["@type", "@id", "name", "url", "@graph"]), inner)
    ),
    max_leaves=8,
)
KEYS = ("@type", "author", "image", "keywords", "headline", "publisher", "articleSection", "url")


@given(st.dictionaries(st.sampled_from(KEYS), VALUES))
def test_nothing_is_raised(node: dict[str, object]) -> None:
    script = json.dumps([node, {**node, "@type": "Article", "@id": "#a"}])
    assert read([script], HERE).articles >= 1
