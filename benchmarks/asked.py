"""Calls the service of a checkout: `python -P benchmarks/asked.py`, started in that checkout with
`DATELINE_INDEX` and `DATELINE_CACHE`.

It reads lines `[path, query string]` as JSON and answers each with `{"ms", "status", "text"}`: the
CPU milliseconds of the process from the request's environment to the last byte of the answer. It
imports nothing of this checkout, so that it runs in any.
"""

import json
import sys
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path.cwd()))

from werkzeug.test import create_environ

from wsgi import app


def answer(path: str, query: str) -> dict[str, object]:
    environ = create_environ(path, query_string=query)
    status: list[str] = []

    def start_response(line: str, *_: Any) -> Any:
        status.append(line)
        return lambda _: None

    start = time.process_time_ns()
    body = b"".join(app(environ, start_response))
    took = time.process_time_ns() - start
    return {"ms": took / 1e6, "status": status[0], "text": body.decode("utf-8", "replace")}


for line in sys.stdin:
    print(json.dumps(answer(*json.loads(line))), flush=True)
