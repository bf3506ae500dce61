"""What alerts have told already, in a small file: for each search what it asked, until which second
it told what came in, and of which generation.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from index.errors import DatelineError, named

_VERSION = 1
_YEARS = range(1970, 9999)
"""In which articles may have come in."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What of a search was told: what came in until `until`, in a `generation` of the index. For
    another `query` it says nothing.
    """

    query: str
    until: datetime
    generation: str


State = Mapping[str, Seen]
"""By the name of the search."""


def beside(file: Path) -> Path:
    """Where the state of a file of searches is kept, unless it is said."""
    return file.with_name(f"{file.name}.state")


def read(path: Path) -> dict[str, Seen]:
    """The state in a file; nothing where there is no file yet.

    Raises:
        DatelineError: it holds something else.
        OSError: it cannot be read.
    """
    try:
        held = json.loads(path.read_bytes())
        if held["version"] != _VERSION:
            raise ValueError("of another version")
        return {name: _seen(one) for name, one in held["searches"].items()}
    except FileNotFoundError:
        return {}
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError) as error:
        raise DatelineError(
            f"{path} does not say what alerts have told: remove it to begin from now, or name "
            "another file with --state."
        ) from error


def _seen(one: dict[str, str]) -> Seen:
    until = datetime.fromisoformat(one["until"])
    if until.tzinfo is None or until.astimezone(UTC).year not in _YEARS:
        raise ValueError("no instant of an index")
    int(one["generation"])  # a number that can be compared
    return Seen(one["query"], until, one["generation"])


def write(path: Path, state: State) -> None:
    """Writes a state in one step: whoever is interrupted leaves the state of before."""
    searches = {n: {**asdict(seen), "until": seen.until.isoformat()} for n, seen in state.items()}
    text = json.dumps({"version": _VERSION, "searches": searches}, indent=2, ensure_ascii=False)
    after = path.with_name(f"{path.name}.new")
    with named(path.parent):
        with after.open("w", encoding="utf-8", errors="surrogatepass") as file:
            file.write(text + "\n")
            file.flush()
            os.fsync(file.fileno())
        after.replace(path)
