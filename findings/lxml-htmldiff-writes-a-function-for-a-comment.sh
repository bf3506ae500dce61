#!/usr/bin/env bash
# lxml's htmldiff writes a comment of a page that is left out as the name and address of a Python function.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check lxml==6.1.3
cat >"$work/finding.py" <<'PY'
import re
import sys
from importlib.metadata import version

from lxml.html.diff import htmldiff

came = htmldiff("<p>The ferry<!-- 2 --> sails.</p>", "<p>The ferry waits.</p>")

print("lxml", version("lxml"))
print("one would expect: the words that differ in <del> and <ins>, the comment kept or left out")
print("what came:       ", repr(came))
sys.exit(None if re.search("cyfunction comment", came, re.I) else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"
