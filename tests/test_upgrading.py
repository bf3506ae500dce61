"""docs/upgrading.md: what it says of old links holds from a folder to an answer."""

import unicodedata
from hashlib import sha256
from pathlib import Path

from index.engines.memory import MemoryIndex
from index.filling.indexer import Job, reindex
from search.searcher import Searcher
from web.app import create_app

TEXT = (Path(__file__).resolve().parent.parent / "docs" / "upgrading.md").read_text("utf-8")


def test_old_links_lead_on(tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    decomposed = unicodedata.normalize("NFD", "café.txt")
    (folder / decomposed).write_text(" date 2024-05-01 The Café Opens\n\nTea is served.\n")
    (folder / "source.toml").write_text('name = "Harbour Herald"\n')
    index = MemoryIndex()
    assert reindex(index, Job((folder,))).articles == 1
    client = create_app(Searcher(index)).test_client()
    [result] = client.get("/search.json?source=papers").get_json()["results"]
    assert result["source"] == "Harbour Herald"
    before = sha256(f"papers/{decomposed}".encode()).hexdigest()[:16]
    moved = client.get(f"/articles/{before}")
    assert (moved.status_code, moved.headers["Location"]) == (301, result["url"])
    assert client.get(result["url"]).status_code == 200


def test_the_page_names_what_it_says() -> None:
    for named in ("dateline reindex --full", "source=<folder>", "301", "410", "`section`", "NFC"):
        assert named in TEXT
