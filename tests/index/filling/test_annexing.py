"""What a run finds out beside the articles."""

from pathlib import Path

from index.engines.memory import MemoryIndex
from index.filling.indexer import Job, reindex


def article(path: Path, *, publisher: str = "") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    name = f'"publisher": {{"name": "{publisher}"}}, ' if publisher else ""
    path.write_text(
        f'{{"headline": "Quay {path.stem}", {name}"datePublished": "2024-03-04", '
        f'"articleBody": "The quay of {path.stem} was built anew."}}\n'
    )


def test_a_folder_is_what_its_sources_were_called(tmp_path: Path) -> None:
    news = tmp_path / "news"
    article(news / "papers" / "a.jsonl", publisher="Valley Post")
    article(news / "papers" / "b.jsonl", publisher="Harbour News")
    article(news / "mixed" / "c.jsonl", publisher="Valley Post")
    article(news / "mixed" / "d.jsonl")
    index = MemoryIndex()
    report = reindex(index, Job((news,)))
    assert report.articles == 4
    annex = index.reader().annex()
    # Some article still has the other folder's name, which stands for that article alone.
    assert annex.renamed == {"papers": ("Harbour News", "Valley Post")}
    assert annex.formats == {"jsonl": 4}
