"""Whoever asks and closes the input is answered all the same, as a pipe is: for the SDK, the end of
its input is the end of whatever was asked before.
"""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

import anyio
from mcp.server.stdio import stdio_server
from mcp.shared.message import SessionMessage
from mcp.types import JSONRPCError, JSONRPCRequest, JSONRPCResponse, RequestId

from search.searcher import BATCH_SECONDS

_PATIENCE = BATCH_SECONDS + 2
"""Seconds; a request that its client took back is never answered."""
Item = SessionMessage | Exception
Read = anyio.abc.ObjectReceiveStream[Item]
Write = anyio.abc.ObjectSendStream[SessionMessage]


async def on_standard_streams(run: Callable[[Read, Write], Awaitable[None]]) -> None:
    """Runs a server whose input ends when that of the process did and all is answered."""
    pending: set[RequestId] = set()
    answered = asyncio.Event()
    to_server, asked = anyio.create_memory_object_stream[Item]()
    answers, from_server = anyio.create_memory_object_stream[SessionMessage]()
    async with stdio_server() as (read, write), asyncio.TaskGroup() as tasks:

        async def ask() -> None:
            async with to_server:
                async for item in read:
                    if isinstance(item, SessionMessage):
                        _note(item, pending)
                    await to_server.send(item)
                with suppress(TimeoutError):
                    async with asyncio.timeout(_PATIENCE):
                        while pending:
                            await answered.wait()
                            answered.clear()

        async def answer() -> None:
            async with write:
                async for item in from_server:
                    await write.send(item)
                    _note(item, pending)
                    answered.set()

        tasks.create_task(ask())
        tasks.create_task(answer())
        await run(asked, answers)


def _note(item: SessionMessage, pending: set[RequestId]) -> None:
    """Takes a request into those that are pending, and out of these with its answer."""
    match item.message:
        case JSONRPCRequest(id=asked):
            pending.add(asked)
        case JSONRPCResponse(id=asked) | JSONRPCError(id=asked) if asked is not None:
            pending.discard(asked)
