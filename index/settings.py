"""The settings: flag, then `DATELINE_*` environment, then `dateline.toml`, then the default."""

import os
import re
import stat
import tempfile
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from index.errors import SettingsError

FILE = "dateline.toml"
SOURCES = "source"
"""The table in it that holds one for each source (`index/readers/source_settings.py`)."""
PREFIX = "DATELINE_"
SOCKET = "unix:"
"""What stands before the path of a socket to serve on."""
ENGINES = ("whoosh", "opensearch")
_CHOICES = {
    "engine": ENGINES,
    "log_format": ("plain", "json"),
    "log_queries": ("no", "yes"),
    "furniture": ("yes", "no"),
    "rerank": ("yes", "no"),
}
_SHAPES = {
    "language": (
        r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*",
        "write a language tag, such as en or pt-BR",
    ),
    "public_url": (r"(https?://[^/\s].*)?", "it has to begin with http:// or https://"),
    "cors": (r"(\*|https?://[^/\s]+)?", "write an origin, such as https://example.org, or *"),
    "replay": (
        r"(https?://(?=\S*\{url\})(?=\S*\{timestamp\})(?:[^\s{}]|\{url\}|\{timestamp\})+)?",
        "write an address with {timestamp} and {url} in it, such as "
        "https://web.archive.org/web/{timestamp}/{url}",
    ),
    "hosts": (
        r"([\w.-]+|\[[0-9A-Fa-f:]+\])?(,([\w.-]+|\[[0-9A-Fa-f:]+\]))*",
        "write names with commas between them, such as news.example.org,10.0.0.5",
    ),
}
_ELSEWHERE = frozenset({"TESTDATA", "CONFIG", "EXAMPLES"})
"""Variables with our prefix that are no settings."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What can be set; each is `DATELINE_<NAME>` in the environment, `<name>` in `dateline.toml`.

    `index`: the folder of the built index. `engine`: whoosh | opensearch. `language` and
    `timezone`: the archive's (BCP 47, IANA). `title`: its name on the pages. `bind`: where to
    serve, `host:port`, or `unix:` and the path of a socket. `public_url`: where readers find it;
    empty: where the Host of a request says, if it is a name of ours (web/serving/reach.py).
    `cache`: a folder for what can be made again. `cors`: the origin whose scripts may read the
    JSON, the feeds and the exports: `https://host`, `*` for all, empty for none. `replay`: where
    captured pages are shown, an address with `{timestamp}` and `{url}`; empty: nowhere. `hosts`:
    the names that the Host of a request may have, with commas between them; empty for any.
    `log_format`: plain (logfmt) | json. `log_queries`: no | yes, whether the log tells what was
    asked.
    `furniture`: yes | no, whether what sources repeat is left out of search (docs/furniture.md).
    `rerank`: yes | no, whether the first results are looked at again (docs/ranking.md).

    Of the cluster (docs/opensearch.md): `opensearch_url`, one address or several between commas;
    `opensearch_user`, and `opensearch_password` or the file that holds it; `opensearch_ca`, the
    file of a certificate authority; `opensearch_index`, what the names of its indexes begin with;
    `opensearch_shards` and `opensearch_replicas` of the indexes that are made.
    """

    index: str = "var/index"
    engine: str = "whoosh"
    opensearch_url: str = "http://127.0.0.1:9200"
    opensearch_user: str = ""
    opensearch_password: str = field(default="", repr=False)
    opensearch_password_file: str = ""
    opensearch_ca: str = ""
    opensearch_index: str = "dateline"
    opensearch_shards: str = "1"
    opensearch_replicas: str = "1"
    language: str = "en"
    timezone: str = "UTC"
    title: str = "Dateline"
    bind: str = "127.0.0.1:8000"
    public_url: str = ""
    cache: str = ""
    cors: str = ""
    replay: str = ""
    hosts: str = ""
    log_format: str = "plain"
    log_queries: str = "no"
    furniture: str = "yes"
    rerank: str = "yes"

    @property
    def address(self) -> str:
        """Where it is served, as people read it: `http://` and `bind`, or the socket."""
        return self.bind if self.bind.startswith(SOCKET) else f"http://{self.bind}/"


NAMES = tuple(each.name for each in fields(Settings))


def load(
    flags: Mapping[str, str | None] | None = None,
    environ: Mapping[str, str] | None = None,
    folder: Path | None = None,
) -> Settings:
    """The settings in force.

    Args:
        flags: values given on the command line, by name; None where a flag was not given.
        environ: the environment; the process's own by default.
        folder: where `dateline.toml` may lie; the current folder by default.

    Raises:
        SettingsError: a name is unknown or a value is not allowed.
    """
    values, _ = _from_file((folder or Path()) / FILE)
    values |= _from_environment(os.environ if environ is None else environ)
    values |= {name: value for name, value in (flags or {}).items() if value is not None}
    return _checked(Settings(**values))


def source_tables(folder: Path | None = None) -> dict[str, dict[str, Any]]:
    """What `dateline.toml` says of sources, under `[source.<folder>]`, by name of folder.

    Raises:
        SettingsError: the file cannot be read, or does not hold tables there.
    """
    return _from_file((folder or Path()) / FILE)[1]


def require_folder() -> None:
    """Checks that there is a working folder, below which files are named and `FILE` may lie.

    Raises:
        SettingsError: it was deleted.
    """
    try:
        Path.cwd()
    except FileNotFoundError as error:
        raise SettingsError(
            "The folder in which this was started is no longer there: go to another one."
        ) from error


_NOWHERE = Path("/nonexistent/dateline")


def cache_folder(settings: Settings) -> Path:
    """Where things that can be made again are kept: the setting, else the user's cache, else a
    folder of this user's below the one for temporary files. Compiled code is among them, so that
    last one is used only while nobody else can write there; else there is none.
    """
    if settings.cache:
        return Path(settings.cache)
    try:
        home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    except RuntimeError:
        home = _NOWHERE
    # Not home.exists(): where it may not be looked at, that is an error.
    if os.access(home if os.path.exists(home) else home.parent, os.W_OK):  # noqa: PTH110
        return home / "dateline"
    own = Path(tempfile.gettempdir()) / f"dateline-{os.getuid()}"
    return own if _is_private(own) else _NOWHERE


def _is_private(folder: Path) -> bool:
    """Whether a folder, made where it is missing, is this user's alone."""
    with suppress(OSError):
        folder.mkdir(mode=0o700)
    try:
        found = folder.lstat()
    except OSError:
        return False
    mine = stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid()
    return mine and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _from_file(path: Path) -> tuple[dict[str, str], dict[str, dict[str, Any]]]:
    """The settings in a file, and its tables about sources."""
    try:
        read: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}, {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path} cannot be read as TOML: {error}.") from error
    tables = read.pop(SOURCES, {})
    if not isinstance(tables, dict) or not all(isinstance(t, dict) for t in tables.values()):
        raise SettingsError(
            f'{path}: write what you say of a source under [{SOURCES}."its folder"].'
        )
    for name, value in read.items():
        if name not in NAMES:
            raise SettingsError(f"{path}: there is no setting {name!r}{_nearest(name)}.")
        if not isinstance(value, str):
            raise SettingsError(f'{path}: {name} has to be text in quotes, such as {name} = "...".')
    return read, tables


def _from_environment(environ: Mapping[str, str]) -> dict[str, str]:
    values = {}
    for variable, value in environ.items():
        if not variable.startswith(PREFIX) or variable[len(PREFIX) :] in _ELSEWHERE:
            continue
        name = variable[len(PREFIX) :].lower()
        if name not in NAMES:
            raise SettingsError(f"There is no setting {variable}{_nearest(name, PREFIX)}.")
        if value:
            values[name] = value
    return values


def _nearest(name: str, prefix: str = "") -> str:
    near = get_close_matches(name.lower(), NAMES, n=1)
    return f"; did you mean {prefix}{near[0].upper() if prefix else near[0]}?" if near else ""


def _checked(settings: Settings) -> Settings:
    for name, allowed in _CHOICES.items():
        value = getattr(settings, name)
        if value not in allowed:
            raise SettingsError(f"{name} is {value!r}; it can be {' or '.join(allowed)}.")
    for name, (shape, cure) in _SHAPES.items():
        value = getattr(settings, name)
        if not re.fullmatch(shape, value):
            raise SettingsError(f"{name} is {value!r}; {cure}.")
    try:
        ZoneInfo(settings.timezone)
    except (KeyError, ValueError, OSError):
        raise SettingsError(
            f"timezone is {settings.timezone!r}; write an IANA name, such as Europe/London."
        ) from None
    bind = re.fullmatch(r"(?:\[[0-9A-Fa-f:]+\]|[^:\s]+):(\d{1,5})", settings.bind)
    socket = settings.bind.startswith(f"{SOCKET}/")
    if not socket and (not bind or int(bind[1]) > 65535):
        raise SettingsError(
            f"bind is {settings.bind!r}; write host:port, such as 127.0.0.1:8000, or unix:/ and "
            "the path of a socket."
        )
    if not settings.index.strip():
        raise SettingsError("index is empty; name the folder of the index, such as var/index.")
    return settings
