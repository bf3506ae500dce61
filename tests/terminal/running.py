"""How tests run the command: in a process of its own, with no setting but those that they name."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

Result = subprocess.CompletedProcess[str]
Run = Callable[..., Result]

ROOT = Path(__file__).resolve().parent.parent.parent
CLI = (sys.executable, str(ROOT / "cli.py"))
SAMPLES = str(ROOT / "samples")
ENVIRON = {
    name: value
    for name, value in os.environ.items()
    if not name.startswith("DATELINE_") or name == "DATELINE_CACHE"
} | {"PYTHONPATH": str(Path(__file__).parent / "as_installed")}
GOOD = """ date 2025-04-28 Ferry Sails Again

Kittiwake Back in Service

The ferry sailed at dawn.

Photo: photos.example.net by Mara Quill, https://creativecommons.org/licenses/by/2.0/ At the quay

Nobody was surprised.

What It Costs

Ten crowns a crossing.
"""


def dateline(folder: Path, *words: str, **variables: str) -> Result:
    """Runs a command in a folder."""
    return subprocess.run(
        [*CLI, *words],
        cwd=folder,
        env={**ENVIRON, **variables},
        capture_output=True,
        text=True,
        timeout=120,
    )
