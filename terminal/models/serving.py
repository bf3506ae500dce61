"""The tools on standard input and output, by the SDK of the Model Context Protocol."""

import asyncio
import json
from collections.abc import Callable
from typing import Any

from mcp import MCPError, types
from mcp.server import Server, ServerRequestContext
from mcp.server.caching import CacheHint

from index.errors import DatelineError
from index.release import __version__
from terminal.models.streams import on_standard_streams
from terminal.models.tools import Tools
from web.contract.tools import BY_NAME, INSTRUCTIONS, TOOLS, Tool
from web.formats.representation import encoded

_HOUR = 3_600_000
"""Milliseconds that a client may keep the list of tools."""
_READ_ONLY = types.ToolAnnotations(
    read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
)
_Context = ServerRequestContext[Any]


def serve(tools: Tools, make_ready: Callable[[], None]) -> None:
    """Answers on standard output what is asked on standard input, until that is closed. Clients of
    either era of the protocol are understood: whether they begin with `initialize` or not.

    Args:
        tools: what is asked.
        make_ready: is called at once, in a thread of its own; the first tool waits for its end.
    """
    asyncio.run(_serve(tools, make_ready))


async def _serve(tools: Tools, make_ready: Callable[[], None]) -> None:
    ready = asyncio.create_task(asyncio.to_thread(make_ready))
    server = _server(tools, ready)
    told = server.create_initialization_options()
    await on_standard_streams(lambda asked, answers: server.run(asked, answers, told))
    await ready


def _server(tools: Tools, ready: asyncio.Task[None]) -> Server[Any]:
    """The server of an archive's tools."""

    async def listed(_: _Context, __: types.PaginatedRequestParams | None) -> types.ListToolsResult:
        return types.ListToolsResult(tools=[_listed(tool) for tool in TOOLS])

    async def called(_: _Context, asked: types.CallToolRequestParams) -> types.CallToolResult:
        tool = BY_NAME.get(asked.name)
        if tool is None:
            told = f"There is no tool {asked.name[:60]!r}; there are {', '.join(BY_NAME)}."
            raise MCPError(types.INVALID_PARAMS, told)
        await asyncio.wait([ready])
        return _called(tools, tool, asked.arguments or {})

    kept = CacheHint(_HOUR, "public")
    return Server(
        "dateline",
        version=__version__,
        title=tools.title,
        instructions=INSTRUCTIONS,
        cache_hints={"tools/list": kept, "server/discover": kept},
        on_list_tools=listed,
        on_call_tool=called,
    )


def _listed(tool: Tool) -> types.Tool:
    return types.Tool(
        name=tool.name,
        title=tool.title,
        description=tool.about,
        input_schema=tool.takes(),
        output_schema=tool.gives(),
        annotations=_READ_ONLY,
    )


def _called(tools: Tools, tool: Tool, arguments: dict[str, Any]) -> types.CallToolResult:
    """The answer of a tool as text and as a value, the same JSON; or why there is none."""
    try:
        text = encoded(tools.call(tool, arguments)).decode()
    except DatelineError as error:
        return types.CallToolResult(content=[_text(str(error))], is_error=True)
    return types.CallToolResult(content=[_text(text)], structured_content=json.loads(text))


def _text(text: str) -> types.TextContent:
    return types.TextContent(type="text", text=text)
