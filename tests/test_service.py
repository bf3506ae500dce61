"""From files to an answer over HTTP, through wsgi as gunicorn loads it."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

ASK = """
import json, sys
from wsgi import app
client = app.test_client()
answers = {}
for path in sys.argv[1:]:
    answer = client.get(path)
    answers[path] = [answer.status_code, answer.get_json(silent=True)]
print(json.dumps(answers))
"""


def ask(index: Path, *paths: str) -> dict[str, list[object]]:
    kept = {
        k: v
        for k, v in os.environ.items()
        if not k.startswith("DATELINE_") or k == "DATELINE_CACHE"
    }
    done = subprocess.run(
        [sys.executable, "-c", ASK, *paths],
        cwd=ROOT,
        env={**kept, "DATELINE_INDEX": str(index)},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    answers: dict[str, list[object]] = json.loads(done.stdout)
    return answers


def test_the_samples_are_found_by_title_section_person_date_and_licence(tmp_path: Path) -> None:
    index = tmp_path / "index"
    command = [sys.executable, "cli.py", "reindex", "samples", "--index", str(index), "--quiet"]
    assert subprocess.run(command, cwd=ROOT, timeout=120).returncode == 0
    queries = {
        "/search.json?q=title:bell": 2,
        "/search.json?q=heading:%22how+high+is+high+enough%22": 1,
        "/search.json?q=%22Ilse+Brandt%22": 9,
        "/search.json?from-date=2024-04-17&to-date=2024-04-17": 3,
        "/search.json?licence=CC0": 3,
        "/search.json?q=%22pickle+jar%22": 2,
    }
    answers = ask(index, "/", "/search?q=flood", "/readyz", *queries)
    assert [answers[path][0] for path in ("/", "/search?q=flood", "/readyz")] == [200, 200, 200]
    found = {path: answers[path][1]["total"] for path in queries}  # type: ignore[index]
    assert found == queries


def test_without_an_index_it_answers_503_with_the_cure(tmp_path: Path) -> None:
    answers = ask(tmp_path / "none", "/search.json", "/readyz", "/healthz", "/search")
    assert {path: answer[0] for path, answer in answers.items()} == {
        "/search.json": 503,
        "/readyz": 503,
        "/healthz": 200,
        "/search": 503,
    }
    assert "dateline reindex" in str(answers["/search.json"][1])
