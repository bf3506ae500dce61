#!/usr/bin/env bash
# BM25Plus of rank-bm25 scores articles that do not have the word, so all of them are among the results.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check rank-bm25==0.2.2 numpy==2.4.6
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

from rank_bm25 import BM25Plus

articles = ["quay opens", "bridge opens", "bridge closes"]
scores = BM25Plus([article.split() for article in articles]).get_scores(["quay"])
came = [bool(score > 0) for score in scores]

print("rank-bm25", version("rank-bm25"))
print("one would expect:", "[True, False, False]")
print("what came:       ", repr(came))
sys.exit(None if came == [True, True, True] else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"
