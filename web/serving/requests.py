"""A request as Flask gives it to us, and the arguments of its address."""

from urllib.parse import parse_qsl, quote

from flask import Request, Response, request
from werkzeug.datastructures import MultiDict
from werkzeug.utils import cached_property

from web.address.decoration import unescaped

_PLAIN = "/:@!$&'()*+,;=~"
"""What a path holds as it is (RFC 3986)."""


class Utf8Request(Request):
    """Bytes that are not UTF-8 are read as U+FFFD: no address can break its own reading."""

    @cached_property
    def args(self) -> MultiDict[str, str]:
        """The arguments of the address; `&amp;` stands for `&` there."""
        query = unescaped(self.query_string.decode("utf-8", "replace"))
        return MultiDict(parse_qsl(query, keep_blank_values=True, errors="replace"))


def arguments() -> list[tuple[str, str]]:
    """The arguments of the request's address: name and value of each, in their order."""
    return list(request.args.items(multi=True))


def address_below(path: str, query: str) -> str:
    """An address of ours as a header holds it: a path, below where the service is mounted."""
    return quote(request.script_root + path, safe=_PLAIN) + (f"?{query}" if query else "")


def leading_to(path: str) -> Response:
    """The way to another address of ours: a path, whatever host was asked."""
    return Response(status=302, headers={"Location": path})
