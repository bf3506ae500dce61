"""How good the order of results is: `python -m benchmarks.relevance FOLDER… [--report FILE]`.

A FOLDER with `docs.jsonl`, `queries.tsv` and `qrels.tsv` is a judged collection. Ours and the other
systems answer its queries, and each query's measures are kept as JSON beside the report.
"""

import argparse
import json
import tempfile
from pathlib import Path

from benchmarks.relevance.measures import Values, evaluated
from benchmarks.relevance.report import lines
from benchmarks.relevance.running import Given, rankings
from benchmarks.relevance.tasks import Collection, judged

Results = dict[str, dict[str, dict[str, Values]]]
"""Kind of task → collection → system → values."""


def results(collections: list[Collection], given: Given) -> Results:
    """What every system reaches in every task."""
    found: Results = {}
    for collection in collections:
        for name, by_kind in rankings(collection, given).items():
            for task in collection.tasks:
                of = found.setdefault(task.kind, {}).setdefault(collection.name, {})
                of[name] = evaluated(task, by_kind[task.kind])
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER")
    parser.add_argument("--report", type=Path, help="where the tables are written (Markdown)")
    parser.add_argument("--before", type=Path, help="a checkout to hold ours against")
    parser.add_argument("--only-ours", action="store_true", help="leave the other systems out")
    parser.add_argument("--cache", type=Path, help="where compiled kernels are kept")
    work = Path(tempfile.gettempdir(), "dateline-relevance")
    parser.add_argument("--work", type=Path, default=work, help="where indexes are made")
    asked = parser.parse_args()
    work = asked.work.resolve()
    before = asked.before.resolve() if asked.before else None
    given = Given(work, (asked.cache or work / "kernels").resolve(), before, not asked.only_ours)
    collections = [judged(folder.resolve()) for folder in asked.folders]
    found = results(collections, given)
    report: Path = asked.report or work / "relevance.md"
    report.write_text("\n".join(lines(found)) + "\n", "utf-8")
    report.with_suffix(".json").write_text(json.dumps(found), "utf-8")
    print(report.read_text("utf-8"))


if __name__ == "__main__":
    main()
