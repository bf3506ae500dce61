"""The engine that the settings name."""

from pathlib import Path

import pytest

from index.engines.opening import open_index
from index.engines.opensearch.index import OpenSearchIndex
from index.engines.whoosh.index import WhooshIndex
from index.settings import load


@pytest.mark.parametrize(
    ("engine", "kind"), [("whoosh", WhooshIndex), ("opensearch", OpenSearchIndex)]
)
def test_every_engine_keeps_what_it_compiles(
    engine: str, kind: type, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    caches: list[Path] = []
    for module in ("index.compiled.runtime", "index.engines.whoosh.index"):
        monkeypatch.setattr(f"{module}.use_cache", caches.append)
    given = {"engine": engine, "index": str(tmp_path / "index"), "cache": str(tmp_path / "cache")}
    assert isinstance(open_index(load(given)), kind)
    assert caches == [tmp_path / "cache"]
