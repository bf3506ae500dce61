#!/usr/bin/env bash
# csv.Sniffer switches doublequote off when the sample has no doubled quotation mark, and later rows break.
# Valid: RFC 4180, 2.7: a quotation mark within quotation marks is doubled.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
cat >"$work/finding.py" <<'PY'
import csv
import sys

sample = 'title,body\n"Quay","He came"\n"Bridge","She went"\n'
dialect = csv.Sniffer().sniff(sample)
came = next(csv.reader(['"Storm","He said ""no"" to it"\n'], dialect))

print("Python", sys.version.split()[0])
print("one would expect:", "['Storm', 'He said \"no\" to it']")
print("what came:       ", repr(came))
sys.exit(None if came == ["Storm", 'He said "no"" to it"'] else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"
