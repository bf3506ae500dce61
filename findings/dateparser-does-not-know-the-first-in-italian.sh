#!/usr/bin/env bash
# dateparser reads the French "1er mai", but not the Italian "1º maggio" and the Portuguese "1.º de maio".
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check dateparser==1.5.0
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

import dateparser

came = {}
for language, text in (("fr", "1er mai 1912"), ("it", "1º maggio 1912"), ("pt", "1.º de maio de 1912")):
    found = dateparser.parse(text, languages=[language])
    came[language] = found and found.date().isoformat()

print("dateparser", version("dateparser"))
print("one would expect:", "1912-05-01 in all three")
print("what came:       ", repr(came))
sys.exit(None if came == {"fr": "1912-05-01", "it": None, "pt": None} else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"
