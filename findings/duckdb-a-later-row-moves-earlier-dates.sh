#!/usr/bin/env bash
# One later row changes what day duckdb reads in all earlier rows of a CSV file.
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


def first_date(rows):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "news.csv")
        path.write_text("date,title\n" + rows)
        return str(duckdb.sql(f"from read_csv_auto('{path}')").fetchall()[0][0])


came = [first_date("03/05/2019,Quay\n"), first_date("03/05/2019,Quay\n03/25/2019,Bridge\n")]

print("duckdb", version("duckdb"))
print("one would expect:", "one day, or text for as long as the day is uncertain")
print("what came:       ", repr(came))
sys.exit(None if came == ["2019-05-03", "2019-03-05"] else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"
