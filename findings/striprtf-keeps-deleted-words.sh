#!/usr/bin/env bash
# striprtf keeps the words that an open revision deleted, as if they stood in the text.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check striprtf==0.0.35
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

from striprtf.striprtf import rtf_to_text

rtf = r"{\rtf1\ansi The ferry {\deleted never }sails.}"
came = rtf_to_text(rtf)

print("striprtf", version("striprtf"))
print("one would expect:", repr("The ferry sails."))
print("what came:       ", repr(came))
sys.exit(None if came == "The ferry never sails." else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"
