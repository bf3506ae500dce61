"""Keeps an index of the format of today: `python -m tests.index.generations.keeping NAME`.

It holds the three oldest samples of one newspaper and lies in `formats/NAME`, for good.
"""

import sys
from pathlib import Path

from index.article import Article
from index.engines.whoosh.index import WhooshIndex
from index.readers.files import SourceFile
from index.readers.registry import read

FORMATS = Path(__file__).parent / "formats"
SAMPLES = Path(__file__).parents[3] / "samples" / "Harbour Gazette"


def articles() -> list[Article]:
    files = sorted(SAMPLES.glob("*.txt"))[:3]
    named = [SourceFile(path, f"samples/{SAMPLES.name}/{path.name}") for path in files]
    return [one for file in named for one in read(file) if isinstance(one, Article)]


def keep(folder: Path) -> None:
    """Makes the index; the folder does not exist yet."""
    folder.mkdir()
    writer = WhooshIndex(folder, "en").writer()
    writer.write(articles())
    writer.publish(["samples"])
    (folder / "lock").unlink()  # which says nothing of a format


if __name__ == "__main__":
    keep(FORMATS / sys.argv[1])
