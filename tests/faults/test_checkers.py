"""Each checker is given something broken on purpose, and has to say so."""

import json
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.generations.publishing import Claim, Sealed
from tests.faults import archive, syscalls
from tests.faults.archive import Archive
from tests.faults.commands import Ended, forked
from tests.faults.crashes import kill, watching
from tests.faults.damage import Damage, judged
from tests.faults.sync_audit import Audit
from tests.faults.syscalls import Fault, after, said
from tests.faults.tracing import MISSING, Point


@pytest.fixture
def tried(tmp_path: Path) -> Archive:
    return archive.make(tmp_path, 5, 3, 20)


def test_a_writer_that_publishes_before_it_writes_is_caught(
    tried: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    def early(claim: Claim, sealed: Sealed) -> None:
        (sealed.path / "ledger.zst").unlink()
        publish(claim, sealed)
        signal.raise_signal(signal.SIGKILL)

    publish = Claim.publish
    monkeypatch.setattr(Claim, "publish", early)
    died, wrong = kill(tried, 2, (forked, False), 60)
    assert died
    assert any("ledger.zst" in told for told in wrong)


def test_a_reader_that_is_answered_wrongly_is_heard(tried: Archive, tmp_path: Path) -> None:
    failures: list[str] = []
    other = Archive(tried.folder, tried.states, (("nothing",) * len(tried.golden[0]),))
    with watching(other, tmp_path, failures):
        pass_time(tmp_path)
    assert "an answer of no state" in failures[0]


def pass_time(workspace: Path) -> None:
    """Waits for the reader to end of itself."""
    for _ in range(1000):
        if (workspace / "reader" / "stdout").read_text():
            return
        time.sleep(0.01)
    pytest.fail("the reader noticed nothing")


@pytest.mark.parametrize(
    ("ended", "told"),
    [
        (Ended(0, "", "", 1), "success"),
        (Ended(1, "", "dateline: a file: Input/output error.\n", 1), "path and reason"),
        (Ended(1, "", "Traceback\n…\n", 1), "path and reason"),
        (Ended(-9, "", "", 1, hung=True), "hung"),
    ],
)
def test_a_run_that_does_not_tell_of_an_error_is_caught(
    tried: Archive, ended: Ended, told: str
) -> None:
    assert told in said(ended, Fault(False, Point("fsync", 1), "EIO"), tried)[0]


def test_a_run_that_tells_of_it_is_not(tried: Archive) -> None:
    err = f"dateline: {tried.index}/current.tmp: Input/output error.\n"
    assert said(Ended(1, "", err, 1), Fault(False, Point("fsync", 1), "EIO"), tried) == []


def test_a_wrong_index_after_a_fault_is_caught(tried: Archive) -> None:
    wanted = Archive(tried.folder, tried.states, (*tried.golden[:2], ("other",)))
    assert any("next run did not make it right" in told for told in after(wanted))


def _answer(tried: Archive, **changed: object) -> Ended:
    told: dict[str, object] = {
        "verify": [f"{tried.index}/generations/000002/ledger.zst is damaged"],
        "answers": tried.golden[2],
        "error": "",
        "status": [200, 200],
        "ready": "{}",
        "found": "{}",
    }
    return Ended(0, json.dumps(told | changed), "", 1)


def _wrong(tried: Archive) -> Iterator[tuple[Ended, str]]:
    yield _answer(tried, verify=[]), "does not name"
    yield _answer(tried, answers=["other"]), "a wrong answer"
    yield _answer(tried, answers=tried.golden[1]), "nothing says so"
    yield _answer(tried, status=[500, 500]), "serves"
    yield _answer(tried, error="damaged", answers=[]), "serves"
    yield Ended(1, "", "Traceback", 1), "Traceback"
    yield Ended(-9, "", "", 1, hung=True), "hung"


def test_a_wrong_way_with_damage_is_caught(tried: Archive) -> None:
    done = Damage("generations/000002/ledger.zst", "bit", False)
    assert judged(tried, done, _answer(tried))[1] == []
    for ended, told in _wrong(tried):
        assert any(told in wrong for wrong in judged(tried, done, ended)[1])


SYNCED = """1 openat(AT_FDCWD</>, "/ix/g/a", O_WRONLY|O_CREAT, 0666) = 3</ix/g/a>
1 write(3</ix/g/a>, "x", 1) = 1
1 fsync(3</ix/g/a>) = 0
1 fsync(4</ix/g>) = 0
1 rename("/ix/current.tmp", "/ix/current") = 0
1 fsync(5</ix>) = 0"""


@pytest.mark.parametrize("left", ["fsync(3", "fsync(4", "fsync(5", "rename"])
def test_a_missing_sync_is_caught(left: str) -> None:
    audit, broken = Audit(Path("/ix")), Audit(Path("/ix"))
    for line in SYNCED.splitlines():
        audit.see(line)
        if left not in line:
            broken.see(line)
    assert audit.end() == []
    assert len(broken.end()) == 1


def test_a_writer_that_says_nothing_of_errors_is_caught(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The whole bench, on a writer that takes a failed sync for a success."""
    if MISSING:
        pytest.skip(MISSING)
    bench = syscalls.Bench(tmp_path, 5)
    monkeypatch.setattr("index.generations.publishing._sync", _careless)
    last = max(point.n for point in bench.points(True) if point.call == "fsync")
    wrong = bench.trial(Fault(True, Point("fsync", last), "EIO"))
    assert wrong == ["it said success although a call failed"]


def _careless(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError:
        return
    finally:
        os.close(descriptor)
