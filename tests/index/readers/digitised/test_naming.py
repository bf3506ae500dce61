"""Days, pages and editions in the paths that libraries give files."""

import pytest

from index.readers.digitised.naming import Named, named


@pytest.mark.parametrize(
    ("path", "date", "page", "edition"),
    [
        ("elm/0002244_18550922_0002.xml", "1855-09-22", "2", ""),
        ("elm/1813/11/16/DDD_010179815_002_alto.xml", "1813-11-16", "2", ""),
        ("elm/1950-10-16_01-00009-alto.xml", "1950-10-16", "9", ""),
        ("elm/sn99000001/1904-04-02/ed-2/seq-4/ocr.txt", "1904-04-02", "4", "2"),
        ("elm/sn99000001/1904/04/02/ed-1/seq-12/ocr.xml", "1904-04-02", "12", ""),
        ("elm/FAL_1762_12_07_0001_page_1.xml", "1762-12-07", "1", ""),
        ("elm/18400221_01/ALTO/00004.xml", "1840-02-21", "4", ""),
        ("elm/PPN720183197-PHYS_0004.xml", "", "4", ""),
        ("elm/PPN750717092-00000780.ocr.xml", "", "", ""),
        ("elm/2024-05-17.xml", "2024-05-17", "", ""),
        ("elm/1914-13-05.xml", "", "", ""),
        ("elm/1914-02-30_0001.xml", "", "1", ""),
        ("elm/harbour.xml", "", "", ""),
        ("elm/ocr.txt", "", "", ""),
    ],
)
def test_paths(path: str, date: str, page: str, edition: str) -> None:
    assert named(path) == Named(date, page, edition)
