"""The path below which a proxy has mounted the service, as the proxy tells it.

`SCRIPT_NAME: /archive` goes with the reader's whole path, which is what gunicorn wants to see; a
proxy may have taken the prefix away all the same. `X-Forwarded-Prefix: /archive` always goes with a
path without it. Both are believed from the addresses in `FORWARDED_ALLOW_IPS` alone.
"""

import os
import re
from typing import Any

_NAME = "SCRIPT_NAME"
_PREFIX = "X-FORWARDED-PREFIX"
_PLAIN = re.compile(r"(?:/[\w.~%!$&'()*+,;=:@-]+)+", re.ASCII)


def place(request: Any, *, trusted: bool) -> None:
    """Gives a request of gunicorn the path and the `SCRIPT_NAME` that belong together. What is no
    path is ignored.

    Args:
        request: gunicorn's, whose head is read; its `path` and `headers` are changed.
        trusted: whether it comes from a proxy that may say so.
    """
    given = {name: value for name, value in request.headers if name in (_NAME, _PREFIX)}
    prefix = _path(given.get(_PREFIX, "")) if trusted else ""
    mount = _path(given.get(_NAME, "") or os.environ.get(_NAME, ""))
    whole = f"{request.path}/".startswith(f"{mount}/")
    if prefix and not given.get(_NAME):
        mount, whole = prefix, False
    if mount and not whole:
        request.path = mount + request.path
    rest = [pair for pair in request.headers if pair[0] != _NAME]
    request.headers = [*rest, (_NAME, mount)]


def _path(text: str) -> str:
    """The path that was told, with a slash before and none behind it; empty where it is none. Of
    several proxies in a row each tells its own.
    """
    parts = [part.strip().strip("/") for part in text.split(",")]
    path = "".join(f"/{part}" for part in parts if part)
    return path if _PLAIN.fullmatch(path) and "/.." not in path else ""
