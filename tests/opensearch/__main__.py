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
QUESTIONS = 500


def articles() -> list[Article]:
    """What there is to search."""
    data = os.environ.get("DATELINE_TESTDATA")
    folders = [Path(data) / "seed", Path(data) / "corpora" / "articles"] if data else []
    found = walk(folders or [ROOT / "samples"])
    read_ = [a for f in found if isinstance(f, SourceFile) for a in read(f)]
    return list({a.id: a for a in read_ if isinstance(a, Article)}.values())


def report(archive: list[Article], folder: Path) -> Iterator[str]:
    """The lines of the report, each as soon as it is known."""
    yield f"# The second engine on real nodes, {date.today():%-d %B %Y}\n"
    yield f"`python -m tests.opensearch`: OpenSearch {VERSION}, {len(archive):,} articles.\n"
    yield f"## The same answers: {QUESTIONS} questions, against the Whoosh engine\n"
    with Nodes() as nodes:
        for line in agreed(nodes, archive, QUESTIONS, folder):
            yield f"- {line}"
    with Nodes(3) as nodes:
        yield "\n## Three nodes, one killed (`kill -9`) while articles are written and read\n"
        for line in killed_while_writing(nodes, archive):
            yield f"- {line}"
        yield "\n## The archive replaced while it is searched\n"
        for line in replaced_under_load(nodes, archive[:300]):
            yield f"- {line}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000, help="the most that are taken")
    given = parser.parse_args()
    path = ROOT / "benchmarks" / "runs" / f"{date.today():%Y-%m-%d}-opensearch.md"
    with path.open("w", encoding="utf-8") as out, tempfile.TemporaryDirectory() as folder:
        for line in report(articles()[: given.articles], Path(folder)):
            print(line, flush=True)
            out.write(f"{line}\n")


if __name__ == "__main__":
    main()
