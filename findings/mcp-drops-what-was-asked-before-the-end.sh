#!/usr/bin/env bash
# A server by the SDK of the Model Context Protocol ends with its input, and what was asked before is never answered.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check mcp==2.3.0
cat >"$work/server.py" <<'PY'
import anyio
from mcp.server.mcpserver import MCPServer

server = MCPServer("tides")


@server.tool()
async def tide(harbour: str) -> str:
    """When the next high water is."""
    await anyio.sleep(0.2)
    return f"High water at {harbour} at noon."


server.run("stdio")
PY
cat >"$work/finding.py" <<'PY'
import json
import subprocess
import sys
from importlib.metadata import version

asked = [
    {
        "id": 1,
        "method": "initialize",
        "params": {
            "protocolVersion": "2025-11-25",
            "capabilities": {},
            "clientInfo": {"name": "pipe", "version": "1"},
        },
    },
    {"method": "notifications/initialized"},
    {"id": 2, "method": "tools/call", "params": {"name": "tide", "arguments": {"harbour": "Sandhaven"}}},
]
lines = "".join(json.dumps({"jsonrpc": "2.0", **message}) + "\n" for message in asked)
done = subprocess.run([sys.executable, sys.argv[1]], input=lines, capture_output=True, text=True, timeout=60)
answers = [json.loads(line) for line in done.stdout.splitlines()]
came = ([answer["id"] for answer in answers if "result" in answer], done.returncode)

print("mcp", version("mcp"))
print("one would expect:", "([1, 2], 0): both requests answered, then the end")
print("what came:       ", came, *(answer["error"] for answer in answers if "error" in answer))
sys.exit(None if came == ([1], 0) else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py" "$work/server.py"
