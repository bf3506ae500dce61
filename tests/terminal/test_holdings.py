"""What `dateline status` says of an archive of several formats, and what `show` says of an article
that was taken back.
"""

import json
from pathlib import Path

import pytest

from tests.terminal.running import GOOD, Run


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    news = tmp_path / "news"
    (news / "Harbour").mkdir(parents=True)
    (news / "Harbour" / "good.txt").write_text(GOOD, encoding="utf-8")
    (news / "Harbour" / "quay.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    records = [
        {"id": "q1", "headline": "Le quai est ouvert", "date": "2024-03-01", "language": "fr"},
        {"id": "q2", "headline": "The quay is shut", "url": "https://quay.example/2"},
        {"id": "q3", "headline": "No quay", "status": "withdrawn", "date": "2024-03-02"},
    ]
    text = "The quay at Port Merrow was built of slate and oak."
    (news / "odd.jsonl").write_text('{"a": 1}\n{"b": 2}\n')
    lines = (json.dumps({**one, "text": text, "publisher": "Quay News"}) for one in records)
    (news / "quay.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return news


def test_status_says_what_is_in_the_archive(run: Run, archive: Path) -> None:
    done = run("reindex", str(archive))
    assert done.returncode == 0, done.stderr
    assert "Undated: 1 article.\n2 skipped (2 without title and text):\n" in done.stdout
    told = {line.partition(":")[0]: line for line in run("status").stdout.splitlines()}
    assert told["Articles"].endswith("3, 1 of them undated, 1 more withdrawn or removed")
    assert told["From, to"].endswith("2024-03-01 … 2025-04-28")
    assert told["Languages"].endswith("English 2, French 1")
    assert told["Sources"].endswith("Quay News 2, Harbour 1")
    assert told["Formats"].endswith("JSON Lines files 2, text files 1")
    assert told["Passed over"].endswith("images 1")
    assert told["Skipped"].endswith("without title and text 2; `dateline reindex` names them")
    assert told["Read from"].endswith(str(archive))
    value = json.loads(run("status", "--json").stdout)
    assert value["bySource"] == {"Quay News": 2, "Harbour": 1}
    assert value["byLanguage"] == {"en": 2, "fr": 1}
    assert value["byFormat"] == {"jsonl": 2, "text": 1}
    assert value["passedOver"] == {"images": 1}
    assert (value["undated"], value["withdrawn"]) == (1, 1)
    assert value["skipped"] == {"without title and text": 2}
    assert (value["outOfReach"], value["sources"]) == ([], [str(archive)])


def test_show_says_where_an_article_is_from_and_what_became_of_it(run: Run, archive: Path) -> None:
    run("reindex", str(archive))
    assert "https://quay.example/2" in run("show", "q2").stdout
    withdrawn = run("show", "q3").stdout
    assert withdrawn.startswith("Withdrawn: No quay\n")
    assert "slate" not in withdrawn
    words = "id,status,note,date\nq2,removed,By order of a court.,2024-05-03\n"
    (archive / "corrections.csv").write_text(words)
    told = run("reindex").stdout
    assert "corrections.csv: it says what became of 1 article in the archive." in told
    removed = run("show", "q2")
    assert removed.returncode == 1
    assert "Removed 3 May 2024: By order of a court. Nothing of it is kept." in removed.stderr
