#!/usr/bin/env bash
# MCPServer gives a tool None where a client sends the word null in a parameter of type str | None.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check mcp==2.3.0
cat >"$work/finding.py" <<'PY'
import asyncio
import sys
from importlib.metadata import version

from mcp import Client
from mcp.server.mcpserver import MCPServer

server = MCPServer("archive")


@server.tool()
def search(query: str | None = None) -> str:
    """Articles with a word; without one, all articles."""
    return repr(query)


async def called(**arguments):
    async with Client(server) as client:
        return await client.call_tool("search", arguments)


came = [asyncio.run(called(query=word)).content[0].text for word in ("zero", "null")]

print("mcp", version("mcp"))
print("one would expect:", "[\"'zero'\", \"'null'\"]: what was sent")
print("what came:       ", came)
sys.exit(None if came == ["'zero'", "None"] else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"
