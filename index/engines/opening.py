"""The engine that the settings name. An engine is imported only when it is chosen."""

from pathlib import Path

from index.errors import SettingsError
from index.protocol import Index
from index.settings import Settings, cache_folder


def open_index(settings: Settings) -> Index:
    """The index at the place that the settings name; nothing is opened before it is asked.

    Raises:
        SettingsError: the engine is not part of this release.
    """
    if settings.engine == "whoosh":
        from index.engines.whoosh.index import WhooshIndex

        return WhooshIndex(Path(settings.index), settings.language, cache_folder(settings))
    raise SettingsError(
        f"The engine {settings.engine} is not built yet; set DATELINE_ENGINE=whoosh."
    )
