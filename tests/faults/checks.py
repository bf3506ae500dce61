"""What is asked of an index after a fault: its answers, whether it is whole, what lies about."""

import hashlib
import json
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from index.asking.protocol import Index
from index.engines.opening import open_index
from index.errors import DatelineError
from index.generations.layout import CURRENT, GENERATIONS, LOCK, NEXT, numbered, read_pointer
from index.generations.manifest import MANIFEST
from index.settings import Settings, load
from search.searcher import Searcher
from tests.faults.commands import Ended
from tests.faults.corpus import QUERIES
from web.address import form
from web.formats.representation import indented, page_answer

OF_THE_MOMENT = ("tookMs", "generation", "nextCursor", "warnings")
"""Members of an answer that differ between generations which hold the same."""
WHENEVER = ("added", "changed")
"""Members of a result that say when a run took the article in."""


def settings(root: Path) -> Settings:
    """The settings for an index folder."""
    return load({"index": str(root)})


def answer(searcher: Searcher, query: str) -> str:
    """A hash of what is answered to a query; two generations that hold the same answer the same."""
    page = searcher.search(form.read([("q", query), ("page-size", "50")]))
    return digest(json.loads(indented(page_answer(page))))


def digest(told: Mapping[str, Any]) -> str:
    """A hash of an answer, but for what is of the moment."""
    return hashlib.sha256(json.dumps(lasting(told, OF_THE_MOMENT)).encode()).hexdigest()


def lasting(told: Mapping[str, Any], of_the_moment: Collection[str]) -> dict[str, Any]:
    """An answer without some members, and its results without when they came in."""
    kept = {name: value for name, value in told.items() if name not in of_the_moment}
    if "results" in kept:
        kept["results"] = [
            {name: value for name, value in one.items() if name not in WHENEVER}
            for one in kept["results"]
        ]
    return kept


def answers(index: Index) -> tuple[str, ...]:
    """What an index answers to all of `QUERIES`."""
    searcher = Searcher(index)
    return tuple(answer(searcher, query) for query in QUERIES)


def answers_at(root: Path) -> tuple[str, ...]:
    """The same of the index in a folder, opened for it; an error is told as what it is."""
    try:
        return answers(open_index(settings(root)))
    except DatelineError as error:
        return (f"{type(error).__name__}: {error}",)


def problems(root: Path) -> tuple[str, ...]:
    """What `verify` says, but for what a killed writer leaves: the next run removes that."""
    folder, _ = read_pointer(root)
    left = [root / NEXT]
    left += [f for f in numbered(root) if f.name > folder.name or not (f / MANIFEST).exists()]
    found = open_index(settings(root)).verify()
    return tuple(told for told in found if not told.startswith(tuple(map(str, left))))


def leftovers(root: Path) -> list[str]:
    """What lies in an index and belongs to no generation that is kept: at most two are."""
    known = {CURRENT, LOCK, GENERATIONS}
    strange = [path.name for path in root.iterdir() if path.name not in known]
    kept = [path.name for path in numbered(root)]
    return [*strange, *sorted(kept)[:-2], *open_index(settings(root)).verify()]


def unnamed(ended: Ended, reason: str, root: Path) -> list[str]:
    """What is wrong with how a run told of an error: one line with the path and the reason."""
    lines = ended.err.splitlines()
    if len(lines) != 1 or reason not in lines[0] or str(root) not in lines[0]:
        return [f"it did not name path and reason in one line: {ended.told}"]
    return []
