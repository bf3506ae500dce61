"""METS gives the articles of an issue, and says what of it is missing."""

from dataclasses import replace

import pytest

from index.readers.digitised import alto
from index.readers.digitised.claims import describers, is_claimed, places
from index.readers.digitised.mets import reading as mets
from index.readers.record import Facsimile, Notice, PassedOver, Reading, Unreadable
from tests.index.readers.digitised.reading import input_of, records, texts
from tests.index.readers.digitised_examples import alto as alto_of
from tests.index.readers.digitised_examples import mets as mets_of
from tests.index.readers.examples import Story

FERRY = Story("7", "Ferry sails again", text="It carries bicycles.")
ISSUE = {"1/mets.xml": mets_of(FERRY), "1/0003.xml": alto_of(FERRY)}


def read(files: dict[str, str], name: str = "1/mets.xml") -> list[Reading]:
    source = input_of(name, files)
    assert mets.sniff(name, files[name].encode())
    return list(mets.read(source))


def test_an_article() -> None:
    (found,) = records(read(ISSUE))
    assert found.title and found.title.value == "Ferry sails again"
    assert texts(found) == ["== Ferry sails again", "It carries bicycles."]
    assert found.date and found.date.value == "2024-05-17"
    assert found.publisher and found.publisher.value == "Port Elm Gazette"
    assert found.page and found.page.value == "3"
    assert found.confidence == 0.9
    image = "https://images.example.org/elm/0003.jp2"
    assert found.facsimile == Facsimile(image, image, "1", "elm-2024-05-17", "art1")


def test_without_articles_each_page_is_one() -> None:
    data = mets_of(FERRY).replace('TYPE="ARTICLE"', 'TYPE="PAGE"').replace('"HEADING"', '"PAGE"')
    (found,) = records(
        read(
            {
                **ISSUE,
                "1/mets.xml": data.replace('TYPE="BODY"', 'TYPE="PAGE"')
                .replace('"TITLE"', '"HEAD"')
                .replace('"PARAGRAPH"', '"HEAD"'),
            }
        )
    )
    assert found.title and found.title.value == "Port Elm Gazette, page 3"
    assert texts(found) == ["== Ferry sails again", "It carries bicycles."]


def test_a_paragraph_goes_on_in_another_block() -> None:
    area = '<area FILEID="A3" BETYPE="IDREF" BEGIN="{}"/>'
    data = mets_of(FERRY).replace(area.format("B2"), area.format("B1") + area.format("B2"))
    files = {"1/mets.xml": data, "1/0003.xml": alto_of(replace(FERRY, title="Ferry har-"))}
    files["1/0003.xml"] = files["1/0003.xml"].replace('"It"', '"bour"')
    (found,) = records(read(files))
    assert texts(found)[1] == "Ferry harbour carries bicycles."


def test_missing_pages_are_named_and_the_others_read() -> None:
    more = '<file ID="A4" MIMETYPE="text/xml"><FLocat xlink:href="0004.xml"/></file></fileGrp>'
    part = '<div TYPE="page" ORDER="4"><fptr FILEID="A4"/></div></div></structMap>'
    lost = '<div ID="art2" TYPE="ARTICLE"><fptr><area FILEID="A4" BEGIN="B9"/></fptr></div>'
    data = (
        mets_of(FERRY)
        .replace("</fileGrp>", more, 1)
        .replace("</div></structMap>", part, 1)
        .replace('<div ID="art1"', f'{lost}<div ID="art1"')
    )
    found = read({**ISSUE, "1/mets.xml": data})
    assert len(records(found)) == 1
    assert [one.kind for one in found if isinstance(one, PassedOver)] == [
        "articles on missing pages"
    ]
    (said,) = [one for one in found if isinstance(one, Unreadable)]
    assert (said.kind, "0004.xml" in said.reason) == ("missing pages", True)


def test_where_no_page_is_there_one_sentence_says_so() -> None:
    found = read({"1/mets.xml": ISSUE["1/mets.xml"]})
    (said,) = [one for one in found if isinstance(one, Unreadable)]
    assert (said.count, said.kind) == (1, "missing pages")
    assert records(found) == []


def test_blocks_outside_of_articles_are_counted() -> None:
    page = ISSUE["1/0003.xml"]
    more = '<TextBlock ID="B3"><TextLine><String CONTENT="Printed"/></TextLine></TextBlock>'
    found = read({**ISSUE, "1/0003.xml": page.replace("</PrintSpace>", f"{more}</PrintSpace>")})
    kinds = [one.kind for one in found if isinstance(one, PassedOver)]
    assert kinds == ["blocks outside of articles"]


def test_a_name_by_which_no_page_finds_it_is_told() -> None:
    files = {"1/issue17.xml": ISSUE["1/mets.xml"], "1/0003.xml": ISSUE["1/0003.xml"]}
    (said,) = [one for one in read(files, "1/issue17.xml") if isinstance(one, Notice)]
    assert said.kind == "pages that are read twice"


@pytest.mark.parametrize(
    ("description", "page", "href"),
    [
        ("1/mets.xml", "1/0003.xml", "0003.xml"),
        ("1/mets.xml", "1/alto/0003.xml", "file://./alto/0003.xml"),
        ("1/1-METS.xml", "1/ALTO/00003.xml", "file:///srv/scans/ALTO/00003.xml"),
        ("1/elm_1855_mets.xml", "1/elm_1855_0003.xml", "elm_1855_0003.xml"),
        ("1/1.xml", "1/0003.xml", "0003.xml"),
        ("1/manifest.xml", "1/ocr/X3.xml", "ocr/X3.xml"),
    ],
)
def test_a_page_belongs_to_the_issue_that_names_it(description: str, page: str, href: str) -> None:
    files = {description: mets_of(FERRY, page=href), page: alto_of(FERRY)}
    assert is_claimed(input_of(page, files))
    other = {description: mets_of(FERRY, page="else.xml"), page: alto_of(FERRY)}
    assert not is_claimed(input_of(page, other))
    assert not is_claimed(input_of(page, {page: alto_of(FERRY)}))
    assert alto.sniff(page, files[page].encode())


@pytest.mark.parametrize(
    ("href", "found"),
    [
        ("alto/1.xml", ("alto/1.xml", "1.xml")),
        ("../alto/1.xml", ("../alto/1.xml", "1.xml")),
        ("../../../etc/passwd", ("passwd",)),
        ("/etc/passwd", ("passwd",)),
        ("https://library.example.org/alto/1.xml?full", ("1.xml",)),
        ("alto\\a%20b.xml", ("alto/a b.xml", "a b.xml")),
        ("", ()),
    ],
)
def test_no_address_leads_out_of_the_source(href: str, found: tuple[str, ...]) -> None:
    assert places(href, "elm/1914/mets.xml") == found


def test_describers_stand_beside_a_page_or_above_it() -> None:
    found = set(describers("elm/1914/alto/elm_1914_0003.xml"))
    assert {"mets.xml", "../mets.xml", "../1914.xml", "elm_1914_mets.xml"} <= found
    assert not any(path.startswith("../..") for path in found)
