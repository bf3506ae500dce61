#!/usr/bin/env bash
# bibtexparser 2 keeps the case of field names, so entry["title"] of a TITLE raises KeyError.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check bibtexparser==2.1.0
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

import bibtexparser

entry = bibtexparser.parse_string("@ARTICLE{quay, TITLE = {The quay}, YEAR = 1912}").entries[0]
try:
    came = (entry.entry_type, entry["title"])
except KeyError as error:
    came = (entry.entry_type, f"KeyError: {error}")

print("bibtexparser", version("bibtexparser"))
print(
    "one would expect:",
    "('article', 'The quay'): the type is lower-cased, and BibTeX ignores the case of both",
)
print("what came:       ", repr(came))
sys.exit(None if came == ("article", "KeyError: 'title'") else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"
