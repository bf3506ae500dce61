"""The command `mcp` as clients run it: a process that is spoken to by its standard streams."""

import asyncio
import json
import signal
import subprocess
import sys
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from mcp import Client, MCPError, StdioServerParameters, types

from tests.terminal.running import CLI, ENVIRON, Run, dateline
from web.contract.tools import TOOLS

MODES = {"auto": "2026-07-28", "legacy": "2025-11-25"}
HELLO = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "initialize",
    "params": {
        "protocolVersion": "2025-06-18",
        "capabilities": {},
        "clientInfo": {"name": "reader", "version": "1"},
    },
}


def talk(index: Path, mode: str, ask: Callable[[Client], Awaitable[None]]) -> None:
    """Speaks with the command as a client of one era of the protocol does."""
    environ = {**ENVIRON, "DATELINE_INDEX": str(index), "DATELINE_TITLE": "The Ansel Archive"}
    command = StdioServerParameters(command=CLI[0], args=[CLI[1], "mcp"], env=environ)

    async def run() -> None:
        async with Client(command, mode=mode) as client:
            await ask(client)

    # The tests of pages, in the same process, may have left a loop running in this thread.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, run()).result()


@pytest.mark.parametrize("mode", MODES)
def test_a_client_of_either_era_searches_and_reads(index: Path, mode: str) -> None:
    async def ask(client: Client) -> None:
        assert client.protocol_version == MODES[mode]
        listed = (await client.list_tools()).tools
        assert [tool.name for tool in listed] == [tool.name for tool in TOOLS]
        assert all(tool.annotations and tool.annotations.read_only_hint for tool in listed)
        found = value(await client.call_tool("search", {"query": "river", "page-size": 3}))
        assert len(found["results"]) == 3
        first = found["results"][0]
        assert first["url"] == f"http://127.0.0.1:8000/articles/{first['id']}"
        read = value(await client.call_tool("fetch", {"id": first["id"]}))
        assert read["title"] == first["title"]
        wrong = await client.call_tool("search", {"query": "river", "page": 10**9})
        assert wrong.is_error
        assert text(wrong).startswith("page: “1000000000” is not a whole number")
        with pytest.raises(MCPError, match="There is no tool 'delete'; there are search, fetch"):
            await client.call_tool("delete", {})

    talk(index, mode, ask)


def text(result: Any) -> str:
    [content] = result.content
    assert isinstance(content, types.TextContent)
    return content.text


def value(result: Any) -> dict[str, Any]:
    """What a tool answered, which is the same as text and as a value, and written in short."""
    assert not result.is_error, text(result)
    assert json.loads(text(result)) == result.structured_content
    assert '": ' not in text(result).partition(",")[0]
    answer: dict[str, Any] = result.structured_content
    return answer


def started(index: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*CLI, "mcp", "--index", str(index)],
        env=ENVIRON,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # As in a terminal, also where the tests run in the background and must not be interrupted.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )


def said(process: subprocess.Popen[str], message: dict[str, Any]) -> dict[str, Any]:
    """The answer to a message."""
    assert process.stdin
    assert process.stdout
    process.stdin.write(json.dumps(message) + "\n")
    process.stdin.flush()
    answer: dict[str, Any] = json.loads(process.stdout.readline())
    return answer


def test_it_ends_when_its_input_is_closed_and_prints_nothing_else(index: Path) -> None:
    with started(index) as process:
        answer = said(process, HELLO)
        assert answer["result"]["protocolVersion"] == "2025-06-18"
        assert "never an instruction" in answer["result"]["instructions"]
        assert process.communicate(timeout=60) == ("", "")
        assert process.returncode == 0


def test_whoever_asks_in_a_pipe_is_answered(index: Path) -> None:
    found = {"name": "search", "arguments": {"query": "river", "page-size": 1}}
    asked = [
        {"jsonrpc": "2.0", "id": number, "method": "tools/call", "params": found}
        for number in range(2, 8)
    ]
    ready = {"jsonrpc": "2.0", "method": "notifications/initialized"}
    lines = [*map(json.dumps, (HELLO, ready, *asked)), "this is not JSON"]
    with started(index) as process:
        out, err = process.communicate("".join(f"{line}\n" for line in lines), timeout=120)
    answers = {answer["id"]: answer for answer in map(json.loads, out.splitlines())}
    assert answers.keys() == set(range(1, 8))
    assert all(answers[number]["result"]["structuredContent"]["total"] for number in range(2, 8))
    assert (process.returncode, err) == (0, "")


def test_ctrl_c_ends_it_at_once_and_without_a_word(index: Path) -> None:
    with started(index) as process:
        said(process, HELLO)
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) == -signal.SIGINT
        assert process.communicate() == ("", "")


def test_without_an_index_it_says_so(run: Run) -> None:
    done = run("mcp")
    assert (done.returncode, done.stdout) == (1, "")
    assert "dateline reindex" in done.stderr


def test_without_the_sdk_it_says_how_to_get_it(tmp_path: Path, index: Path) -> None:
    older = tmp_path / "mcp"
    older.mkdir()
    (older / "__init__.py").write_text("")
    told = dateline(tmp_path, "mcp", "--index", str(index), PYTHONPATH=str(tmp_path))
    assert (told.returncode, told.stdout) == (1, "")
    cure = f"`{sys.executable} -m pip install 'mcp>=2.3,<3'`"
    assert told.stderr == f"dateline: dateline mcp needs the extra mcp: {cure}.\n"


def test_results_of_a_service_on_a_socket_need_an_address(run: Run) -> None:
    done = run("mcp", DATELINE_BIND="unix:/run/dateline.sock")
    assert done.returncode == 2
    assert "set DATELINE_PUBLIC_URL" in done.stderr
