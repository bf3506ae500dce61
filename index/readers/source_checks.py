"""What each key of the settings of a source can be: its value as it is kept, or one sentence."""

from collections.abc import Callable, Mapping
from typing import Any
from zoneinfo import ZoneInfo

from index.errors import SettingsError
from index.readers import languages, permalinks
from index.readers.addresses import licence_address, web_address
from index.readers.digitised import facsimiles
from index.text.cleaning import one_line, printable


def _map(where: str, key: str, value: Any) -> dict[str, str]:
    """Which attributes there are the readers know, and say."""
    if not isinstance(value, dict):
        raise SettingsError(f'{where}: {key} has to be a table, such as map = {{headline = "t"}}.')
    return {name: _text(where, f"{key}.{name}", path) for name, path in value.items()}


def _text(where: str, key: str, value: Any) -> str:
    if not isinstance(value, str) or not one_line(value):
        raise SettingsError(f'{where}: {key} has to be text in quotes, such as {key} = "...".')
    return one_line(value)


def _language(where: str, key: str, value: Any) -> str:
    found = languages.tag(_text(where, key, value))
    if found is None:
        raise SettingsError(f"{where}: {key} is {value!r}; write a tag, such as en or pt-BR.")
    return found


def _zone(where: str, key: str, value: Any) -> str:
    try:
        return ZoneInfo(_text(where, key, value)).key
    except (KeyError, ValueError, OSError):
        cure = "write an IANA name, such as Europe/London"
        raise SettingsError(f"{where}: {key} is {value!r}; {cure}.") from None


def _base(where: str, key: str, value: Any) -> str:
    found = web_address(_text(where, key, value))
    if found is None:
        cure = "write an address that begins with http:// or https://"
        raise SettingsError(f"{where}: {key} is {value!r}; {cure}.")
    return found


def _permalink(where: str, key: str, value: Any) -> str:
    pattern = _text(where, key, value)
    if fault := permalinks.fault(pattern):
        raise SettingsError(f"{where}: {key} is {printable(pattern, 60)!r}; {fault}.")
    return pattern


def _facsimile(where: str, key: str, value: Any) -> str:
    pattern = _text(where, key, value)
    if fault := facsimiles.fault(pattern):
        raise SettingsError(f"{where}: {key} is {printable(pattern, 60)!r}; {fault}.")
    return pattern


def _licence(where: str, key: str, value: Any) -> str:
    return licence_address(_text(where, key, value))


def _undated(where: str, key: str, value: Any) -> bool:
    if not isinstance(value, bool):
        raise SettingsError(f"{where}: {key} is {value!r}; it can be true or false.")
    return value


CHECKS: Mapping[str, Callable[[str, str, Any], object]] = {
    "name": _text,
    "language": _language,
    "zone": _zone,
    "base": _base,
    "licence": _licence,
    "permalink": _permalink,
    "facsimile": _facsimile,
    "map": _map,
    "undated": _undated,
}
"""Each is told how messages name the settings, the key and its value; it raises SettingsError."""
