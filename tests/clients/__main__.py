"""The full tier, `python -m tests.clients`: `dateline mcp` and the clients of both eras, as a dated
report. It needs the network, for pip and npm, and Node.js 20 or later.
"""

import json
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from web.contract.tools import TOOLS

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PYTHON = "1.30.0"
TYPESCRIPT = {"@modelcontextprotocol/sdk": "1.32.2", "@modelcontextprotocol/client": "2.4.0"}
SECONDS = 180
CLIENTS = {
    "FIRST": (f"TypeScript, sdk {TYPESCRIPT['@modelcontextprotocol/sdk']}", "2025-11-25"),
    "SECOND": (f"TypeScript, client {TYPESCRIPT['@modelcontextprotocol/client']}", "2025-11-25"),
    "MODERN": ("the same, told to negotiate", "2026-07-28"),
}
"""The clients in TypeScript by the word that chooses one, and the protocol that each speaks."""


def run(*command: object, cwd: Path) -> str:
    """What a command prints."""
    words = [str(word) for word in command]
    done = subprocess.run(words, cwd=cwd, stdout=subprocess.PIPE, text=True, timeout=SECONDS)
    if done.returncode:
        sys.exit(f"This failed: {' '.join(words)}")
    return done.stdout


def answers(folder: Path) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Each client, the protocol that it has to speak, and what came to it."""
    dateline = (sys.executable, ROOT / "cli.py")
    run(*dateline, "reindex", ROOT / "samples", "--index", "index", "--quiet", cwd=folder)
    command = (*dateline, "mcp", "--index", folder / "index")
    venv.create(folder / "venv", with_pip=True)
    python = folder / "venv" / "bin" / "python"
    run(python, "-m", "pip", "install", "-q", f"mcp=={PYTHON}", cwd=folder)
    came = run(python, HERE / "first.py", *command, cwd=folder)
    yield f"Python, mcp {PYTHON}", "2025-11-25", json.loads(came)
    (folder / "package.json").write_text(json.dumps({"private": True, "dependencies": TYPESCRIPT}))
    run("npm", "install", "--silent", "--no-audit", "--no-fund", cwd=folder)
    script = folder / "typescript.mjs"
    script.write_bytes((HERE / script.name).read_bytes())
    for which, (name, protocol) in CLIENTS.items():
        came = run("node", script, which, *command, cwd=folder)
        yield name, protocol, json.loads(came)


def wrong(protocol: str, came: dict[str, Any]) -> list[str]:
    """What is not as it has to be in what came to a client."""
    expected = {
        "protocol": protocol,
        "tools": [tool.name for tool in TOOLS],
        "same": True,
        "read": True,
        "wrong": "page: “1000000000” is not a whole number from 1 to 999,999.",
    }
    found = [f"{name} is {came.get(name)!r}" for name in expected if came[name] != expected[name]]
    absolute = came["url"].startswith("http://127.0.0.1:8000/articles/")
    return found if absolute else [*found, f"url is {came['url']!r}"]


def report() -> Iterator[str]:
    """The lines of the report, each as soon as it is known."""
    yield f"# Clients of `dateline mcp`, {date.today():%-d %B %Y}\n"
    yield "`python -m tests.clients`: each lists the tools, searches, reads what it found, and"
    yield "asks for page 10^9. `tests/terminal/models` asks the same of the SDK that is pinned.\n"
    yield "| client | protocol | wrong |"
    yield "|---|---|---|"
    with tempfile.TemporaryDirectory() as folder:
        for name, protocol, came in answers(Path(folder)):
            told = "; ".join(wrong(protocol, came)) or "nothing"
            yield f"| {name} | {came['protocol']} | {told} |"


def main() -> None:
    path = ROOT / "benchmarks" / "runs" / f"{date.today():%Y-%m-%d}-clients.md"
    with path.open("w", encoding="utf-8") as out:
        for line in report():
            print(line, flush=True)
            print(line, file=out, flush=True)


if __name__ == "__main__":
    main()
