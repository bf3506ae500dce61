"""The engine that the settings name. An engine is imported only when it is chosen."""

from pathlib import Path

from index.asking.protocol import Index
from index.settings import Settings, cache_folder


def open_index(settings: Settings) -> Index:
    """The index at the place that the settings name; nothing is opened before it is asked.

    Raises:
        SettingsError: what they say of the engine cannot be used.
    """
    if settings.engine == "opensearch":
        from index.compiled.runtime import use_cache
        from index.engines.opensearch.client.access import access, place
        from index.engines.opensearch.index import OpenSearchIndex

        use_cache(cache_folder(settings))  # for what reads texts
        return OpenSearchIndex(access(settings), settings.language, place(settings))
    from index.engines.whoosh.index import WhooshIndex

    return WhooshIndex(Path(settings.index), settings.language, cache_folder(settings))
