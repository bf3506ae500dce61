"""What real files of agencies hold that is no article is passed over by kind, and nothing else."""

import os
from pathlib import Path

import pytest

from index.readers import registry
from index.readers.files import Ignored, Noted, SourceFile

DATA = Path(os.environ.get("DATELINE_TESTDATA", ""), "formats")
FOLDERS = (
    *("anpa_iptc7901", "ap_media_api", "dpa_digitalwires", "newsml_1_2", "newsml_g2", "ninjs"),
    *("nitf", "ritzau_xml", "superdesk_archive"),
)
KINDS = {
    "ap_media_api/superdesk-core__ap_media_feed.json": ["pictures"],
    "ap_media_api/superdesk-core__ap_media_item.json": ["pictures"],
    "dpa_digitalwires/dpa-digitalwires-to-newsmlg2__audio.json": ["items without text"],
    "dpa_digitalwires/dpa-digitalwires-to-newsmlg2__image2.json": ["items without text"],
    "newsml_1_2/iptc-newsml__AFP_751HA.xml": ["pictures"],
    "newsml_1_2/iptc-newsml__DV2209430.xml": ["pictures"],
    "newsml_g2/dpa-digitalwires-to-newsmlg2__audio.xml": ["recordings"],
    "newsml_g2/dpa-digitalwires-to-newsmlg2__no_content.xml": ["pictures"],
    "newsml_g2/newsml-g2__LISTING_12_Knowledge_Item_for_Access_Codes.xml": ["vocabularies"],
    "newsml_g2/newsml-g2__LISTING_13_Complete_Catalog_Item.xml": ["vocabularies"],
    "newsml_g2/newsml-g2__LISTING_15_Two_Related_Events_in_a_Knowledge_Item.xml": ["vocabularies"],
    "newsml_g2/newsml-g2__LISTING_16_A_Set_of_Events_carried_in_a_News_Item.xml": [
        "items without text"
    ],
    "newsml_g2/newsml-g2__LISTING_17_Planning_Item_a_CCL.xml": ["plans"],
    "newsml_g2/newsml-g2__LISTING_20_Planning_Item_with_delivery_at_PCL.xml": ["plans"],
    "ninjs/superdesk-core__ninjs3.json": ["pictures"],
    "superdesk_archive/superdesk-core__archive.json": ["drafts", "drafts"],
    "superdesk_archive/superdesk-core__data.json": ["pictures", "videos"],
}
NO_ITEM = "ninjs/superdesk-core__ninjs4_mock.json"
"""Answers that a test of Superdesk gives in place of a server."""
NAMES = [
    name
    for folder in FOLDERS
    for path in sorted(DATA.glob(f"{folder}/*"))
    if (name := f"{folder}/{path.name}") != NO_ITEM
]
pytestmark = pytest.mark.skipif(
    not DATA.is_dir(), reason="DATELINE_TESTDATA names no folder of formats"
)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_no_article(name: str) -> None:
    found = list(registry.read(SourceFile(DATA / name, f"formats/{name}")))
    assert [one.kind for one in found if isinstance(one, Ignored)] == KINDS.get(name, [])
    said = {one.kind for one in found if isinstance(one, Noted)}
    assert said <= {"repaired files", "other encodings"}
