"""An article in the styles of lists of references."""

from dataclasses import replace
from datetime import date

from flask.testing import FlaskClient

from index.article import Article
from tests.web.archive import ARTICLES, BRIDGE, HOSTILE, PARTIAL
from tests.web.outline import page
from web.formats.references import csl, references

HERE = "https://archive.example/articles/a"
BARE = Article("a", "Who Pays?", "Lantern")
TITLE = "Wexley Bridge Closed After Engineers Find Eleven Cracks in the River Span"
WEB = "https://valleypost.example/2019/01/24/bridge"


SAID = "[Corrected 25 January 2019]"


def test_styles_write_what_is_known() -> None:
    assert references(ARTICLES[0], HERE) == [
        (
            "APA",
            f"Lyle, A., & Reeve, T. (2019, January 24). {TITLE}. Valley Post, A1. {WEB} {SAID}",
        ),
        (
            "MLA",
            f"Lyle, Ada, and Tomas Reeve. “{TITLE}.” Valley Post, 24 Jan. 2019, p. A1, {WEB}. "
            f"{SAID}",
        ),
        (
            "Chicago",
            f"Lyle, Ada, and Tomas Reeve. “{TITLE}.” Valley Post, January 24, 2019. {WEB}. {SAID}",
        ),
    ]


def test_styles_say_what_is_not_known() -> None:
    assert references(BARE, HERE) == [
        ("APA", f"Who Pays? (n.d.). Lantern. {HERE}"),
        ("MLA", f"“Who Pays?” Lantern, {HERE}."),
        ("Chicago", f"“Who Pays?” Lantern, n.d. {HERE}."),
    ]
    said = [[text for _, text in references(article, "x")] for article in PARTIAL]
    assert ["(1899, May)" in said[0][0], "(1899)" in said[1][0]] == [True, True]
    assert ["May 1899" in said[0][1], "1899, x" in said[1][1]] == [True, True]
    assert "Coast Almanac, May 1899. x" in said[0][2]


def test_marks_within_marks_are_single_and_many_authors_are_cut() -> None:
    many = tuple(f"Ada Lyle{chr(97 + number)}" for number in range(25))
    article = replace(BARE, title="“Never again”, Says Mayor", authors=many, date=date(2020, 5, 1))
    apa, mla, chicago = (text for _, text in references(article, "x"))
    assert apa.count("Lyle") == 20 and ", . . . Lyley, A." in apa
    assert mla.startswith("Lylea, Ada, et al. “‘Never again’, Says Mayor.” Lantern, 1 May 2020")
    assert chicago.count("Ada") == 7 and "et al." in chicago


def test_csl_has_the_parts_of_names_and_dates() -> None:
    item = csl(ARTICLES[0], HERE)
    assert item["note"].startswith("Corrected 25 January 2019: An earlier version")
    assert item["author"] == [
        {"family": "Lyle", "given": "Ada"},
        {"family": "Reeve", "given": "Tomas"},
    ]
    assert item["issued"] == {"date-parts": [[2019, 1, 24]]}
    assert item["type"] == "article-newspaper"
    assert csl(PARTIAL[0], "x")["issued"] == {"date-parts": [[1899, 5]]}
    assert "issued" not in csl(BARE, HERE)
    assert csl(replace(BARE, authors=("Lantern",)), HERE)["author"] == [{"literal": "Lantern"}]


def test_an_article_is_cited_in_every_style_and_as_a_file(client: FlaskClient) -> None:
    text = client.get(f"/articles/{BRIDGE}").text
    for style in ("APA", "MLA", "Chicago"):
        assert f"<dt>{style}</dt>" in text
    assert f"/articles/{BRIDGE}/csl.json" in page(client, f"/articles/{BRIDGE}").links()
    answer = client.get(f"/articles/{BRIDGE}/csl.json")
    assert answer.content_type == "application/vnd.citationstyles.csl+json"
    assert f"filename={BRIDGE}.csl.json" in answer.headers["Content-Disposition"]
    assert answer.get_json(force=True)[0]["URL"] == WEB
    assert "javascript" not in client.get(f"/articles/{HOSTILE}/csl.json").text
    assert client.get("/articles/nobody/csl.json").status_code == 404
