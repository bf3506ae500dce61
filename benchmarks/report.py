"""Turns raw answers into figures and a table: `python -m benchmarks.report RAW OUT`.

Per query the median CPU over the rounds counts; per type the mean over the queries. A ratio is
the peer's mean divided by ours: above 1, ours is faster.
"""

import argparse
import json
import os
import platform
import statistics
from pathlib import Path
from typing import Any

TARGETS = {
    "or": 1.3,
    "and": 1,
    "phrase": 3,
    "boolean": 1.8,
    "or_total": 2,
    "or_facets": 3,
    "build": 1.3,
}
"""What ours must reach against tantivy at a million articles."""
TARGET_STOCK, TARGET_STOCK_BUILD = 200, 20
NOT_SEARCHED = ("stored.", "id.", "facet.author", "facet.name", "facet.licence", "facet.credit")
"""Columns that the other side has nothing like, or counts to its store."""
TANTIVY_FILES = ("idx", "pos", "term", "fieldnorm", "fast")


def per_query(rounds: list[dict[str, Any]]) -> list[float]:
    """The median microseconds of each query over the rounds."""
    return [statistics.median(times) for times in zip(*(r["cpu_us"] for r in rounds), strict=True)]


def summary(rounds: list[dict[str, Any]]) -> dict[str, Any]:
    times = per_query(rounds)
    ordered = sorted(times)
    return {
        "mean_us": round(statistics.fmean(times), 1),
        "p50_us": round(statistics.median(times), 1),
        "p95_us": round(ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))], 1),
        "queries_us": [round(value, 1) for value in times],
        "totals": rounds[0]["totals"],
        "sums": rounds[0]["sums"],
        "rounds": len(rounds),
    }


def figures(raw: dict[str, Any]) -> dict[str, Any]:
    """The figures of one comparison."""
    answers = {
        peer: {kind: summary(rounds) for kind, rounds in kinds.items()}
        for peer, kinds in raw["answers"].items()
    }
    return {"articles": raw["articles"], "builds": raw["builds"], "answers": answers}


def disagreement(mine: dict[str, Any], theirs: dict[str, Any]) -> str:
    """How far totals and the counts of facets lie apart."""
    pairs = list(zip(mine["totals"], theirs["totals"], strict=True))
    differing = [(a, b) for a, b in pairs if a != b]
    ours, other = sum(a for a, _ in pairs), sum(b for _, b in pairs)
    share = 100 * (ours - other) / other if other else 0.0
    worst = max((abs(a - b) / max(a, b) for a, b in differing), default=0.0)
    text = f"{len(differing)} of {len(pairs)}; sum {share:+.3f} %; worst {100 * worst:.1f} %"
    sums = sum(a != b for a, b in zip(mine["sums"], theirs["sums"], strict=True))
    return text + (f"; facet counts differ {sums} times" if any(mine["sums"]) else "")


def query_table(found: dict[str, Any], peer: str) -> list[str]:
    answers = found["answers"]
    rest = [name for name in answers if name not in ("ours", peer)]
    head = ["type", "ours µs (p50, p95)", f"{peer} µs (p50, p95)", f"{peer} / ours", "target"]
    lines = [_row([*head, *rest, "totals that differ"]), _row(["---"] * (6 + len(rest)))]
    for kind, theirs in answers[peer].items():
        mine = answers["ours"].get(kind) or answers["ours"][kind.removesuffix("_aggregation")]
        wanted = {"tantivy": TARGETS.get(kind, ""), "whoosh": TARGET_STOCK}.get(peer, "")
        others = [_times(answers[name].get(kind)) for name in rest]
        ratio = f"{theirs['mean_us'] / mine['mean_us']:.2f}"
        apart = disagreement(mine, theirs) if "aggregation" not in kind else ""
        cells = [kind, _times(mine), _times(theirs), ratio, str(wanted), *others, apart]
        lines.append(_row(cells))
    return lines


def build_lines(found: dict[str, Any], peer: str) -> list[str]:
    mine, theirs = found["builds"]["ours"], found["builds"][peer]
    ratio = theirs["cpu_s"] / mine["cpu_s"]
    target = {"tantivy": TARGETS["build"], "whoosh": TARGET_STOCK_BUILD}.get(peer)
    lines = [
        f"- Build CPU: ours {mine['cpu_s']:.1f} s, {peer} {theirs['cpu_s']:.1f} s: {ratio:.2f}"
        + (f" (target {target})." if target else ".")
    ]
    if peer == "tantivy":
        ours = size_of_ours(mine["bytes_one_segment"])
        other = sum(theirs["bytes"].get(name, 0) for name in TANTIVY_FILES)
        lines += [
            f"- With the merge into one segment: ours {mine['cpu_one_segment_s']:.1f} s of "
            f"{mine['segments']} segments, {peer} {theirs['cpu_one_segment_s']:.1f} s of "
            f"{theirs['segments']}.",
            f"- Size without stored text, one segment: ours {ours / 1e6:.1f} MB, {peer} "
            f"{other / 1e6:.1f} MB: ours / {peer} {ours / other:.3f} (target at most 1.2).",
        ]
    return lines


def size_of_ours(columns: dict[str, int]) -> int:
    return sum(size for name, size in columns.items() if not name.startswith(NOT_SEARCHED))


def _times(found: dict[str, Any] | None) -> str:
    if found is None:
        return ""
    return f"{found['mean_us']:.0f} ({found['p50_us']:.0f}, {found['p95_us']:.0f})"


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("raw", type=Path)
    parser.add_argument("out", type=Path)
    given = parser.parse_args()
    raw = json.loads(given.raw.read_text("utf-8"))
    found = {peer: figures(comparison) for peer, comparison in raw.items()}
    load = [round(value, 1) for value in os.getloadavg()]
    about = {"python": platform.python_version(), "cores": os.cpu_count(), "load": load}
    given.out.write_text(json.dumps({"about": about, **found}) + "\n", "utf-8")
    lines = [f"Load at the end: {load}; {os.cpu_count()} cores."]
    for peer, comparison in found.items():
        lines += ["", f"## {peer}, {comparison['articles']:,} articles", ""]
        lines += [*query_table(comparison, peer), "", *build_lines(comparison, peer)]
    text = "\n".join(lines) + "\n"
    given.out.with_suffix(".md").write_text(text, "utf-8")
    print(text)


if __name__ == "__main__":
    main()
