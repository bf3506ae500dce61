#!/usr/bin/env bash
# simplemma makes nineteen-nineties of 1990s, but leaves 1980s, and makes "p.m." of PM, the prime minister.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check simplemma==2.0.0
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

from simplemma import lemmatize

words = ("1980s", "1990s", "PM", "MP")
came = {word: lemmatize(word, lang="en") for word in words}

print("simplemma", version("simplemma"))
print("one would expect:", "each as it is, or all decades alike")
print("what came:       ", repr(came))
seen = {"1980s": "1980s", "1990s": "nineteen-nineties", "PM": "p.m.", "MP": "MP"}
sys.exit(None if came == seen else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"
