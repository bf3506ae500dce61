"""What one address promises."""

from dataclasses import dataclass
from typing import Any

from web.address.parameters import Parameter

PAGE = "text/html"
JSON = "application/json"
PLAIN = "text/plain"
AS_ACCEPTED = "An Accept header that prefers another type of this address is answered with that."


@dataclass(frozen=True, slots=True)
class Operation:
    """What one address answers to GET and HEAD. `path` has its variables in braces. `answer` is the
    type of a JSON answer, `others` the types that it answers with beside its own. `cached` ones
    have an ETag, `searching` ones need an index; `example` is an address of this kind; `more` is
    what else there is to know of it.
    """

    path: str
    group: str
    about: str
    type: str
    answer: Any = None
    parameters: tuple[Parameter, ...] = ()
    cached: bool = True
    searching: bool = True
    example: str = ""
    more: str = ""
    others: tuple[str, ...] = ()
