"""What the settings say of the cluster, checked."""

import re
from pathlib import Path
from urllib.parse import urlsplit

from index.engines.opensearch.client.client import Access
from index.engines.opensearch.client.place import Place
from index.errors import SettingsError
from index.settings import Settings

_MAX_SHARDS = 1024
"""OpenSearch allows an index no more."""
_NAME = re.compile(r"[a-z][a-z0-9_-]{0,99}")


def access(settings: Settings) -> Access:
    """How the cluster is reached.

    Raises:
        SettingsError: an address, the password or the file of either cannot be used.
    """
    for url in settings.opensearch_url.split(","):
        _check(url.strip())
    if settings.opensearch_ca and not Path(settings.opensearch_ca).is_file():
        raise SettingsError(
            f"opensearch_ca is {settings.opensearch_ca!r}, which is no file; name one in PEM."
        )
    user, password = settings.opensearch_user, _password(settings)
    if bool(user) != bool(password):
        raise SettingsError("opensearch_user and opensearch_password go together; set both.")
    return Access(settings.opensearch_url, user, password, settings.opensearch_ca)


def place(settings: Settings) -> Place:
    """How the indexes lie in the cluster.

    Raises:
        SettingsError: a name or a number that OpenSearch does not take.
    """
    name = settings.opensearch_index
    if not _NAME.fullmatch(name):
        raise SettingsError(
            f"opensearch_index is {name!r}; write a-z, 0-9, - and _, from a letter."
        )
    shards = _number("opensearch_shards", settings.opensearch_shards, 1)
    replicas = _number("opensearch_replicas", settings.opensearch_replicas, 0)
    return Place(name, shards, replicas)


def _check(url: str) -> None:
    try:
        parts = urlsplit(url)
        secret = parts.username is not None or parts.password is not None
        fits = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        secret = fits = False
    if secret or "@" in url:  # what was written is not repeated: it may be logged
        raise SettingsError(
            "opensearch_url holds credentials; set opensearch_user and opensearch_password instead."
        )
    if not fits or parts.query or parts.fragment:
        raise SettingsError(
            f"opensearch_url is {url!r}; write http://host:port or https://host:port."
        )


def _password(settings: Settings) -> str:
    name = settings.opensearch_password_file
    if not name:
        return settings.opensearch_password
    if settings.opensearch_password:
        raise SettingsError(
            "opensearch_password and opensearch_password_file are both set; set one."
        )
    try:
        return Path(name).read_text(encoding="utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            f"opensearch_password_file {name!r} cannot be read: {error}."
        ) from error


def _number(name: str, value: str, least: int) -> int:
    if not re.fullmatch(r"[0-9]{1,4}", value) or not least <= int(value) <= _MAX_SHARDS:
        raise SettingsError(f"{name} is {value!r}; write a number from {least} to {_MAX_SHARDS}.")
    return int(value)
