#!/usr/bin/env bash
# duckdb gives a text with JSON quotation marks when another line has a list in the same field.
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
    path.write_text('{"author": "Ada Roe"}\n{"author": ["Ben Lee", "Cy Doe"]}\n')
    came = [row[0] for row in duckdb.sql(f"from read_json_auto('{path}')").fetchall()]

print("duckdb", version("duckdb"))
print("one would expect:", "['Ada Roe', …]: the text as it is")
print("what came:       ", repr(came))
sys.exit(None if came == ['"Ada Roe"', '["Ben Lee","Cy Doe"]'] else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"
