"""The real archives: every article is read, and what was found in them."""

import os
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from index.article import Article, Image, Section
from index.readers.files import SourceFile, walk
from index.readers.registry import read

DATA = Path(os.environ.get("DATELINE_TESTDATA", ""))
needs_articles = pytest.mark.skipif(
    not (DATA / "seed").is_dir(), reason="DATELINE_TESTDATA names no folder of articles"
)


@needs_articles
def test_the_real_article() -> None:
    (file,) = walk([DATA / "seed"])
    assert isinstance(file, SourceFile)
    (found,) = read(file)
    assert isinstance(found, Article)
    assert (found.id, found.source, found.date) == ("9ad494f9868e1f6f", "seed", date(2025, 4, 28))
    assert found.title == (
        "President Putin Confirms DPRK Fighters Took Part in Defending Russia's Kursk Region, "
        "Thanks Kim Jong Un"
    )
    assert found.headline == (
        "President Putin Thanks North Korean Leader Kim Jong Un for Assistance in Defeating "
        "Ukrainian Forces in Kursk Region"
    )
    assert found.lede is not None
    assert found.lede.startswith("Russian President Vladimir Putin thanked")
    assert found.lede.endswith("near Kursk, Putin added.")
    url = "https://creativecommons.org/licenses/by/2.0/"
    image = Image("commons.wikimedia.org", "Stefan Krasowski", url, "Korean People's Army")
    assert found.images == (image,)
    assert (image.licence, image.credit) == ("CC BY 2.0", "Stefan Krasowski")
    assert [(s.anchor, s.heading, len(s.paragraphs)) for s in found.sections] == [
        ("s1", None, 1),
        ("s2", "Putin Expresses Gratitude to the DPRK Leadership and People", 3),
        ("s3", "North Korea Declares Ukrainian Defeat in Border Regions", 4),
        ("s4", "General Staff Chief Highlighted Assistance of DPRK Troops", 2),
        ("s5", "South Korea Condemns North Korean Troop Involvement in Battles Near Kursk", 3),
    ]
    assert found.background is not None
    assert (found.background.heading, len(found.background.paragraphs)) == ("Details", 1)


@needs_articles
def test_the_crawled_articles() -> None:
    counts: Counter[str] = Counter()
    for file in walk([DATA / "corpora" / "articles"]):
        assert isinstance(file, SourceFile)
        for found in read(file):
            assert isinstance(found, Article), found
            counts["articles"] += 1
            counts[found.source] += 1
            counts["headlines"] += found.headline is not None
            counts["ledes"] += found.lede is not None
            counts["first lines only"] += (
                found.sections == (Section(None, "s1", ()),) and not found.lede
            )
            counts["with sections"] += len(found.sections) > 1
            counts["sections"] += len(found.sections) - 1
            counts["images"] += len(found.images)
            counts["backgrounds"] += found.background is not None
    assert counts == {
        "articles": 2881, "gov_18f": 509, "gov_digitalgov": 2077, "wikinews_2019_2020": 295,
        "headlines": 54, "ledes": 2609, "first lines only": 268, "with sections": 1237,
        "sections": 5688, "images": 0, "backgrounds": 0,
    }  # fmt: skip
