#!/usr/bin/env bash
# csv.Sniffer finds the blank as delimiter of a news file with commas, quotation marks and two columns of text.
# Valid: RFC 4180, 2.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
cat >"$work/finding.py" <<'PY'
import csv
import sys

sample = """title,date,body
"Quay, old",2019-05-03,"He said ""no"" to it."
Bridge,2019-05-04,"Line one
line two"
"""
came = csv.Sniffer().sniff(sample).delimiter

print("Python", sys.version.split()[0])
print("one would expect:", "','")
print("what came:       ", repr(came))
sys.exit(None if came == " " else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"
