"""Every system as a program of its own: documents and queries in, rankings out, as files."""

import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from benchmarks.relevance.measures import Ranking
from benchmarks.relevance.tasks import Collection, Task
from tests.jvm import Artefact, MissingError, jdk

ROOT = Path(__file__).resolve().parents[2]
SYSTEMS = Path(__file__).resolve().parent / "systems"
OURS, BEFORE = "dateline", "before"
MODES = {"any": "any-of", "all": "all words"}
LUCENE = "10.4.0"
JARS = (
    Artefact("org.apache.lucene", "lucene-core", LUCENE, "jar",
             "8f894d211a8123938ccb9ff6827d136747e0eb6b1782ada6ac9086aa911b52e2"),
    Artefact("org.apache.lucene", "lucene-analysis-common", LUCENE, "jar",
             "8e768c9b2a3870f1fc2655181516699e719a56b9aaf8664226a11ae7d90cb4e9"),
)  # fmt: skip

Rankings = Mapping[str, Mapping[str, Mapping[str, Ranking]]]
"""System → kind of task → query → ids of articles, best first."""


@dataclass(frozen=True, slots=True)
class System:
    """Another system: a program that is given the paths of documents, of queries and of the file
    that it is to write, and how many articles it is to find.
    """

    name: str
    command: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """Where to work, where compiled kernels are kept, which other systems run, and another
    checkout of Dateline to hold ours against.
    """

    work: Path
    cache: Path
    systems: tuple[System, ...] = ()
    before: Path | None = None


def others() -> tuple[tuple[System, ...], tuple[str, ...]]:
    """The other systems that run here, and a sentence for each that does not."""
    python = (sys.executable, "-P")
    found = [
        System(f"bm25s {version('bm25s')}", (*python, str(SYSTEMS / "bm25.py"))),
        System(f"tantivy {version('tantivy')}", (*python, str(SYSTEMS / "tantivy_en.py"))),
    ]
    try:
        java = str(jdk(f"Lucene {LUCENE}") / "bin" / "java")
        jars = ":".join(str(jar.fetched()) for jar in JARS)
    except MissingError as error:
        return tuple(found), (f"Lucene was not run. {error}",)
    lucene = System(f"Lucene {LUCENE}", (java, "-cp", jars, str(SYSTEMS / "Lucene.java")))
    return (lucene, *found), ()


def rankings(collection: Collection, given: Given) -> Rankings:
    """What each system answers to the tasks of a collection, ours first.

    Raises:
        SystemExit: a system failed; it has said why.
    """
    folder = given.work / collection.name
    folder.mkdir(parents=True, exist_ok=True)
    depth = str(collection.depth)
    documents, queries = folder / "documents.tsv", folder / "queries.tsv"
    _write(documents, ((document.id, document.text) for document in collection.documents))
    _write(queries, _numbered(collection.tasks))
    found = _dateline(OURS, ROOT, collection, given)
    if given.before:
        found |= _dateline(BEFORE, given.before, collection, given)
    for system in given.systems:
        found[system.name] = folder / f"{system.name}.tsv"
        _call((*system.command, documents, queries, found[system.name], depth), ROOT)
    return {name: _read(run, collection.tasks) for name, run in found.items()}


def _dateline(name: str, root: Path, collection: Collection, given: Given) -> dict[str, Path]:
    """Runs the `Searcher` of a checkout; its rankings in both modes."""
    folder = given.work / collection.name
    (folder / name).mkdir(exist_ok=True)
    program = (sys.executable, "-P", SYSTEMS / "dateline.py")
    paths = (collection.source, folder / "queries.tsv", folder / name, given.cache)
    _call((*program, *paths, str(collection.depth)), root)
    return {f"{name}, {shown}": folder / name / f"{mode}.tsv" for mode, shown in MODES.items()}


def _call(command: Iterable[str | Path], root: Path) -> None:
    """Runs a program with the modules of a checkout; what it prints goes where errors go."""
    words = list(map(str, command))
    environment = {**os.environ, "PYTHONPATH": str(root), "PYTHONWARNINGS": "ignore"}
    done = subprocess.run(words, cwd=root, env=environment, stdout=sys.stderr, check=False)
    if done.returncode:
        raise SystemExit(f"This program failed, see above: {' '.join(words)}")


def _numbered(tasks: Iterable[Task]) -> Iterator[tuple[str, str]]:
    """The queries of all tasks, each on one line, with ids that tell their task."""
    for number, task in enumerate(tasks):
        for id, text in task.queries.items():
            yield f"{number}/{id}", " ".join(text.split())


def _write(path: Path, rows: Iterable[tuple[str, str]]) -> None:
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
