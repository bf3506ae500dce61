"""How good the order of results is: `python -m benchmarks.relevance FOLDER… [--report FILE]`.

A FOLDER with `docs.jsonl`, `queries.tsv` and `qrels.tsv` is a judged collection; any other folder
or file is an archive whose articles are looked for as known items. The tables are Markdown, and
what each system reached with each query is kept as JSON beside them. See benchmarks/README.md.
"""

import argparse
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path

import orjson

from benchmarks.relevance.known import known_items
from benchmarks.relevance.measures import evaluated
from benchmarks.relevance.report import Answered, lines
from benchmarks.relevance.running import Given, others, rankings
from benchmarks.relevance.tasks import Collection, is_judged, judged

Results = dict[str, dict[str, Answered]]
"""Kind of task → collection → what was answered."""


def results(collections: Iterable[Collection], given: Given) -> Results:
    """What every system reaches in every task."""
    found: Results = {}
    for collection in collections:
        of_kind = {
            task.kind: found.setdefault(task.kind, {}).setdefault(
                collection.name, Answered(tuple(task.queries))
            )
            for task in collection.tasks
        }
        for system, answers in rankings(collection, given).items():
            for task in collection.tasks:
                of_kind[task.kind].systems[system] = evaluated(task, answers[task.kind])
    return found


def collection(path: Path) -> Collection:
    """A judged collection, or known items of an archive."""
    return judged(path) if is_judged(path) else known_items(path)


def report(collections: list[Collection], found: Results, said: Iterable[str]) -> Iterator[str]:
    yield "# How good the order of results is\n"
    sizes = (f"{of.name} ({len(of.documents):,} articles)" for of in collections)
    yield f"`python -m benchmarks.relevance`, {date.today():%-d %B %Y}, over {', '.join(sizes)}."
    yield from said
    yield from lines(found)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER")
    parser.add_argument("--report", type=Path, help="the file that the tables are written to")
    parser.add_argument("--before", type=Path, help="a checkout to hold ours against")
    parser.add_argument("--only-ours", action="store_true", help="leave the other systems out")
    work = Path(tempfile.gettempdir(), "dateline-relevance")
    parser.add_argument("--work", type=Path, default=work, help="where indexes are made")
    parser.add_argument("--cache", type=Path, help="where compiled kernels are kept")
    return parser.parse_args()


def main() -> None:
    asked = arguments()
    work: Path = asked.work.resolve()
    work.mkdir(parents=True, exist_ok=True)
    systems, said = ((), ()) if asked.only_ours else others()
    before = asked.before.resolve() if asked.before else None
    given = Given(work, (asked.cache or work / "kernels").resolve(), systems, before)
    collections = [collection(path.resolve()) for path in asked.folders]
    if len({of.name for of in collections}) < len(collections):
        raise SystemExit("Two FOLDERs have one name; rename one, for results are kept by name.")
    found = results(collections, given)
    path: Path = asked.report or work / "relevance.md"
    path.write_text("\n".join(report(collections, found, said)) + "\n", "utf-8")
    kept = {k: {name: asdict(a) for name, a in of.items()} for k, of in found.items()}
    path.with_suffix(".json").write_bytes(orjson.dumps(kept))
    print(path.read_text("utf-8"))


if __name__ == "__main__":
    main()
