"""Runs the benchmark: `python benchmarks/run.py --articles 100000`.

With `--before CHECKOUT` ours is held against ours of another checkout, and against nothing else.

Corpora, indexes and builds of peers go to a work folder outside the checkout and are used again;
the figures go to `benchmarks/runs/`.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
TYPES = ("or", "and", "phrase", "boolean", "or_total", "or_facets", "prefix", "phrase_total")
ONLY_TANTIVY = ("or_facets_aggregation",)
STOCK_ARTICLES, STOCK_QUERIES = 20_000, 10


@dataclass(frozen=True, slots=True)
class Peer:
    """A program that serves an index; `types` are what it is asked, `root` where it is started."""

    name: str
    command: tuple[str, ...]
    types: tuple[str, ...]
    root: Path = ROOT


def call(*command: str | Path, root: Path = ROOT) -> str:
    """Runs a program of the benchmark and returns what it prints."""
    words = list(map(str, command))
    return subprocess.run(words, cwd=root, check=True, stdout=subprocess.PIPE, text=True).stdout


def module(name: str, *arguments: str | Path) -> tuple[str, ...]:
    """The command line of a module of this folder."""
    return (sys.executable, "-m", f"benchmarks.{name}", *map(str, arguments))


def ours(work: Path, command: str, *paths: Path) -> tuple[str, ...]:
    return module("ours", command, *paths, "--cache", work / "kernels")


def tantivy(work: Path) -> Path:
    """Builds the native peer and returns the program."""
    manifest = ROOT / "benchmarks" / "peers" / "tantivy" / "Cargo.toml"
    target = work / "target"
    copied = work / "tantivy"  # a copy, so that Cargo.lock is not written into the checkout
    (copied / "src").mkdir(parents=True, exist_ok=True)
    for name in ("Cargo.toml", "src/main.rs"):
        text = (manifest.parent / name).read_text("utf-8")
        if not (copied / name).is_file() or (copied / name).read_text("utf-8") != text:
            (copied / name).write_text(text, "utf-8")
    call("cargo", "build", "--release", "--quiet", "--manifest-path", copied / "Cargo.toml",
         "--target-dir", target)  # fmt: skip
    return target / "release" / "tantivy-peer"


def made_corpus(work: Path, articles: int) -> Path:
    """The corpus of a size, generated if it is not there."""
    path = work / f"{articles}.jsonl"
    if not path.is_file():
        call(*module("corpus", path, "--articles", str(articles)))
    return path


def made_queries(work: Path, corpus: Path, count: int) -> Path:
    path = work / f"{corpus.stem}.queries-{count}.json"
    if not path.is_file():
        call(*module("queries", corpus, path, "--count", str(count)))
    return path


def built(folder: Path, command: tuple[str, ...], root: Path = ROOT) -> dict[str, Any]:
    """Builds an index, or returns what was printed when it was built."""
    note = folder.with_name(folder.name + ".json")
    if not note.is_file():
        note.write_text(call(*command, root=root), "utf-8")
    answer: dict[str, Any] = json.loads(note.read_text("utf-8"))
    return answer


def warm_kernels(work: Path, name: str = "ours", root: Path = ROOT) -> None:
    """Compiles the builder's kernels, so that no build pays for it."""
    corpus, folder = made_corpus(work, 500), work / f"{name}-500"
    built(folder, ours(work, "build", corpus, folder), root)


def measured(peers: list[Peer], rounds: int) -> dict[str, dict[str, list[dict[str, Any]]]]:
    """Asks every type of every peer in turn, `rounds` times after one that does not count."""
    answers: dict[str, dict[str, list[dict[str, Any]]]] = {peer.name: {} for peer in peers}
    with ExitStack() as stack:
        running = {}
        for peer in peers:
            process = subprocess.Popen(
                peer.command,
                cwd=peer.root,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
            running[peer.name] = stack.enter_context(process)
        for turn in range(rounds + 1):
            for kind in dict.fromkeys(kind for peer in peers for kind in peer.types):
                for peer in peers if turn % 2 else peers[::-1]:
                    if kind not in peer.types:
                        continue
                    answer = _asked(running[peer.name], kind)
                    if turn:
                        answers[peer.name].setdefault(kind, []).append(answer)
            print(f"round {turn} of {rounds}", file=sys.stderr, flush=True)
        for process in running.values():
            process.stdin.close() if process.stdin else None
    return answers


def _asked(process: "subprocess.Popen[str]", kind: str) -> dict[str, Any]:
    if process.stdin is None or process.stdout is None:
        raise RuntimeError("A peer has no pipes.")
    process.stdin.write(f"{kind}\n")
    process.stdin.flush()
    line = process.stdout.readline()
    if not line:
        raise SystemExit(f"A peer ended at {kind}.")
    answer: dict[str, Any] = json.loads(line)
    return answer


def against_tantivy(work: Path, articles: int, rounds: int) -> dict[str, Any]:
    corpus = made_corpus(work, articles)
    queries = made_queries(work, corpus, 100)
    program = tantivy(work)
    mine, theirs = work / f"ours-{articles}", work / f"tantivy-{articles}"
    builds = {
        "ours": built(mine, ours(work, "build", corpus, mine)),
        "tantivy": built(theirs, (str(program), "build", str(corpus), str(theirs))),
    }
    one = mine.with_name(mine.name + "-one")
    peers = [
        Peer("ours", ours(work, "serve", one, queries), TYPES),
        Peer("tantivy", (str(program), "serve", str(theirs), str(queries)), TYPES + ONLY_TANTIVY),
    ]
    if builds["ours"]["segments"] > 1:
        peers.append(Peer("ours, as built", ours(work, "serve", mine, queries), TYPES))
    return {"articles": articles, "builds": builds, "answers": measured(peers, rounds)}


def against_stock(work: Path, rounds: int) -> dict[str, Any]:
    corpus = made_corpus(work, STOCK_ARTICLES)
    queries = made_queries(work, corpus, STOCK_QUERIES)
    mine, theirs = work / f"ours-{STOCK_ARTICLES}", work / f"stock-{STOCK_ARTICLES}"
    builds = {
        "ours": built(mine, ours(work, "build", corpus, mine)),
        "whoosh": built(theirs, module("peers.whoosh_stock", "build", corpus, theirs)),
    }
    one = mine.with_name(mine.name + "-one")
    peers = [
        Peer("ours", ours(work, "serve", one, queries), TYPES),
        Peer("whoosh", module("peers.whoosh_stock", "serve", theirs, queries), TYPES),
    ]
    return {"articles": STOCK_ARTICLES, "builds": builds, "answers": measured(peers, rounds)}


def against_before(work: Path, articles: int, rounds: int, before: Path) -> dict[str, Any]:
    """Ours of this checkout against ours of another one, by its own `benchmarks.ours`."""
    corpus = made_corpus(work, articles)
    queries = made_queries(work, corpus, 100)
    warm_kernels(work, "before", before)
    builds, peers = {}, []
    for name, root in (("before", before), ("ours", ROOT)):
        folder = work / f"{name}-{articles}"
        builds[name] = built(folder, ours(work, "build", corpus, folder), root)
        one = folder.with_name(folder.name + "-one")
        peers.append(Peer(name, ours(work, "serve", one, queries), TYPES, root))
    return {"articles": articles, "builds": builds, "answers": measured(peers, rounds)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--work", type=Path, default=Path(tempfile.gettempdir(), "dateline-bench"))
    parser.add_argument("--without-stock", action="store_true", help="leave stock Whoosh out")
    parser.add_argument("--before", type=Path, help="a checkout to hold ours against")
    given = parser.parse_args()
    work = given.work.resolve()
    work.mkdir(parents=True, exist_ok=True)
    os.environ["PYTHONWARNINGS"] = "ignore"
    warm_kernels(work)
    results: dict[str, Any] = {}
    if given.before:
        before = given.before.resolve()
        results["before"] = against_before(work, given.articles, given.rounds, before)
    else:
        results["tantivy"] = against_tantivy(work, given.articles, given.rounds)
        if not given.without_stock:
            results["whoosh"] = against_stock(work, 2)
    runs = ROOT / "benchmarks" / "runs"
    runs.mkdir(exist_ok=True)
    what = "before-" if given.before else ""
    path = runs / f"{date.today().isoformat()}-{what}{given.articles}.json"
    raw = work / path.name
    raw.write_text(json.dumps(results), "utf-8")
    print(call(*module("report", raw, path)))


if __name__ == "__main__":
    main()
