"""Every system as a program of its own: documents and queries in, rankings out, as files."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from benchmarks.relevance.measures import Ranking
from benchmarks.relevance.tasks import Collection, Task

ROOT = Path(__file__).resolve().parents[2]
SYSTEMS = Path(__file__).resolve().parent / "systems"
ANY, ALL = "dateline, any-of", "dateline, all words"
BEFORE = "before"
"""What stands in the place of `dateline` in the names of another checkout's rankings."""

Rankings = Mapping[str, Mapping[str, Mapping[str, Ranking]]]
"""System → kind of task → query → ids of articles, best first."""


@dataclass(frozen=True, slots=True)
class Given:
    """Where to work, where compiled kernels are kept, another checkout to hold ours against, and
    whether the other systems run.
    """

    work: Path
    cache: Path
    before: Path | None = None
    others: bool = True


def rankings(collection: Collection, given: Given) -> Rankings:
    """What each system answers to each task of a collection."""
    folder = given.work / collection.name
    folder.mkdir(parents=True, exist_ok=True)
    documents, queries = folder / "documents.tsv", folder / "queries.tsv"
    _write(documents, ((document.id, document.text) for document in collection.documents))
    _write(queries, _numbered(collection))
    found = _dateline("dateline", ROOT, collection, given)
    if given.before:
        found |= _dateline(BEFORE, given.before, collection, given)
    if given.others:
        for name, program in {f"bm25s {version('bm25s')}": "bm25.py"}.items():
            run = folder / f"{program}.tsv"
            _call(sys.executable, "-P", SYSTEMS / program, documents, queries, run)
            found[name] = run
    return {name: _read(run, collection.tasks) for name, run in found.items()}


def _dateline(name: str, root: Path, collection: Collection, given: Given) -> dict[str, Path]:
    """Runs the `Searcher` of a checkout; its rankings by the names of its two modes."""
    folder = given.work / collection.name / name
    folder.mkdir(exist_ok=True)
    program = (sys.executable, "-P", SYSTEMS / "dateline.py")
    queries = given.work / collection.name / "queries.tsv"
    _call(*program, collection.source, queries, folder, given.cache, root=root)
    return {
        ANY.replace("dateline", name): folder / "any.tsv",
        ALL.replace("dateline", name): folder / "all.tsv",
    }


def _call(*command: str | Path, root: Path = ROOT) -> None:
    """Runs a program with the modules of a checkout.

    Raises:
        SystemExit: it failed; it has said why.
    """
    environment = {**os.environ, "PYTHONPATH": str(root), "PYTHONWARNINGS": "ignore"}
    words = list(map(str, command))
    if subprocess.run(words, cwd=root, env=environment, check=False).returncode:
        raise SystemExit(f"This program failed, see above: {' '.join(words)}")


def _numbered(collection: Collection) -> Iterator[tuple[str, str]]:
    """The queries of all tasks, each on one line, with ids that tell their task."""
    for number, task in enumerate(collection.tasks):
        for id, text in task.queries.items():
            yield f"{number}/{id}", " ".join(text.split())


def _write(path: Path, rows: Iterator[tuple[str, str]]) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(f"{id}\t{text}\n" for id, text in rows)


def _read(run: Path, tasks: tuple[Task, ...]) -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = {task.kind: {} for task in tasks}
    with run.open(encoding="utf-8") as file:
        for line in file:
            query, article = line.rstrip("\n").split("\t")
            number, id = query.split("/", 1)
            found[tasks[int(number)].kind].setdefault(id, []).append(article)
    return found
