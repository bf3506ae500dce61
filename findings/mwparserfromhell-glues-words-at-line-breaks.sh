#!/usr/bin/env bash
# strip_code() of mwparserfromhell glues the words before and after <br/> and <div>.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check mwparserfromhell==0.7.2
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

import mwparserfromhell

came = mwparserfromhell.parse("High tide<br/>Low tide<div>Moon</div><div>Wind</div>").strip_code()

print("mwparserfromhell", version("mwparserfromhell"))
print("one would expect:", "a blank or a new line between them")
print("what came:       ", repr(came))
sys.exit(None if came == "High tideLow tideMoonWind" else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"
