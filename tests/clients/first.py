"""Speaks with `dateline mcp` by the first SDK for Python (`mcp` before 2), and prints what came.

Run by `python -m tests.clients`, with that SDK and without the packages of Dateline.
"""

# mypy: ignore-errors
# It is of another release of the SDK than the one that types are known of.

import asyncio
import json
import sys

from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client


async def main() -> None:
    command = StdioServerParameters(command=sys.argv[1], args=sys.argv[2:])
    async with stdio_client(command) as (read, write), ClientSession(read, write) as session:
        opened = await session.initialize()
        tools = [tool.name for tool in (await session.list_tools()).tools]
        found = await session.call_tool("search", {"query": "river"})
        first = found.structuredContent["results"][0]
        read_ = await session.call_tool("fetch", {"id": first["id"]})
        wrong = await session.call_tool("search", {"query": "river", "page": 10**9})
    came = {
        "protocol": opened.protocolVersion,
        "tools": tools,
        "same": json.loads(found.content[0].text) == found.structuredContent,
        "url": first["url"],
        "read": read_.structuredContent["title"] == first["title"],
        "wrong": wrong.content[0].text if wrong.isError else None,
    }
    print(json.dumps(came))


asyncio.run(main())
