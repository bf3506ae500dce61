#!/usr/bin/env bash
# strip_code() of mwparserfromhell drops the template {{w|…}}, by which Wikinews links nearly every name.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check mwparserfromhell==0.7.2
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

import mwparserfromhell

text = "The {{w|Norbury Harbour Board|Board}} said that the [[quay]] is open."
came = mwparserfromhell.parse(text).strip_code()

print("mwparserfromhell", version("mwparserfromhell"))
print("one would expect:", "'The Board said that the quay is open.'")
print("what came:       ", repr(came))
sys.exit(None if came == "The  said that the quay is open." else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"
