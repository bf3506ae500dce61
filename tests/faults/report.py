"""What runs found: a dated file, and the table of docs/reliability.md that is made of it."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.faults.outcome import Outcome, Run, bound

REPORTS = Path(__file__).resolve().parent / "reports"
PAGE = Path(__file__).resolve().parent.parent.parent / "docs" / "reliability.md"
BEGIN, END = "<!-- what the runs found: begin -->\n", "<!-- what the runs found: end -->\n"

Entry = Mapping[str, Any]


def entry(run: Run, outcome: Outcome, seed: int, seconds: float) -> Entry:
    """One run as the report keeps it."""
    return {
        "promises": run.promises,
        "seed": seed,
        "seconds": round(seconds, 1),
        **asdict(outcome),
        "failures": list(outcome.failures[:20]),
        "failed": len(outcome.failures),
        "bound": bound(outcome),
    }


def keep(entries: Mapping[str, Entry], folder: Path = REPORTS) -> Path:
    """Writes the report of today; what other runs of today found stays in it."""
    path = folder / f"{datetime.now(UTC):%Y-%m-%d}.json"
    before = json.loads(path.read_text("utf-8")) if path.exists() else {}
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(before | dict(entries), indent=1, ensure_ascii=False, sort_keys=True)
    path.write_text(text + "\n", encoding="utf-8")
    return path


def render(reports: Path = REPORTS, page: Path = PAGE) -> None:
    """Puts the last finding of every run into the page, between its marks.

    Raises:
        ValueError: the page has no marks.
    """
    head, _, rest = page.read_text("utf-8").partition(BEGIN)
    _, _, tail = rest.partition(END)
    if not tail:
        raise ValueError(f"{page} has no place for the table: write the marks of report.py there")
    page.write_text(head + BEGIN + table(latest(reports)) + END + tail, encoding="utf-8")


def latest(reports: Path = REPORTS) -> dict[str, Entry]:
    """The last entry of each run, with its date."""
    found: dict[str, Entry] = {}
    for path in sorted(reports.glob("*.json")):
        for name, one in json.loads(path.read_text("utf-8")).items():
            found[name] = {**one, "date": path.stem}
    return found


def table(entries: Mapping[str, Entry]) -> str:
    """The Markdown table."""
    rows = [
        "| run | promise | tried | failed | rate of failures (95 %) | measured beside it | on |",
        "|---|---|---|---|---|---|---|",
    ]
    for name, one in sorted(entries.items()):
        figures = ", ".join(f"{key}: {_shown(value)}" for key, value in one["figures"].items())
        tried = one["skipped"] or f"{one['tried']:,}"
        cells = (name, one["promises"], tried, one["failed"], one["bound"], figures, one["date"])
        rows.append(f"| {' | '.join(map(str, cells))} |")
    return "\n".join(rows) + "\n"


def _shown(value: object) -> str:
    return f"{value:,}" if isinstance(value, int | float) else str(value)
