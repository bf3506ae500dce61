#!/usr/bin/env bash
# plain_text() of wikitextparser keeps the text of a footnote and glues it to the word before it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check wikitextparser==3.0.0
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

import wikitextparser

text = "The ship sails<ref>Harbour Board, 3 May</ref> again."
came = wikitextparser.parse(text).plain_text()

print("wikitextparser", version("wikitextparser"))
print("one would expect:", repr("The ship sails again."))
print("what came:       ", repr(came))
changed = came != "The ship sailsHarbour Board, 3 May again."
sys.exit("the behaviour has changed" if changed else None)
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"
