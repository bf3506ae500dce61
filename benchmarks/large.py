"""The memory of `dateline reindex` over one large file, process by process."""

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks import archives, texts
from benchmarks.corpus import Sentences

_EVERY = 0.2
"""Seconds between two looks at the processes; each tells its own peak."""
_HOME = Path(__file__).resolve().parent.parent


def measure(work: Path, name: str, known: Sentences, megabytes: int) -> Iterator[str]:
    """Rows of a table: the peak memory of each process of a run over a file called so."""
    source, index = work / "source", work / "index"
    source.mkdir()
    _write(source / name, known, megabytes * 1_000_000)
    command = [sys.executable, "cli.py", "reindex", str(source), "--index", str(index), "--json"]
    started = time.perf_counter()
    peaks = dict[int, int]()
    with (work / "report.json").open("w+b") as told:
        run = subprocess.Popen(command, cwd=_HOME, stdout=told)
        while run.poll() is None:
            peaks.update(_peaks(run.pid))
            time.sleep(_EVERY)
        if run.returncode:
            raise SystemExit(f"dateline reindex ended with {run.returncode}, peaks {peaks} kB.")
        told.seek(0)
        articles = json.load(told)["articles"]
    took = time.perf_counter() - started
    size = (source / name).stat().st_size / 1e6
    for number, peak in enumerate(peaks[pid] for pid in sorted(peaks)):
        process = "main" if not number else f"worker {number}"
        yield f"| {name} | {size:.0f} | {articles} | {process} | {peak / 1e3:.0f} | {took:.0f} |"
    shutil.rmtree(source)
    shutil.rmtree(index)


def _write(path: Path, known: Sentences, size: int) -> None:
    """Writes so many bytes of articles, as a crawl where the file is called so."""
    found = texts.texts(known, 1)
    if not path.name.endswith(".warc.gz"):
        archives.write_stream(path, found, size)
        return
    with path.open("wb") as file:
        for record in archives.captured(found, 1):
            if file.tell() > size:
                return
            file.write(record)


def _peaks(root: int) -> dict[int, int]:
    """The peak resident kilobytes of a process and those that it started, by their numbers."""
    found = dict[int, int]()
    waiting = [root]
    while waiting:
        number = waiting.pop()
        try:
            status = Path(f"/proc/{number}/status").read_text()
            for task in Path(f"/proc/{number}/task").iterdir():
                waiting += map(int, (task / "children").read_text().split())
        except OSError:  # it ended meanwhile
            continue
        line = next((one for one in status.splitlines() if one.startswith("VmHWM:")), "")
        if line:
            found[number] = int(line.split()[1])
    return found
