from dataclasses import replace
from datetime import UTC, date, datetime

from flask.testing import FlaskClient

from index.article import Article
from tests.web.archive import ARTICLES, BRIDGE, HOSTILE, PARTIAL, PLAIN
from web.formats import citations

CLOSING = ARTICLES[0]
HERE = f"https://archive.example/articles/{BRIDGE}"


def test_a_record_in_ris() -> None:
    lines = citations.ris(CLOSING, HERE).split("\r\n")
    assert lines[:3] == ["TY  - NEWS", f"ID  - {BRIDGE}", f"TI  - {CLOSING.title}"]
    assert lines[3:5] == ["AU  - Lyle, Ada", "AU  - Reeve, Tomas"]
    assert lines[-3:] == ["ER  - ", "", ""]
    assert lines[-4].startswith("Y2  - ")
    assert {"T2  - Valley Post", "PY  - 2019", "DA  - 2019/01/24", "KW  - Transport"} <= set(lines)
    assert "UR  - https://valleypost.example/2019/01/24/bridge" in lines
    said = "Corrected 25 January 2019: An earlier version spoke of twelve cracks."
    assert {"SE  - Town & Valley", "SP  - A1", "LA  - en", f"N1  - {said}"} <= set(lines)
    assert "CR  - CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/" in lines
    assert f"AN  - {HERE}" in lines
    assert not [line for line in lines if line.startswith("ET")]
    assert "ET  - Night" in citations.ris(replace(CLOSING, edition="Night"), HERE)


def test_rights_that_are_no_licence_with_a_name_are_said_once() -> None:
    own = replace(CLOSING, licence_url="https://valleypost.example/rights")
    assert citations.rights(own) == "https://valleypost.example/rights"
    assert citations.rights(replace(CLOSING, licence_url=None)) == ""


def test_no_text_ends_a_record_of_ris_early() -> None:
    wicked = replace(CLOSING, title="One\r\nER  - \r\nTY  - BOOK", lede="a\n\nb")
    told = citations.ris(wicked, HERE)
    assert "TI  - One ER - TY - BOOK\r\n" in told
    assert told.count("\r\nER  - ") == 1


def test_an_entry_in_bibtex() -> None:
    told = citations.bibtex(CLOSING, HERE)
    assert told.startswith(f"@article{{{BRIDGE},\n  title = {{{{Wexley Bridge Closed")
    assert "  author = {Ada Lyle and Tomas Reeve},\n" in told
    assert "  year = {2019},\n  month = jan,\n  day = {24},\n" in told
    assert "  pages = {A1},\n" in told
    assert "  note = {Corrected 25 January 2019: " in told
    assert told.endswith("}\n\n")


def test_signs_of_bibtex_are_escaped_and_names_held_together() -> None:
    wicked = Article(
        "a",
        "50 % of {x} \\ $y_1$ ~ #2",
        "A & B",
        url="https://a.example/x_y?100%25{}",
        authors=("Sand and Sons", "Lyle, Ada"),
    )
    told = citations.bibtex(wicked, HERE)
    braces = r"\textbraceleft{}x\textbraceright{} \textbackslash{}"
    title = rf"50 \% of {braces} \$y\_1\$ \textasciitilde{{}} \#2"
    assert f"title = {{{{{title}}}}}" in told
    assert "author = {{Sand and Sons} and {Lyle, Ada}}" in told
    assert r"journal = {A \& B}" in told
    assert "url = {https://a.example/x_y?100%25%7B%7D}" in told
    assert told.replace(r"\{", "").count("{") == told.replace(r"\}", "").count("}")


def test_an_entry_without_author_or_date_has_what_styles_want() -> None:
    """Those of pybtex refuse an article without an author or a year."""
    told = citations.bibtex(Article("a", "Title", "Sand and Daughters"), HERE)
    assert "  author = {{Sand and Daughters}},\n" in told
    assert "  year = {n.d.},\n" in told
    assert "month" not in told


def test_a_citation_says_when_it_was_fetched() -> None:
    before = datetime.now(UTC).date()
    ris, bib = citations.ris(CLOSING, HERE), citations.bibtex(CLOSING, HERE)
    days = (before, datetime.now(UTC).date())
    assert any(f"\r\nY2  - {day:%Y/%m/%d/}\r\n" in ris for day in days)
    assert any(f"  urldate = {{{day.isoformat()}}},\n" in bib for day in days)


def test_an_address_in_ris_is_one_address() -> None:
    article = replace(CLOSING, url="https://a.example/x;jsessionid=1?a;b")
    assert "UR  - https://a.example/x%3Bjsessionid=1?a%3Bb\r\n" in citations.ris(article, HERE)
    assert "url = {https://a.example/x;jsessionid=1?a;b}" in citations.bibtex(article, HERE)


def test_a_citation_in_a_sentence() -> None:
    assert citations.sentence(CLOSING, HERE) == (
        "Ada Lyle and Tomas Reeve: “Wexley Bridge Closed After Engineers Find Eleven Cracks in the "
        "River Span” [Corrected 25 January 2019]. Valley Post, 24 January 2019. "
        "https://valleypost.example/2019/01/24/bridge"
    )
    bare = Article("a", "Title", "Source")
    assert citations.sentence(bare, "https://x.example/articles/a") == (
        "“Title”. Source, undated. https://x.example/articles/a"
    )
    three = replace(bare, authors=("A", "B", "C"), date=date(476, 9, 4))
    assert citations.sentence(three, "x").startswith("A, B and C: ")
    assert "DA  - 0476/09/04" in citations.ris(three, "x")


def test_a_citation_says_of_a_date_what_is_known() -> None:
    month, year = (citations.ris(article, "x").split("\r\n") for article in PARTIAL)
    assert {"PY  - 1899", "DA  - 1899/05/"} <= set(month)
    assert {"PY  - 1899", "DA  - 1899//"} <= set(year)
    month, year = (citations.bibtex(article, "x").split("\n") for article in PARTIAL)
    assert {"  year = {1899},", "  month = may,"} <= set(month)
    assert "  year = {1899}," in year
    assert not [line for line in (*month, *year) if line.startswith("  day")]
    assert not [line for line in year if line.startswith("  month")]
    said = [citations.sentence(article, "x") for article in PARTIAL]
    assert [text.partition(". ")[2] for text in said] == [
        "Coast Almanac, May 1899. x",
        "Coast Almanac, 1899. x",
    ]


def test_citations_are_files_to_save(client: FlaskClient) -> None:
    for kind, mimetype in ((".ris", citations.RIS), (".bib", citations.BIBTEX)):
        answer = client.get(f"/articles/{BRIDGE}{kind}")
        assert answer.content_type == f"{mimetype}; charset=utf-8"
        assert answer.headers["Content-Disposition"] == f"attachment; filename={BRIDGE}{kind}"
        assert client.get(f"/articles/{BRIDGE}{kind}?q=x").status_code == 400
        assert client.get(f"/articles/nobody{kind}").content_type == "application/problem+json"
        kept = {"If-None-Match": answer.headers["ETag"]}
        assert client.get(f"/articles/{BRIDGE}{kind}", headers=kept).status_code == 304
    # What no address of the web is, is not cited as one.
    assert "javascript" not in client.get(f"/articles/{HOSTILE}.bib").text
    assert f"https://archive.example/articles/{PLAIN}" in client.get(f"/articles/{PLAIN}.ris").text
