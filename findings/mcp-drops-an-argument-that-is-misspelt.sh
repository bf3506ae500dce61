#!/usr/bin/env bash
# MCPServer passes over an argument that a tool does not have, and answers as if it were not asked for.
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
def tide(harbour: str, day: str = "today") -> str:
    """When high water is."""
    return f"{harbour}, {day}"


async def called(**arguments):
    async with Client(server) as client:
        return await client.call_tool("tide", arguments)


answer = asyncio.run(called(harbour="Sandhaven", date="tomorrow"))
came = (answer.is_error, answer.content[0].text)

print("mcp", version("mcp"))
print("one would expect:", "(True, ...): there is no argument date, the one is called day")
print("what came:       ", came)
sys.exit(None if came == (False, "Sandhaven, today") else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"
