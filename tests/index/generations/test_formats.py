"""An index of each release is kept: it answers, or it is refused with the cure.

A release that writes another format adds its own folder here and leaves the others.
"""

from pathlib import Path

import pytest

from index.asking.plan import Plan, Term, Word
from index.document import SCHEMA_VERSION
from index.engines.whoosh.index import ENGINE, WhooshIndex
from index.errors import DamagedIndexError
from index.generations.manifest import FORMAT_VERSION, read
from index.text import analysis

FORMATS = sorted((Path(__file__).parent / "formats").iterdir())


@pytest.mark.parametrize("folder", FORMATS, ids=lambda folder: folder.name)
def test_it_answers_or_says_what_to_do(folder: Path) -> None:
    manifest = read(next((folder / "generations").iterdir()))
    index = WhooshIndex(folder, "en")
    assert index.verify() == ()
    made = (manifest.contents.engine, manifest.format, manifest.schema)
    if made != (ENGINE, FORMAT_VERSION, SCHEMA_VERSION):
        with pytest.raises(DamagedIndexError, match=r"another version of this program.*reindex"):
            index.reader()
        return
    hits = index.reader().run(Plan(Term(Word("form", "bakery"))))
    assert (hits.total, hits.hits[0].article.title) == (
        1,
        "Holloway's Bakery Turns One Hundred With a Loaf Nine Metres Long",
    )
    assert bool(index.reader().archive().notices) == (manifest.analysis != analysis.VERSION)


def test_the_format_of_this_release_is_kept() -> None:
    made = [read(next((folder / "generations").iterdir())) for folder in FORMATS]
    assert (ENGINE, FORMAT_VERSION, SCHEMA_VERSION) in {
        (one.contents.engine, one.format, one.schema) for one in made
    }
