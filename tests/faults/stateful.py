"""An archive is edited, indexed, killed and asked in any order; it answers as a dict of articles.

Source: model-based testing with the rule-based state machines of Hypothesis; each example is one
sequence of steps, drawn from a seed.
"""

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from index.engines.opening import open_index
from index.filling.indexer import Job, reindex
from search.searcher import Searcher
from tests.faults import checks
from tests.faults.commands import forked
from tests.faults.outcome import Outcome, until_told
from web.address import form

STEPS = 30
BATCH = 10
"""Examples between two looks at whether the run is told to stop."""
KEYS = 12
WORDS = ("ferry", "harbour", "council", "flood", "bridge", "orchard")
"""Words of which no other form is searched for."""
LONGEST = 0.3
"""Seconds after which a run is killed, at most: few take as long."""


@dataclass(frozen=True, slots=True)
class Written:
    """An article: the number of its version, which is in its title, and the words it has."""

    key: int
    version: int
    words: frozenset[str]

    @property
    def title(self) -> str:
        """Its title, which no other version of any article has."""
        return f"Article {self.key} version {self.version}"

    def write(self, source: Path) -> None:
        """Writes its file."""
        body = " ".join(sorted(self.words)) or "nothing"
        path = source / f"{self.key}.txt"
        path.write_text(f" date 2024-01-{self.key + 1:02d} {self.title}\n\n{body}.\n", "utf-8")


Model = dict[int, Written]


class Machine(RuleBasedStateMachine):
    """The steps. `_files` is what lies in the SOURCE, `_indexed` what the index must hold."""

    workspace: Path
    failures: list[str]
    count: dict[str, int]

    @initialize(words=st.frozensets(st.sampled_from(WORDS)))
    def begin(self, words: frozenset[str]) -> None:
        """One article, indexed."""
        self.count["examples"] += 1
        self._folder = Path(tempfile.mkdtemp(dir=self.workspace))
        self._source, self._index = self._folder / "news", self._folder / "index"
        self._source.mkdir()
        self._versions = 0
        self._files: Model = {}
        self._indexed: Model = {}
        self.write(0, words)
        self.reindex(False)
        self.reopen()

    @rule(key=st.integers(0, KEYS - 1), words=st.frozensets(st.sampled_from(WORDS)))
    def write(self, key: int, words: frozenset[str]) -> None:
        """Adds an article or replaces it."""
        self._versions += 1
        self._files[key] = Written(key, self._versions, words)
        self._files[key].write(self._source)

    @precondition(lambda self: len(self._files) > 1)
    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        """Deletes an article, but for the last: an archive without any is refused."""
        key = data.draw(st.sampled_from(sorted(self._files)))
        del self._files[key]
        (self._source / f"{key}.txt").unlink(missing_ok=True)

    @rule(full=st.booleans())
    def reindex(self, full: bool) -> None:
        """Indexes what is there."""
        ended = forked(self._command(full), self._folder).wait()
        self._must(ended.code == 0, f"reindex: {ended.told}")
        self._indexed = dict(self._files)
        self._must(not (left := checks.leftovers(self._index)), f"left after a run: {left}")

    @rule(full=st.booleans(), after=st.floats(0, 1))
    def kill(self, full: bool, after: float) -> None:
        """Kills a run; the index holds what it held, or all that is there now."""
        child = forked(self._command(full), self._folder)
        child.kill(after * LONGEST)
        self.count["killed"] += child.wait().code != 0
        found = _titles(Searcher(open_index(checks.settings(self._index))), "")
        held = [m for m in (self._files, self._indexed) if found == _expected(m, "")]
        self._must(bool(held), f"after a kill it holds {found}")
        self._indexed = dict(held[0])

    @rule()
    def reopen(self) -> None:
        """Opens the index anew; until then one that is kept open follows what is published."""
        self._searcher = Searcher(open_index(checks.settings(self._index)))

    @rule(word=st.sampled_from(("", *WORDS)))
    def ask(self, word: str) -> None:
        """Every article that has the word is found, and no other."""
        found, expected = _titles(self._searcher, word), _expected(self._indexed, word)
        self._must(found == expected, f"{word!r} finds {found}, not {expected}")

    @rule()
    def verify(self) -> None:
        """Every file is whole."""
        told = checks.problems(self._index)
        self._must(not told, f"verify: {told}")

    def _command(self, full: bool) -> tuple[str, ...]:
        words = ("reindex", str(self._source), "--index", str(self._index), "--quiet", "--force")
        return (*words, "--full") if full else words

    def _must(self, right: bool, told: str) -> None:
        self.count["steps judged"] += 1
        if not right:
            self.failures.append(told)
            raise AssertionError(told)


def stateful(start: int, trials: int, workspace: Path) -> Outcome:
    """Walks `trials` sequences of `STEPS` steps; what comes after a failure is not walked."""
    _warm(workspace)
    failures: list[str] = []
    count = {"examples": 0, "killed": 0, "steps judged": 0}
    for batch in until_told(-(-trials // BATCH)):
        walk(start + batch, min(BATCH, trials - batch * BATCH), (workspace, failures, count))
        if failures:
            break
    figures = {name: count[name] for name in ("killed", "steps judged")}
    return Outcome(count["examples"], tuple(failures[:1]), figures)


def _warm(workspace: Path) -> None:
    """Loads all that is compiled here, once, rather than in every process that is forked."""
    source = workspace / "first"
    source.mkdir()
    Written(0, 0, frozenset(WORDS)).write(source)
    index = open_index(checks.settings(workspace / "index"))
    reindex(index, Job((source,)))
    index.reader().warm()


def walk(start: int, examples: int, kept: tuple[Path, list[str], dict[str, int]]) -> None:
    """Walks some sequences; those of a number are always the same.

    `kept` is an empty folder, what failed, and what was counted.
    """
    workspace, failures, count = kept
    members: dict[str, Any] = {"workspace": workspace, "failures": failures, "count": count}
    machine = seed(start)(type("Seeded", (Machine,), members))
    limits = settings(
        max_examples=examples,
        stateful_step_count=STEPS,
        deadline=None,
        database=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    try:
        run_state_machine_as_test(machine, settings=limits)
    except (
        Exception
    ) as error:  # what is wrong is found; a kill may not come at the same place twice
        failures.append(f"{type(error).__name__}: {error}")


def _titles(searcher: Searcher, word: str) -> list[str]:
    asked = form.read([("q", word), ("page-size", "50"), ("duplicates", "show")])
    return sorted(result.article.title for result in searcher.search(asked).results)


def _expected(model: Model, word: str) -> list[str]:
    return sorted(w.title for w in model.values() if not word or word in w.words)
