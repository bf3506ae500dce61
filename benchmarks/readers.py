"""How fast archives are read: `python -m benchmarks.readers [--files FOLDER]... [--write FILE]`.

Generated files of every format (`benchmarks.archives`), then those of the folders, by the reader
that reads them. In each round every reader and what others bring for the same format go over the
same files one after another; a figure is the median over the rounds, a ratio the median of the
rounds' ratios. `--gigabyte` measures instead the memory of `dateline reindex` over one large file.
"""

import argparse
import gc
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks import archives, large
from benchmarks.corpus import folder as sentences_folder
from benchmarks.corpus import read_sentences
from benchmarks.passes import CAPTURED, OWN, PEERS
from index.readers import dates, registry
from index.readers.files import SourceFile, walk

FEEDPARSER = 20 / 1.2
"""MB/s: twenty times what feedparser was measured at, 1.2 s per MB."""
JSON_LINES = 25.0
PAGES = 1.3
WARC = 0.8
SLOWEST = 2_000_000
"""What is read in seconds per MB is given no more than so many bytes."""


@dataclass(frozen=True, slots=True)
class Case:
    """Files of one format, and what reads them by name: the CPU seconds of each round."""

    format: str
    files: tuple[SourceFile, ...]
    size: int
    found: dict[str, int]
    seconds: dict[str, list[float]]

    def rate(self, name: str) -> float:
        """MB a second."""
        return self.size / 1e6 / statistics.median(self.seconds[name])

    def ratio(self, slower: str, faster: str) -> float:
        """How many times the CPU of the one the other takes."""
        pairs = zip(self.seconds[slower], self.seconds[faster], strict=True)
        return statistics.median(one / other for one, other in pairs)


def cases(root: Path) -> list[Case]:
    """The files below a folder, by format."""
    found: defaultdict[str, list[SourceFile]] = defaultdict(list)
    for item in walk([root]):
        if isinstance(item, SourceFile) and (name := registry.format_of(item)):
            found[name].append(item)
    return [_case(name, files) for name, files in sorted(found.items())]


def _case(name: str, files: list[SourceFile]) -> Case:
    slow = name in ("html", "rss", "atom", "wxr")
    kept, size = [], 0
    for file in files:
        if not slow or not kept or size + file.size <= SLOWEST:
            kept.append(file)
            size += file.size
    return Case(name, tuple(kept), size, {}, {})


def measure(case: Case, rounds: int) -> None:
    """Goes over a case; one round before the first does not count."""
    passes = {**OWN, **PEERS.get(case.format, {})}
    case.seconds.update({name: [] for name in passes})
    for number in range(rounds + 1):
        turn = list(passes) if number % 2 else list(passes)[::-1]
        for name in turn:
            gc.collect()
            dates._read.cache_clear()  # a round is not to know the days of the one before
            start = time.process_time()
            case.found[name] = passes[name](case.files)
            took = time.process_time() - start
            if number:
                case.seconds[name].append(took)


def table(found: Sequence[Case]) -> Iterator[str]:
    """The figures as Markdown."""
    yield "| format | files | MB | articles | records MB/s | articles MB/s | reading stage MB/s |"
    yield "|---|---|---|---|---|---|---|"
    for case in found:
        rates = " | ".join(f"{case.rate(name):.1f}" for name in OWN)
        count = case.found["articles"]
        yield f"| {case.format} | {len(case.files)} | {case.size / 1e6:.2f} | {count} | {rates} |"
    yield ""
    yield "| format | step | µs an article |"
    yield "|---|---|---|"
    for case in found:
        yield from _steps(case)
    yield ""
    yield "| format | beside | MB/s | ours to records | ours to articles |"
    yield "|---|---|---|---|---|"
    for case in found:
        for peer in PEERS.get(case.format, {}):
            own, whole = case.ratio(peer, "records"), case.ratio(peer, "articles")
            shown = f"{_times(own)} | {_times(whole)}"
            yield f"| {case.format} | {peer} | {case.rate(peer):.2f} | {shown} |"


def _times(ratio: float) -> str:
    return f"{ratio:.1f} times as fast" if ratio >= 1 else f"{1 / ratio:.2f} times the time"


def _steps(case: Case) -> Iterator[str]:
    before = 0.0
    for name, step in zip(OWN, ("file → record", "→ article", "→ spool"), strict=True):
        now = statistics.median(case.seconds[name])
        if case.found["articles"]:
            took = (now - before) * 1e6 / case.found["articles"]
            yield f"| {case.format} | {step} | {took:.0f} |"
        before = now


def targets(found: Sequence[Case]) -> Iterator[str]:
    """What was to be reached, of the generated files, and what was."""
    for case in found:
        if case.format == "html":
            for peer in PEERS["html"]:
                took = case.ratio("articles", peer)
                yield f"- html: {took:.2f} times the time of {peer}; at most {PAGES} were wanted."
        elif case.format == "warc":
            speed = case.ratio(CAPTURED, "articles")
            yield f"- warc: {speed:.0%} of the speed of {CAPTURED}; {WARC:.0%} were wanted."
        elif case.format in ("rss", "atom", "wxr"):
            fast, rate = case.ratio("feedparser", "articles"), case.rate("articles")
            yield (
                f"- {case.format}: {fast:.1f} times feedparser's speed, wanted 20; "
                f"{rate:.1f} MB/s, "
                f"where twenty times its 1.2 s per MB would be {FEEDPARSER:.1f}."
            )
        elif case.format == "jsonl":
            yield f"- jsonl: {case.rate('articles'):.1f} MB/s to articles, wanted {JSON_LINES:.0f}."


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=Path, action="append", default=[], metavar="FOLDER")
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", type=Path, metavar="FILE")
    parser.add_argument("--gigabyte", action="store_true", help="memory of reindex, one large file")
    parser.add_argument("--megabytes", type=int, default=1000, help="how large that is")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        told = list(_large(Path(work), given) if given.gigabyte else _all(Path(work), given))
    print("\n".join(told))
    if given.write:
        given.write.write_text("\n".join(told) + "\n", "utf-8")


def _all(work: Path, given: argparse.Namespace) -> Iterator[str]:
    source = sentences_folder()
    kind = "real" if source.name == "articles" else "the samples'"
    archives.write(work / "generated", read_sentences(source), given.articles, given.seed)
    generated = cases(work / "generated")
    for case in generated:
        measure(case, given.rounds)
    yield f"# Reading archives, {date.today():%d %B %Y}"
    yield ""
    yield (
        f"{given.articles} generated articles in each format, of {kind} sentences, seed "
        f"{given.seed}; CPU time of one process, median of {given.rounds} rounds in turns. MB are "
        "of the files as they lie there."
    )
    yield ""
    yield from table(generated)
    yield ""
    yield from targets(generated)
    for root in given.files:
        found = cases(root)
        for case in found:
            measure(case, given.rounds)
        yield from ("", f"## Files of `{root.name}`", "")
        yield from table(found)


def _large(work: Path, given: argparse.Namespace) -> Iterator[str]:
    known = read_sentences(sentences_folder())
    yield "| one file | MB | articles | process | peak MB | wall s |"
    yield "|---|---|---|---|---|---|"
    for name in ("export.xml", "lines.jsonl", "crawl.warc.gz"):
        yield from large.measure(work, name, known, given.megabytes)


if __name__ == "__main__":
    main()
