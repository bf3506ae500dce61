#!/usr/bin/env bash
# strip_code() of mwparserfromhell gives the layout words of a picture's link as text, and glues its caption to the article.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check mwparserfromhell==0.7.2
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

import mwparserfromhell

text = "[[File:Quay.jpg|thumb|left|The quay]]The ship sails."
came = mwparserfromhell.parse(text).strip_code()

print("mwparserfromhell", version("mwparserfromhell"))
print("one would expect:", "'The ship sails.', or the caption in a line of its own")
print("what came:       ", repr(came))
sys.exit(None if came == "thumb|left|The quayThe ship sails." else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"
