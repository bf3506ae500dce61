"""An index of each format is kept: it answers, or it is refused with the cure.

Who changes the format adds a folder (`keeping.py`) and leaves the others.
"""

import re
from pathlib import Path

import pytest

from index.asking.plan import Plan, Term, Word
from index.document import SCHEMA_VERSION
from index.engines.whoosh.index import ENGINE, WhooshIndex
from index.errors import DamagedIndexError
from index.generations.manifest import FORMAT_VERSION, read
from index.text import analysis
from tests.index.generations.keeping import FORMATS

KEPT = sorted(FORMATS.iterdir())
REFUSED = r"was made by another version of this program: run `dateline reindex`"


@pytest.mark.parametrize("folder", KEPT, ids=lambda folder: folder.name)
def test_it_answers_or_says_what_to_do(folder: Path) -> None:
    manifest = read(next((folder / "generations").iterdir()))
    index = WhooshIndex(folder, "en")
    made = (manifest.contents.engine, manifest.format, manifest.schema)
    if made != (ENGINE, FORMAT_VERSION, SCHEMA_VERSION):
        (problem,) = index.verify()
        assert re.search(REFUSED, problem)
        with pytest.raises(DamagedIndexError, match=REFUSED):
            index.reader()
        return
    hits = index.reader().run(Plan(Term(Word("form", ("bakery",)))))
    assert (hits.total, hits.hits[0].article.title) == (
        1,
        "Holloway's Bakery Turns One Hundred With a Loaf Nine Metres Long",
    )
    notices = index.reader().archive().notices
    assert index.verify() == notices
    assert bool(notices) == (manifest.analysis != analysis.VERSION)


def test_the_format_of_this_release_is_kept() -> None:
    made = [read(next((folder / "generations").iterdir())) for folder in KEPT]
    assert (ENGINE, FORMAT_VERSION, SCHEMA_VERSION) in {
        (one.contents.engine, one.format, one.schema) for one in made
    }, "Keep one: python -m tests.index.generations.keeping NAME"


def test_the_first_format_is_refused_with_the_cure() -> None:
    with pytest.raises(DamagedIndexError, match=REFUSED):
        WhooshIndex(FORMATS / "0.1.0", "en").reader()
