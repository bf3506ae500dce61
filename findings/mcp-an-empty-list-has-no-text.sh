#!/usr/bin/env bash
# MCPServer answers an empty list with no text at all, and a list of texts with one piece of content for each.
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
def sources(letter: str) -> list[str]:
    """The sources whose names begin with a letter."""
    return [name for name in ("Lantern", "Ledger") if name.startswith(letter)]


async def called(**arguments):
    async with Client(server) as client:
        return await client.call_tool("sources", arguments)


came = [[item.text for item in asyncio.run(called(letter=each)).content] for each in "LX"]

print("mcp", version("mcp"))
print("one would expect:", "[['[\"Lantern\", \"Ledger\"]'], ['[]']]: the JSON of each list")
print("what came:       ", came)
sys.exit(None if came == [["Lantern", "Ledger"], []] else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"
