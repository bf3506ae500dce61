"""The full tier, `python -m tests.opensearch`: what is proved on real nodes, as a dated report.

With DATELINE_TESTDATA on the real articles it names, else on the samples.
"""

import argparse
import os
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from index.article import Article
from index.readers.files import SourceFile, walk
from index.readers.registry import read
from tests.opensearch.agreement import agreed
from tests.opensearch.cluster import killed_while_writing, replaced_under_load
from tests.opensearch.distribution import VERSION
from tests.opensearch.nodes import Nodes

ROOT = Path(__file__).resolve().parent.parent.parent
KILLED_AFTER = (0.2, 1.0, 2.0, 4.0, 8.0)
"""Seconds into a run."""
REPLACED = 300
"""Articles of the archive that is replaced."""


def articles() -> list[Article]:
    """What there is to search."""
    data = os.environ.get("DATELINE_TESTDATA")
    folders = [Path(data) / "seed", Path(data) / "corpora" / "articles"] if data else []
    found = walk(folders or [ROOT / "samples"])
    read_ = [a for f in found if isinstance(f, SourceFile) for a in read(f)]
    return list({a.id: a for a in read_ if isinstance(a, Article)}.values())


def report(archive: list[Article], questions: int, folder: Path) -> Iterator[str]:
    """The lines of the report, each as soon as it is known."""
    yield f"# The second engine on real nodes, {date.today():%-d %B %Y}\n"
    yield f"`python -m tests.opensearch`: OpenSearch {VERSION}, {len(archive):,} articles."
    with Nodes(3) as nodes:
        yield "\n## Three nodes, one killed (`kill -9`) while articles are written and read\n"
        for after in KILLED_AFTER:
            for line in killed_while_writing(nodes, archive, after):
                yield f"- {line}"
        yield "\n## The archive replaced while it is searched\n"
        for line in replaced_under_load(nodes, archive[:REPLACED]):
            yield f"- {line}"
    yield f"\n## The same answers: {questions} questions, against the Whoosh engine\n"
    with Nodes() as nodes:
        for line in agreed(nodes, archive, questions, folder):
            yield f"- {line}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000, help="the most that are taken")
    parser.add_argument("--questions", type=int, default=500, help="how many are compared")
    given = parser.parse_args()
    archive = articles()[: given.articles]
    path = ROOT / "benchmarks" / "runs" / f"{date.today():%Y-%m-%d}-opensearch.md"
    with path.open("w", encoding="utf-8") as out, tempfile.TemporaryDirectory() as folder:
        for line in report(archive, given.questions, Path(folder)):
            print(line, flush=True)
            print(line, file=out, flush=True)


if __name__ == "__main__":
    main()
