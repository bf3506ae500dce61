#!/usr/bin/env bash
# duckdb makes a time of day of the JSON string "3:15", so the title or result of a match changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check duckdb==2.0.1
cat >"$work/finding.py" <<'PY'
import pathlib
import sys
import tempfile
from importlib.metadata import version

import duckdb

with tempfile.TemporaryDirectory() as folder:
    path = pathlib.Path(folder, "news.jsonl")
    path.write_text('{"result": "12:30"}\n{"result": "10:15"}\n')
    came = [str(row[0]) for row in duckdb.sql(f"from read_json_auto('{path}')").fetchall()]

print("duckdb", version("duckdb"))
print("one would expect:", "['12:30', '10:15']: JSON says that it is a string")
print("what came:       ", repr(came))
sys.exit(None if came == ["12:30:00", "10:15:00"] else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"
