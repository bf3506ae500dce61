#!/usr/bin/env bash
# A server by the SDK of the Model Context Protocol goes on after Ctrl-C, until its input has a line or an end.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check mcp==2.3.0
cat >"$work/server.py" <<'PY'
from mcp.server.mcpserver import MCPServer

MCPServer("tides").run("stdio")
PY
cat >"$work/finding.py" <<'PY'
import json
import signal
import subprocess
import sys
from importlib.metadata import version

hello = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "initialize",
    "params": {
        "protocolVersion": "2025-11-25",
        "capabilities": {},
        "clientInfo": {"name": "terminal", "version": "1"},
    },
}
server = subprocess.Popen(
    [sys.executable, sys.argv[1]],
    stdin=subprocess.PIPE,
    stdout=subprocess.PIPE,
    stderr=subprocess.DEVNULL,
    text=True,
)
server.stdin.write(json.dumps(hello) + "\n")
server.stdin.flush()
server.stdout.readline()
server.send_signal(signal.SIGINT)
try:
    server.wait(10)
    came = "it ended"
except subprocess.TimeoutExpired:
    came = "it runs 10 s later"
server.stdin.close()
server.wait(30)

print("mcp", version("mcp"))
print("one would expect:", "it ended")
print("what came:       ", came + "; with the end of its input it ended")
sys.exit(None if came == "it runs 10 s later" else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py" "$work/server.py"
