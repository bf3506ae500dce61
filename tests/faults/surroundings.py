"""Another time zone, locale, clock, umask or user: the same index and the same answers."""

import json
import os
import random
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from index.asking.plan import FacetCount, Plan
from index.document import FACETS
from index.engines.whoosh.index import WhooshIndex
from index.errors import DatelineError
from tests.faults import archive
from tests.faults.archive import Archive
from tests.faults.checks import OF_THE_MOMENT, answers_at, lasting
from tests.faults.commands import ROOT, Ended, started
from tests.faults.outcome import Outcome, until_told

ARTICLES = 60
ASKED = ("river flood", "café date:2024-02")
ZONES = ("Pacific/Kiritimati", "America/St_Johns", "Nowhere/Atall")
CLOCKS = ("-1y", "+20y", "@2024-03-10 01:59:59", "@2024-11-03 01:59:59")
STRANGER = 23456
"""A user that this machine does not know."""


class Surroundings(NamedTuple):
    """What stands before a command, and the variables that it gets."""

    name: str
    prefix: tuple[str, ...] = ()
    variables: Mapping[str, str] = {}
    root: bool = False
    """Whether only root can make them."""
    reads_only: bool = False
    """Whether nothing can be written in them, so that nothing is indexed."""


def _shell(script: str) -> tuple[str, ...]:
    return ("sh", "-c", f'{script}; exec "$@"', "sh")


def _read_only(*folders: Path) -> tuple[str, ...]:
    binds = " && ".join(f"mount --bind -o ro '{f}' '{f}'" for f in folders)
    return ("unshare", "--mount", *_shell(binds))


def every(index: Path) -> tuple[Surroundings, ...]:
    """All surroundings; the index is what is read-only in one of them."""
    plain = {"LANG": "", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    stranger = ("setpriv", f"--reuid={STRANGER}", f"--regid={STRANGER}", "--clear-groups")
    return (
        *(Surroundings(f"TZ={z}", variables={"TZ": z}) for z in ZONES),
        Surroundings("LC_ALL=C", variables=plain),
        Surroundings("LC_ALL=C.UTF-8", variables={"LC_ALL": "C.UTF-8"}),
        *(Surroundings(f"PYTHONHASHSEED={n}", variables={"PYTHONHASHSEED": n}) for n in "012"),
        Surroundings("umask 077", _shell("umask 077")),
        Surroundings("no HOME", ("env", "-u", "HOME", "-u", "USER")),
        Surroundings("a HOME that is not there", variables={"HOME": "/nonexistent"}),
        Surroundings("closed stdin", _shell("exec <&-")),
        Surroundings("a read-only program", _read_only(ROOT), root=True),
        Surroundings("all read-only", _read_only(ROOT, index), root=True, reads_only=True),
        Surroundings("an unknown user", stranger, root=True),
        *(Surroundings(f"the clock at {c}", ("faketime", "-f", c)) for c in CLOCKS),
    )


def surroundings(seed: int, trials: int, workspace: Path) -> Outcome:
    """Indexes and asks the same archive in each of them."""
    workspace.chmod(0o777)
    made = archive.make(workspace, seed, 2, ARTICLES)
    chance = random.Random(seed)
    cases = [case for case in every(made.index) if _possible(case)]
    chosen = chance.sample(cases, min(trials, len(cases)))
    usual = told(made, Surroundings("usual"), workspace)
    failures: list[str] = []
    tried = 0
    for number in until_told(len(chosen)):
        case = chosen[number]
        wrong = differences(told(made, case, workspace), usual, case)
        failures += [f"{case.name}: {one}" for one in wrong]
        tried += 1
    left = len(every(made.index)) - len(cases)
    return Outcome(tried, tuple(failures), {"not possible here": left})


def _possible(case: Surroundings) -> bool:
    known = not case.prefix or shutil.which(case.prefix[0]) is not None
    return known and (os.geteuid() == 0 or not case.root)


class Told(NamedTuple):
    """What was indexed in some surroundings, and what is answered in them."""

    files: tuple[str, ...]
    answers: tuple[object, ...]
    wrong: tuple[str, ...]


def told(made: Archive, case: Surroundings, workspace: Path) -> Told:
    """Indexes the archive and asks both that index and, in these surroundings, the command."""
    index, wrong = made.index, []
    if not case.reads_only:
        index = workspace / "another"
        shutil.rmtree(index, ignore_errors=True)
        index.mkdir(mode=0o777)
        index.chmod(0o777)
        words = ("reindex", str(made.source), "--index", str(index), "--quiet")
        ended = started(words, workspace, case.variables, case.prefix).wait()
        if ended.code or ended.err:
            wrong.append(f"reindex: {ended.told}")
        elif answers_at(index) != made.golden[1]:
            wrong.append("the index does not answer as its articles want")
    answers = []
    for query in ASKED:
        words = ("search", query, "--index", str(index), "--json")
        ended = started(words, workspace, case.variables, case.prefix).wait()
        answers.append(_answer(ended))
        if ended.code or ended.err:
            wrong.append(f"search: {ended.told}")
    return Told(_content(index), tuple(answers), tuple(wrong))


def _content(index: Path) -> tuple[str, ...]:
    """What is indexed: the articles by what names their content, and how their values are counted.
    When each came is of the moment.
    """
    counted = tuple(FacetCount(name, 1000) for name in FACETS)
    try:
        reader = WhooshIndex(index, "en").reader()
        hits = reader.run(Plan(limit=1000, facets=counted, timeline=True))
    except DatelineError as error:
        return (str(error),)
    articles = sorted(f"{hit.id} {hit.article.fingerprint}" for hit in hits.hits)
    return (*articles, repr(hits.facets), repr(hits.timeline))


def _answer(ended: Ended) -> object:
    try:
        found = json.loads(ended.out)
    except ValueError:
        return ended.told
    return lasting(found, OF_THE_MOMENT)


def differences(one: Told, usual: Told, case: Surroundings) -> list[str]:
    """What is wrong in some surroundings, beside what is usual."""
    wrong = list(one.wrong)
    if one.files != usual.files and not case.reads_only:
        wrong.append("another index")
    if one.answers != usual.answers:
        wrong.append(f"other answers: {str(one.answers)[:300]}")
    return wrong
